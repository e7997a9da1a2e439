// Page: a storage key as React state that follows what any context writes to it.

import { useEffect, useState } from 'react';

/** The part of a storage item that is needed to follow it. */
export interface FollowedItem<Value> {
  getValue: () => Promise<Value>;
  watch: (follow: (value: Value) => void) => () => void;
}

/** Undefined until it was read for the first time. */
export function useStorageItem<Value>(item: FollowedItem<Value>): Value | undefined {
  const [value, setValue] = useState<Value>();
  useEffect(() => {
    let isGone = false;
    // What a watcher tells is newer than what a slower first read brings.
    let isNewer = false;
    const unwatch = item.watch((next) => {
      isNewer = true;
      setValue(() => next);
    });
    item.getValue().then((first) => {
      if (!isGone && !isNewer) setValue(() => first);
    });
    return () => {
      isGone = true;
      unwatch();
    };
  }, [item]);
  return value;
}

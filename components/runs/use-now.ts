// Runs: the time, for words that change as it passes ("in 3 minutes").

import { useEffect, useState } from 'react';

/** Milliseconds since the epoch, renewed every `interval` milliseconds; null: not renewed. */
export function useNow(interval: number | null): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    if (interval === null) return;
    const timer = setInterval(() => setNow(Date.now()), interval);
    return () => clearInterval(timer);
  }, [interval]);
  return now;
}

// Claim: whether the boxes of several accounts still move as it is learned what each account is.

import { useEffect, useState } from 'react';
import { type Claimable, isUnknown } from './use-claim-plan.ts';

/** One slow look-up doesn't hold up the choice for longer (ms). */
const longest = 2_000;

/** While it is true no click may be meant for a box: it may meet another account's. */
export function useSettling(claimables: readonly Claimable[]): boolean {
  const isMoving =
    claimables.length > 1 && claimables.some(({ planned, found }) => isUnknown(planned) && !found);
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    if (!isMoving) return;
    const timer = setTimeout(() => setOver(true), longest);
    return () => clearTimeout(timer);
  }, [isMoving]);
  return isMoving && !isOver;
}

// Runs: what a change that was sent came to, and its picture, the same in Activity and in the dialog that asked.

import Check from 'lucide/dist/esm/icons/check.mjs';
import Clock from 'lucide/dist/esm/icons/clock.mjs';
import Minus from 'lucide/dist/esm/icons/minus.mjs';
import type { ClaimAccess } from '@/utils/runs/types.ts';

export const cameIcons = { done: Check, pending: Clock, gone: Minus } as const;

export type Came = keyof typeof cameIcons;

/** A request is done once it was accepted, and not for having been sent. */
export const cameOfClaim = {
  CONFIRMED: 'done',
  PENDING: 'pending',
  GONE: 'gone',
} as const satisfies Record<ClaimAccess, Came>;

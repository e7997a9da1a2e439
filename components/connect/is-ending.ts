// Connect: whether a sign-in is so near to its end that it is worth a word.

import type { SessionRow } from '@/utils/mirror/schema.ts';

/** Milliseconds. */
const SOON = 10 * 60_000;

/** By our clock: Meta may still take a token whose time is over. */
export const isEnding = (expiresAt: SessionRow['expiresAt'], now: number): boolean =>
  typeof expiresAt === 'number' && expiresAt - now < SOON;

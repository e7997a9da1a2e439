// Cursors: opaque, bound to one list, and to an item rather than to a place, so that a list may change
// between two pages without an item being skipped or shown twice.

import { createHash } from 'node:crypto';
import { invalid } from './errors.ts';

const MARK = 'AQHR';

function seal(list: string, serial: string): string {
  return createHash('sha256').update(`cursor ${list} ${serial}`).digest('base64url').slice(0, 12);
}

export function createCursor(list: string, serial: number): string {
  return Buffer.from(`${MARK}${serial.toString(36)}.${seal(list, serial.toString(36))}`).toString(
    'base64url',
  );
}

/** The serial the cursor stands at; a cursor that this list never gave is error 100. */
export function parseCursor(list: string, cursor: string): number {
  const text = Buffer.from(cursor, 'base64url').toString('utf8');
  const match = /^AQHR([0-9a-z]+)\.([\w-]{12})$/.exec(text);
  if (!match?.[1] || match[2] !== seal(list, match[1])) {
    throw invalid('Invalid cursor: the cursor is not valid for this list, or has expired');
  }
  return Number.parseInt(match[1], 36);
}

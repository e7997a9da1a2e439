// Graph: the answer of acts that have nothing else to say.

import * as v from 'valibot';
import { createParser } from './paging.ts';

const parse = createParser('success', v.object({ success: v.literal(true) }));

/** `{"success":true}`, as an outcome without particulars. Anything else is malformed: it isn't known what was done. */
export function parseSuccess(answer: unknown): Record<string, never> {
  parse(answer);
  return {};
}

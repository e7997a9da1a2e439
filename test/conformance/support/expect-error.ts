// Conformance: what every error of the Graph API has in common, and what one of them says.

import { expect } from 'vitest';
import type { Reply } from './graph.ts';

interface Expected {
  code: number;
  subcode?: number;
  status?: number;
  type?: string;
  message?: string | RegExp;
}

/** Fails unless the reply is a Graph error of the right form with this code. */
export function expectError(
  { status, body, text }: Pick<Reply, 'status' | 'body' | 'text'>,
  { code, subcode, status: wanted = 400, type = 'OAuthException', message }: Expected,
): void {
  expect(body.error, text).toMatchObject({
    code,
    type,
    message: expect.any(String),
    fbtrace_id: expect.any(String),
  });
  expect(body.error.message).not.toBe('');
  expect(body.error.fbtrace_id).not.toBe('');
  if (subcode !== undefined) expect(body.error.error_subcode).toBe(subcode);
  if (typeof message === 'string') expect(body.error.message).toBe(message);
  if (message instanceof RegExp) expect(body.error.message).toMatch(message);
  expect(status).toBe(wanted);
}

/** Permission errors (10, 200 to 299) come with either status; clients go by the code. */
export function expectRefused({ status, body, text }: Reply): void {
  expect([10, 200], text).toContain(body.error?.code);
  expect([400, 403]).toContain(status);
}

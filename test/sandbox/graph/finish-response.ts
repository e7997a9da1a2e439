// The last step of an HTTP answer: Meta's headers, the ETag, and what faults do to a finished body.

import { createHash, randomBytes } from 'node:crypto';
import type { FaultOrder } from '../door/faults.ts';
import type { Answer } from './answer-call.ts';
import { createTraceId } from './errors.ts';

export interface GraphResponse {
  status: number;
  headers: Record<string, string>;
  body: string;
}

const PAGE =
  '<!DOCTYPE html><html lang="en"><head><title>Error</title></head>' +
  '<body><h1>Sorry, something went wrong.</h1></body></html>';
const STANDARD = {
  'content-type': 'application/json; charset=UTF-8',
  'access-control-allow-origin': '*',
  'cache-control': 'private, no-cache, no-store, must-revalidate',
  pragma: 'no-cache',
  expires: 'Sat, 01 Jan 2000 00:00:00 GMT',
};

/** `ifNoneMatch` is given for reads only; 304 has no body. `isPretty` sets the body out in lines, and changes nothing. */
export function finishResponse(
  answer: Answer,
  options: { faults: readonly FaultOrder[]; ifNoneMatch?: string | undefined; isPretty?: boolean },
): GraphResponse {
  const { faults, ifNoneMatch, isPretty } = options;
  const headers: Record<string, string> = {
    ...STANDARD,
    ...answer.headers,
    'x-fb-request-id': createTraceId(),
    'x-fb-trace-id': createTraceId(),
    'x-fb-rev': '1027000000',
    'x-fb-debug': randomBytes(24).toString('base64'),
  };
  if (faults.some((fault) => fault.kind === 'html')) {
    return {
      status: answer.status,
      headers: { ...headers, 'content-type': 'text/html; charset=utf-8' },
      body: PAGE,
    };
  }
  const body = JSON.stringify(answer.body, null, isPretty ? 2 : undefined);
  if (answer.status === 200) {
    headers.etag = createEtag(body);
    if (matchesEtag(ifNoneMatch, headers.etag)) {
      return { status: 304, headers, body: '' };
    }
  }
  const cut = faults.some((fault) => fault.kind === 'truncate');
  return { status: answer.status, headers, body: cut ? body.slice(0, Math.floor(body.length / 2)) : body };
}

export function createEtag(body: string): string {
  return `"${createHash('sha1').update(body).digest('hex')}"`;
}

export function matchesEtag(ifNoneMatch: string | undefined, etag: string): boolean {
  const tags = ifNoneMatch?.split(',').map((tag) => tag.trim().replace(/^W\//, '')) ?? [];
  return tags.includes(etag) || tags.includes('*');
}

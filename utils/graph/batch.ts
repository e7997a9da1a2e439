// Graph: batches on the wire. A batch saves round trips, not quota: each entry counts.

import { createMalformedError } from './errors.ts';
import { encodeParams, type GraphRequest } from './params.ts';

export interface BatchEntry {
  status: number;
  /** Names in lower case. */
  headers: Map<string, string>;
  /** The entry's body: a string of JSON. */
  text: string;
}

export interface BatchItem {
  method: string;
  relative_url: string;
  body?: string;
}

export function toBatchItem({ method, path, params = {} }: GraphRequest): BatchItem {
  const encoded = encodeParams(params).toString();
  if (method === 'POST') return { method, relative_url: path, body: encoded };
  return { method, relative_url: encoded ? `${path}?${encoded}` : path };
}

/**
 * One entry per request, in their order; null where Graph left one out or where the entry isn't one.
 * Throws when the answer isn't a list at all.
 */
export function parseBatchAnswer(answer: unknown, count: number): (BatchEntry | null)[] {
  if (!Array.isArray(answer))
    throw createMalformedError('A batch was answered with something else than a list');
  return Array.from({ length: count }, (_, index) => parseEntry(answer[index]));
}

function parseEntry(entry: unknown): BatchEntry | null {
  if (typeof entry !== 'object' || entry === null) return null;
  const { code, headers, body } = entry as Record<string, unknown>;
  if (typeof code !== 'number' || typeof body !== 'string') return null;
  const named = new Map<string, string>();
  for (const header of Array.isArray(headers) ? headers : []) {
    if (typeof header?.name === 'string' && typeof header.value === 'string') {
      named.set(header.name.toLowerCase(), header.value);
    }
  }
  return { status: code, headers: named, text: body };
}

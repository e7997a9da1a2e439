// Batches: reading the items, references between them, and the entries of the answer.

import { GraphError, invalid } from './errors.ts';
import { readJsonPath } from './json-path.ts';
import { type Method, type Params, parseForm, parseJson, readText } from './params.ts';

const MOST = 50;
/** `{result=NAME:$.data.*.id}`, and the same percent-encoded. */
const REFERENCE = /\{result=([^:}]+):([^}]+)\}/g;
const ENCODED_REFERENCE = /(\{|%7B)(result(?:=|%3D)(?:[^{}%]|%(?!7D))*)(?:\}|%7D)/gi;

export interface BatchItem {
  method: Method;
  /** Path and query, references not yet filled in. */
  relativeUrl: string;
  body: string;
  name?: string;
  /** The names of the items that it refers to, or that must have finished before it. */
  needs: readonly string[];
  /** ETags that the caller knows. */
  ifNoneMatch?: string;
  /** Left out of the answer once it has succeeded. */
  omit: boolean;
}

export interface BatchEntry {
  code: number;
  headers?: { name: string; value: string }[];
  body: string;
}

/** The items of a `batch` parameter: a JSON text, or an array of a JSON body. */
export function parseBatch(value: unknown): BatchItem[] {
  const items = typeof value === 'string' ? parseArray(value) : value;
  if (!Array.isArray(items)) throw invalid('batch parameter must be a JSON array');
  if (items.length > MOST) {
    throw new GraphError({
      code: 100,
      type: 'GraphBatchException',
      message: `Too many requests in batch message. Maximum batch size is ${MOST}`,
    });
  }
  const parsed = items.map((item: unknown) => parseItem(item));
  const referred = new Set(parsed.flatMap(({ relativeUrl, body }) => referredIn(relativeUrl + body)));
  return parsed.map(({ omit, ...item }) => ({
    ...item,
    omit: omit ?? (item.name !== undefined && referred.has(item.name)),
  }));
}

function parseArray(text: string): unknown {
  try {
    return parseJson(text);
  } catch (error) {
    if (error instanceof SyntaxError) throw invalid('batch parameter must be a JSON array');
    throw error;
  }
}

/** An item as it stands; whether it is left out, where it doesn't say so, is a matter of the others. */
function parseItem(value: unknown): Omit<BatchItem, 'omit'> & { omit: boolean | undefined } {
  const item = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;
  const method = (typeof item.method === 'string' ? item.method : 'GET').toUpperCase();
  const name = typeof item.name === 'string' ? item.name : undefined;
  const relativeUrl = decodeReferences(typeof item.relative_url === 'string' ? item.relative_url : '');
  const body = decodeReferences(typeof item.body === 'string' ? item.body : formOf(item.body));
  return {
    method: method === 'DELETE' ? 'DELETE' : method === 'POST' || method === 'PUT' ? 'POST' : 'GET',
    relativeUrl,
    body,
    needs: [
      ...referredIn(relativeUrl + body),
      ...(typeof item.depends_on === 'string' ? [item.depends_on] : []),
    ],
    omit: readOmit(item),
    ...(name === undefined ? {} : { name }),
    ...readIfNoneMatch(item.headers),
  };
}

/** A boolean, or the text of one; anything else says nothing. */
function readOmit(item: Params): boolean | undefined {
  const text = readText(item, 'omit_response_on_success')?.toLowerCase() ?? '';
  if (['true', '1'].includes(text)) return true;
  return ['false', '0'].includes(text) ? false : undefined;
}

/** An item's `headers` are lines: `["If-None-Match: \"…\""]`. */
function readIfNoneMatch(headers: unknown): { ifNoneMatch?: string } {
  for (const line of Array.isArray(headers) ? headers : []) {
    const value = typeof line === 'string' ? /^if-none-match:\s*(.+)$/i.exec(line)?.[1] : undefined;
    if (value !== undefined) return { ifNoneMatch: value };
  }
  return {};
}

function formOf(value: unknown): string {
  if (typeof value !== 'object' || value === null) return '';
  const texts = Object.entries(value).map(([key, entry]): [string, string] => [
    key,
    typeof entry === 'string' ? entry : JSON.stringify(entry),
  ]);
  return new URLSearchParams(texts).toString();
}

/**
 * A body as the SDK writes it, `name=A & B` without encoding, or properly encoded. An `&` begins a new
 * parameter only where a name and `=` follow it.
 */
export function parseItemBody(body: string): Params {
  const pairs = body.split(/&(?=[A-Za-z_][\w[\]%]*=)/).map((pair): [string, string] => {
    const at = pair.indexOf('=');
    return at < 0 ? [decode(pair), ''] : [decode(pair.slice(0, at)), decode(pair.slice(at + 1))];
  });
  return body === '' ? {} : parseForm(pairs);
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch (error) {
    if (error instanceof URIError) return text;
    throw error;
  }
}

/** The places of the items as they are run: in their order, but each after what it needs; circles break anywhere. */
export function placesInTurn(items: readonly BatchItem[]): number[] {
  const left = [...items.keys()];
  const isReady = (place: number): boolean =>
    !items[place]?.needs.some((name) => left.some((other) => items[other]?.name === name));
  return items.flatMap(() => left.splice(Math.max(0, left.findIndex(isReady)), 1));
}

/** References in plain text, where they were encoded with the URL or the body around them. */
function decodeReferences(text: string): string {
  return text.replace(ENCODED_REFERENCE, (_, open: string, inner: string) => {
    const plain = open === '{' ? inner.replaceAll('+', '%2B') : inner;
    return `{${decode(plain)}}`;
  });
}

/** The items that a text refers to by `{result=NAME:…}`. */
function referredIn(text: string): string[] {
  return [...text.matchAll(REFERENCE)].map((match) => match[1] as string);
}

/** Fills `{result=NAME:$.data.*.id}` from the bodies answered so far. */
export function fillReferences(text: string, bodies: ReadonlyMap<string, unknown>): string {
  return text.replace(REFERENCE, (_, name: string, path: string) =>
    readJsonPath(bodies.get(name), path).map(String).join(','),
  );
}

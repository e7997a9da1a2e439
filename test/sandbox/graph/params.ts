// A call's parameters, from query and body of any kind, and readers that answer with error 100.

import { randomUUID } from 'node:crypto';
import { invalid, required } from './errors.ts';

export type Method = 'GET' | 'POST' | 'DELETE';

export type Params = Record<string, unknown>;

/** What the text says as JSON; an id written as a number that a number can't hold becomes its digits. */
export function parseJson(text: string): unknown {
  const keepDigits = (_: string, value: unknown, context?: { source?: string }): unknown =>
    typeof value === 'number' && !Number.isSafeInteger(value) && /^\d+$/.test(context?.source ?? '')
      ? context?.source
      : value;
  return JSON.parse(text, keepDigits) as unknown;
}

/** The verb of a call: `method` among the parameters stands for another one, except for a DELETE. */
export function readMethod(verb: string, params: Params): Method {
  const asked = (verb === 'DELETE' ? undefined : readText(params, 'method'))?.toUpperCase();
  const method = asked === 'GET' || asked === 'POST' || asked === 'DELETE' ? asked : verb;
  if (method === 'DELETE') return 'DELETE';
  return ['POST', 'PUT', 'PATCH'].includes(method) ? 'POST' : 'GET';
}

/** The parameters of a query or of an urlencoded body; `a[]=` and `a[0]=` become lists. */
export function parseForm(pairs: Iterable<[string, string]>): Params {
  const params: Params = {};
  for (const [key, value] of pairs) {
    const list = /^([^[]+)\[\d*\]$/.exec(key)?.[1];
    if (list === undefined) {
      params[key] = value;
      continue;
    }
    const before = params[list];
    params[list] = Array.isArray(before) ? [...before, value] : [value];
  }
  return params;
}

/** A body by its content type; `undefined` when it can't be read as what it says it is. */
export async function parseBody(body: Buffer, contentType: string): Promise<Params | undefined> {
  const text = body.toString('utf8');
  if (text.trim() === '') return {};
  if (contentType.includes('multipart/form-data')) {
    try {
      const form = await readMultipart(body, contentType);
      const texts = [...form.entries()].filter(
        (pair): pair is [string, string] => typeof pair[1] === 'string',
      );
      return parseForm(texts);
    } catch {
      return undefined;
    }
  }
  if (contentType.includes('json') || (contentType === '' && text.trimStart().startsWith('{'))) {
    return parseJsonObject(text);
  }
  return parseForm(new URLSearchParams(text));
}

/** What parses takes fewer marks between parts than are allowed, and finds them inside of lines: it is given another. */
function readMultipart(body: Buffer, contentType: string): Promise<FormData> {
  const mark = /boundary="?([^";]+)"?/i.exec(contentType)?.[1]?.trim() ?? '';
  const taken = randomUUID();
  const escaped = mark.replace(/[^\w]/g, '\\$&');
  const text = body
    .toString('latin1')
    .replace(new RegExp(`(^|\\r\\n)--${escaped}(?=--|\\s)`, 'g'), `$1--${taken}`);
  return new Response(Buffer.from(text, 'latin1'), {
    headers: { 'content-type': `multipart/form-data; boundary=${taken}` },
  }).formData();
}

function parseJsonObject(text: string): Params | undefined {
  try {
    const value = parseJson(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Params)
      : undefined;
  } catch {
    return undefined;
  }
}

/** Percent signs that encode nothing are left as they are. */
export function decodePath(path: string): string {
  try {
    return decodeURI(path);
  } catch (error) {
    if (error instanceof URIError) return path;
    throw error;
  }
}

/** The value as text; numbers and booleans of a JSON body count, an empty text doesn't. */
export function readText(params: Params, name: string): string | undefined {
  const value = params[name];
  if (typeof value === 'string') return value.trim() === '' ? undefined : value;
  if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint')
    return String(value);
  return undefined;
}

export function needText(params: Params, name: string): string {
  const value = readText(params, name);
  if (value === undefined) throw required(name);
  return value;
}

/** A list of texts: a JSON array, `['A', 'B']`, `["A,B"]`, `A,B`, or an array of a JSON body. */
export function readList(params: Params, name: string): string[] | undefined {
  const value = params[name];
  if (value === undefined || value === null || value === '') return undefined;
  const items = Array.isArray(value) ? value : listOf(String(value));
  return items
    .flatMap((item) => String(item).split(','))
    .map((item) => item.trim())
    .filter((item) => item !== '');
}

function listOf(text: string): unknown[] {
  const trimmed = text.trim();
  if (!trimmed.startsWith('[')) return [trimmed];
  for (const candidate of [trimmed, trimmed.replaceAll("'", '"')]) {
    try {
      const parsed = parseJson(candidate);
      if (Array.isArray(parsed)) return parsed;
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
    }
  }
  throw invalid('Param must be an array.');
}

export function readBoolean(params: Params, name: string): boolean | undefined {
  const value = readText(params, name)?.toLowerCase();
  if (value === undefined) return undefined;
  if (value === 'true' || value === '1') return true;
  if (value === 'false' || value === '0') return false;
  throw invalid(`Param ${name} must be a boolean`, { blame: [name] });
}

export function readOneOf<T extends string>(
  params: Params,
  name: string,
  choices: readonly T[],
): T | undefined {
  const value = readText(params, name);
  if (value === undefined) return undefined;
  const choice = choices.find((candidate) => candidate === value);
  if (choice) return choice;
  throw invalid(`Param ${name} must be one of {${choices.join(', ')}} - got "${value}".`, { blame: [name] });
}

/** The digits of an `act_###`. */
export function needAdAccountId(params: Params, name = 'adaccount_id'): string {
  const value = needText(params, name);
  const digits = /^act_(\d{1,20})$/.exec(value)?.[1];
  if (digits) return digits;
  throw invalid(`Param ${name} must be a valid ad account ID (e.g. act_123) - got "${value}".`, {
    blame: [name],
  });
}

// Graph: failures. One class, one table from Meta's codes to what helps.

import { createLocalProblem, createProblem, type Problem, type Remedy } from '../problem.ts';

/** Anything that kept a request from an answer that can be used. */
export class GraphError extends Error {
  override readonly name = 'GraphError';
  readonly problem: Problem;
  /** A write may have been done all the same: look before doing anything else. */
  readonly isUnclear: boolean;

  constructor(problem: Problem, options: { isUnclear: boolean; cause?: unknown }) {
    super(problem.message, { cause: options.cause });
    this.problem = problem;
    this.isUnclear = options.isUnclear;
  }
}

const waitCodes = new Set([
  4, 17, 32, 341, 613, 80000, 80001, 80002, 80003, 80004, 80005, 80006, 80008, 80009, 80014,
]);
const signInCodes = new Set([102, 104, 190, 457]);
const actCodes = new Set([3, 10, 294, 368, 415]);
/** "Technical issue, please try again": Meta says itself that nothing was changed. */
const tryAgainCodes = new Set([3902, 3912, 3919]);

/**
 * What helps, by code alone (HTTP statuses vary by observer).
 * Sources: the error reference and the business edges' tables of codes.
 */
export function getRemedy(code: number, message: string, isTransient: boolean): Remedy {
  if (waitCodes.has(code)) return 'wait';
  if (signInCodes.has(code)) return 'sign-in';
  // 2500 is both "no token" and a syntax error in the path.
  if (code === 2500) return /access token/i.test(message) ? 'sign-in' : 'fix';
  if (actCodes.has(code) || (code >= 200 && code <= 299)) return 'act';
  if (isUnknownFailure(code) || isTransient || tryAgainCodes.has(code)) return 'retry';
  return 'fix';
}

/** Codes that say "something went wrong" without saying before or after the deed. */
function isUnknownFailure(code: number): boolean {
  return code === 1 || code === 2 || code < 0;
}

/** `reduce the amount of data` (code 1): the page was too large, and nothing was wrong otherwise. */
export function isTooMuchData(error: unknown): boolean {
  return error instanceof GraphError && error.problem.reason === 'too-much-data';
}

const readNumber = (value: unknown): number | null => (typeof value === 'number' ? value : null);

/** Meta repeats a token that it can't read in its message. What looks like one, or is the one sent, goes. */
function withoutToken(text: string, token: string | undefined): string {
  const shorter = token ? text.replaceAll(token, '…') : text;
  return shorter.replace(/(Malformed access token).*/is, '$1 …').replace(/\bEA[A-Za-z0-9]{20,}/g, '…');
}

/** From `{"error":{…}}`, or null where the body isn't one. `token`: the one that was sent, to be kept out of it. */
export function parseGraphError(body: unknown, token?: string): GraphError | null {
  if (typeof body !== 'object' || body === null || !('error' in body)) return null;
  const { error } = body;
  if (typeof error !== 'object' || error === null) return null;
  const fields = error as Record<string, unknown>;
  const readText = (value: unknown): string | null =>
    typeof value === 'string' && value !== '' ? withoutToken(value, token).slice(0, 2000) : null;
  const code = readNumber(fields.code) ?? 1;
  const message = readText(fields.message) ?? 'Unknown error';
  const isTransient = fields.is_transient === true;
  const tooMuch = code === 1 && /reduce the amount of data/i.test(message);
  const problem = createProblem({
    kind: 'graph',
    remedy: tooMuch ? 'fix' : getRemedy(code, message, isTransient),
    code,
    subcode: readNumber(fields.error_subcode),
    reason: tooMuch ? 'too-much-data' : null,
    message,
    userTitle: readText(fields.error_user_title),
    userMessage: readText(fields.error_user_msg),
    traceId: readText(fields.fbtrace_id),
  });
  return new GraphError(problem, { isUnclear: !tooMuch && (isUnknownFailure(code) || isTransient) });
}

/** No answer came: the connection failed, was cut, or took too long; or one entry of a batch wasn't processed. */
export function createNetworkError(
  reason: 'no-answer' | 'timeout' | 'left-out',
  cause?: unknown,
): GraphError {
  const problem = createProblem({ kind: 'network', remedy: 'retry', reason, message: 'No answer from Meta' });
  return new GraphError(problem, { isUnclear: true, cause });
}

/** An answer came that isn't Graph's: a page, half a body, another shape. */
export function createMalformedError(what: string, cause?: unknown, reason = 'malformed'): GraphError {
  const problem = createProblem({ kind: 'malformed', remedy: 'retry', reason, message: what });
  return new GraphError(problem, { isUnclear: true, cause });
}

/** A list whose next page is one that was read before, or that has ever another one. */
export const createEndlessError = (): GraphError =>
  createMalformedError("A list doesn't end", undefined, 'endless');

/** Meta asked to wait, by header or by error. `retryAt` in milliseconds since the epoch. */
export function createWaitError(retryAt: number, problem?: Problem): GraphError {
  const base = problem ?? createProblem({ kind: 'graph', remedy: 'wait', message: 'Usage limit reached' });
  return new GraphError({ ...base, retryAt }, { isUnclear: false });
}

/** There is no token for whoever should make the call: nothing was sent. */
export function createSignedOutError(): GraphError {
  const problem = createProblem({
    kind: 'local',
    remedy: 'sign-in',
    reason: 'no-token',
    message: 'No token',
  });
  return new GraphError(problem, { isUnclear: false });
}

/** What was asked for isn't possible here, told by a word of `Problem.reason`. Nothing was sent. */
export function createLocalError(reason: string, message = reason): GraphError {
  return new GraphError(createLocalProblem(reason, message), { isUnclear: false });
}

export const createUnknownBusinessError = (): GraphError => createLocalError('unknown-business');

/** Any failure as plain data. */
export function toProblem(error: unknown): Problem {
  if (error instanceof GraphError) return error.problem;
  const name = error instanceof Error ? error.name : '';
  const message = error instanceof Error ? error.message : String(error);
  const inner =
    error instanceof Error && 'inner' in error && error.inner instanceof Error ? error.inner.name : '';
  if (name === 'QuotaExceededError' || inner === 'QuotaExceededError') {
    return createProblem({ kind: 'storage', remedy: 'act', reason: 'storage-full', message });
  }
  if (
    /VersionError|DatabaseClosedError|MissingAPIError|OpenFailedError|UnknownError/.test(`${name} ${inner}`)
  ) {
    // Whatever was asked of a database that couldn't be opened fails as closed, with the true cause inside.
    const reason = /VersionError/.test(`${name} ${inner}`) ? 'storage-newer' : 'storage-broken';
    return createProblem({ kind: 'storage', remedy: 'act', reason, message });
  }
  return createProblem({ kind: 'local', remedy: 'retry', reason: 'unexpected', message });
}

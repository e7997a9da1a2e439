// Basics: a failure as plain data, so that it can be stored, sent to a page and told in words there.

/** What helps: the one thing a caller or a person should do next. */
export type Remedy =
  /** The same request may be sent again by itself. */
  | 'retry'
  /** Nothing more until `retryAt`. */
  | 'wait'
  /** The token is no longer good: the same person has to sign in again. */
  | 'sign-in'
  /** The person has to do something at Meta (a right, two-factor, a checkpoint). */
  | 'act'
  /** What was sent is wrong or refused for good: change the input. */
  | 'fix';

export interface Problem {
  /** `graph`: Meta said so. `network`: no answer. `malformed`: an answer that isn't Graph's. `storage`: no room. `local`: ours. */
  kind: 'graph' | 'network' | 'malformed' | 'storage' | 'local';
  remedy: Remedy;
  /** Graph error code and subcode, or for `local` a short word such as `step-in-doubt`. */
  code: number | null;
  subcode: number | null;
  reason: string | null;
  /** Meta's own message, untranslated. */
  message: string;
  userTitle: string | null;
  userMessage: string | null;
  traceId: string | null;
  /** Milliseconds since the epoch, with `wait`. */
  retryAt: number | null;
}

const blank: Problem = {
  kind: 'local',
  remedy: 'fix',
  code: null,
  subcode: null,
  reason: null,
  message: '',
  userTitle: null,
  userMessage: null,
  traceId: null,
  retryAt: null,
};

/** A problem with all that isn't given empty. */
export function createProblem(known: Partial<Problem> & Pick<Problem, 'kind' | 'remedy'>): Problem {
  return { ...blank, ...known };
}

/** A failure of our own making, by its word. */
export const createLocalProblem = (reason: string, message = ''): Problem =>
  createProblem({ kind: 'local', remedy: 'fix', reason, message });

/**
 * Facebook wants something of the person first: to log in there and pass a check (190/459), or to confirm the profile
 * (190/464). The same token is good again afterwards, so it is kept; after all other refusals of a token it isn't.
 */
export function isCheckpoint(problem: Problem | null | undefined): problem is Problem {
  return problem?.code === 190 && (problem.subcode === 459 || problem.subcode === 464);
}

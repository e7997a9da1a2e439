// Runs: a problem in words: what happened and what to do. Meta's codes have their meaning here for people;
// what helps a program is `remedy`.

import { i18n } from '#i18n';
import type { Problem } from '@/utils/problem.ts';
import type { OperationName } from '@/utils/runs/types.ts';
import { describeRefusal, isRefusal } from './describe-guard.ts';

export interface ProblemWords {
  /** What happened, as one sentence. */
  what: string;
  /** What to do about it. */
  todo: string;
  /** Meta's own words for people, where they say more than ours. */
  says: string | null;
}

/** By `code/subcode`, else by `code`. From the error reference and the business edges' tables of codes. */
const byCode = {
  '1': 'tooMuchData',
  '2': 'unavailable',
  '3': 'capability',
  '4': 'throttled',
  '10': 'permission',
  '17': 'throttled',
  '32': 'throttled',
  '100': 'invalid',
  '100/33': 'notFound',
  '100/1752129': 'taskCombination',
  '102': 'tokenInvalid',
  '104': 'tokenInvalid',
  '190': 'tokenInvalid',
  '190/458': 'tokenRevoked',
  '190/459': 'tokenCheckpoint',
  '190/460': 'tokenPassword',
  '190/463': 'tokenExpired',
  '190/464': 'tokenUnconfirmed',
  '190/467': 'tokenRevoked',
  '190/492': 'permission',
  '270': 'appAccess',
  '294': 'adsPermission',
  '341': 'throttled',
  '368': 'blocked',
  '415': 'twoFactor',
  '457': 'tokenInvalid',
  '613': 'throttled',
  '803': 'notFound',
  '2500': 'tokenInvalid',
  '2620': 'assignRefused',
  '2635': 'version',
  '3902': 'createGlitch',
  '3912': 'glitch',
  '3914': 'lastAdmin',
  '3919': 'glitch',
  '3936': 'alreadyAsked',
  '3944': 'alreadyHas',
  '3979': 'tooManyAccounts',
  '3980': 'badStanding',
  '3994': 'noHistory',
  '23007': 'prepay',
  '104001': 'noAppInBusiness',
} as const;

/**
 * Where a code means something else for a claim. Meta publishes no codes of their own for its refusals of one: a group of
 * accounts, a creative account, another business's account and an id that isn't one all come as 100.
 */
const byClaimCode = {
  '100': 'claimRefused',
  '100/33': 'claimNotFound',
  '3979': 'claimTooMany',
} as const;

/** Where a code is about a token that was only just given: nobody is known by it, and nothing waits for it. */
const byConnectCode = {
  '190/458': 'pastedRevoked',
  '190/460': 'pastedPassword',
  '190/463': 'pastedExpired',
  '190/467': 'pastedRevoked',
} as const;

/** What Claimdesk itself knows without asking Meta. */
const byReason = {
  'no-background': 'noBackground',
  'not-a-token': 'notAToken',
  'no-token': 'signedOut',
  restarted: 'restarted',
  'no-app-id': 'noAppId',
  'sign-in-ended': 'signInEnded',
  'sign-in-not-ours': 'signInNotOurs',
  'sign-in-refused': 'signInRefused',
  'unknown-business': 'unknownBusiness',
  'nothing-to-undo': 'nothingToUndo',
  'last-manager': 'lastManager',
  yourself: 'takesFromYou',
  'changed-since': 'changedSince',
  'no-longer-pending': 'notPending',
  superseded: 'superseded',
  stopped: 'stopped',
  'other-business': 'otherBusiness',
  disconnected: 'disconnected',
  endless: 'endless',
  'invalid-input': 'invalid',
  'in-doubt': 'inDoubt',
  'storage-full': 'storage',
  'storage-broken': 'storageVersion',
  'storage-newer': 'storageNewer',
} as const;

type ProblemName =
  | (typeof byCode)[keyof typeof byCode]
  | (typeof byReason)[keyof typeof byReason]
  | (typeof byClaimCode)[keyof typeof byClaimCode]
  | (typeof byConnectCode)[keyof typeof byConnectCode]
  | 'pastedThrottled'
  | 'missingScope'
  | 'unknown'
  | 'network'
  | 'malformed'
  | 'local';

/** Names whose general words are worth less than what Meta says about the case. */
const saysMore = new Set<ProblemName>([
  'invalid',
  'unknown',
  'badStanding',
  'permission',
  'blocked',
  'claimRefused',
]);

/** What was being done: a kind of change, or connecting. */
export type Doing = OperationName | 'connect';

const byDoing: Partial<Record<Doing, Record<string, ProblemName>>> = {
  'claim-ad-account': byClaimCode,
  connect: byConnectCode,
};

/** Which of the known problems it is, for what was being done if that is given; `unknown` is told as such. */
export function getProblemName(problem: Problem, operation?: Doing): ProblemName {
  const { kind, code, subcode, reason, message } = problem;
  const known = reason === null ? undefined : (byReason as Record<string, ProblemName>)[reason];
  if (known) return known;
  if (kind === 'network' || kind === 'malformed' || kind === 'storage' || kind === 'local') return kind;
  const names: Record<string, ProblemName> = { ...byCode, ...(operation && byDoing[operation]) };
  const named = names[`${code}/${subcode}`] ?? names[`${code}`];
  // Meta's words for programs, which it doesn't translate.
  if (named === 'claimRefused' && /must be a valid ad account/i.test(message)) return 'claimNotFound';
  if (named === 'throttled' || code === null || (code >= 80_000 && code <= 80_014))
    // A token that wasn't taken isn't held either: nothing goes on by itself.
    return operation === 'connect' ? 'pastedThrottled' : 'throttled';
  if (named) return named;
  if (code >= 200 && code <= 299) return 'missingScope';
  return code < 0 ? 'unavailable' : 'unknown';
}

/** A refusal of our input without words for people: Meta's words for programs say at least which part is meant. */
function getPlainMessage({ kind, message }: Problem): string {
  return kind === 'graph' ? message.replace(/^\(#\d+\)\s*/, '') : '';
}

interface About {
  /** Milliseconds since the epoch: how long is still to be waited is told in minutes from it. */
  now?: number;
  /** What was being done. */
  operation?: Doing | undefined;
}

export function describeProblem(problem: Problem, { now = Date.now(), operation }: About = {}): ProblemWords {
  const name = getProblemName(problem, operation);
  // Planning knew it beforehand, so Meta wasn't asked.
  if (name === 'local' && isRefusal(problem.reason))
    return { what: describeRefusal(problem.reason), todo: i18n.t('problem.refused.todo'), says: null };
  const { userTitle, userMessage, retryAt } = problem;
  const said =
    [userTitle, userMessage].filter((text) => text !== null).join(': ') || getPlainMessage(problem);
  const isWaiting = retryAt !== null && retryAt > now;
  return {
    what: i18n.t(`problem.${name}.what`),
    todo:
      (name === 'throttled' || name === 'pastedThrottled') && isWaiting
        ? i18n.t(`problem.${name}.minutes`, Math.max(1, Math.ceil((retryAt - now) / 60_000)))
        : i18n.t(`problem.${name}.todo`),
    says: said !== '' && saysMore.has(name) ? said : null,
  };
}

// Runs: guards and refusals in words.

import { i18n } from '#i18n';
import { formatNumber } from '@/components/ui/format.ts';
import type { Guard, PlannedChange, Refusal } from '@/utils/runs/types.ts';
import { describeLevel } from './describe-change.ts';

/** Guards that one can say yes to; `other-business` is settled by picking a business. */
export type AskedGuard = Exclude<Guard, 'other-business'>;

/** Strongest first: the act's button takes its words from the first that applies. */
const order: AskedGuard[] = ['last-manager', 'yourself', 'changed-since', 'one-way', 'removal'];

const names = {
  'last-manager': 'lastManager',
  yourself: 'yourself',
  'changed-since': 'changedSince',
  'one-way': 'oneWay',
  removal: 'removal',
} as const satisfies Record<AskedGuard, string>;

const refusals = {
  'owner-confirmed': 'ownerConfirmed',
  'not-in-business': 'notInBusiness',
  'no-longer-pending': 'noLongerPending',
  'already-owned': 'alreadyOwned',
  'already-pending': 'alreadyPending',
  'unknown-person': 'unknownPerson',
  'not-joined': 'notJoined',
  'beyond-permitted': 'beyondPermitted',
  'no-change': 'noChange',
  'no-credit-line': 'noCreditLine',
} as const satisfies Record<Refusal, string>;

/** What the guard says of these changes. */
export function describeGuard(
  guard: AskedGuard,
  planned: readonly PlannedChange[],
): { title: string; text: string } {
  const name = names[guard];
  const title = i18n.t(`guard.${name}.title`);
  const [one, ...more] = planned.filter(({ guards }) => guards.includes(guard));
  if (guard === 'removal' && planned.every(({ change }) => change.operation === 'set-tasks'))
    return { title, text: i18n.t('guard.removal.ofAccess') };
  if (guard !== 'changed-since' || !one || more.length > 0)
    return { title, text: i18n.t(`guard.${name}.text`) };
  const { before, after } = one;
  const levels = { before: describeLevel(before), after: describeLevel(after) };
  return { title, text: i18n.t('guard.changedSince.nowAndAfter', levels) };
}

/** Whether a `Problem.reason` is a refusal's word. */
export const isRefusal = (reason: string | null): reason is Refusal =>
  reason !== null && Object.hasOwn(refusals, reason);

export function describeRefusal(refusal: Refusal): string {
  return i18n.t(`guard.refusal.${refusals[refusal]}`);
}

/** The guards to ask for, strongest first, each once. */
export function getAskedGuards(guards: readonly Guard[]): AskedGuard[] {
  return order.filter((guard) => guards.includes(guard));
}

/** Whether the words have to be confirmed apart from the button: nobody does these by a slip. */
export function isDeliberate(guards: readonly Guard[]): boolean {
  return guards.includes('last-manager') || guards.includes('yourself');
}

/** What the button says: the act itself, never "OK". */
export function describeAct(guards: readonly AskedGuard[], planned: readonly PlannedChange[]): string {
  const first = guards[0];
  const one = planned[0];
  if (first === undefined || !one) return i18n.t('guard.oneWay.confirm');
  if (first === 'one-way' && planned.every(({ change }) => change.operation === 'claim-ad-account')) {
    const n = planned.length;
    return n === 1 ? i18n.t('claim.claim') : i18n.t('claim.claimMany', n, { n: formatNumber(n) });
  }
  if (first !== 'removal') return i18n.t(`guard.${names[first]}.confirm`);
  if (one.personName) return i18n.t('guard.removePerson', { name: one.personName });
  return i18n.t('guard.removal.confirm');
}

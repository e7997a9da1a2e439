// Runs: a change in one line of words, for lists and titles.

import { i18n } from '#i18n';
import { formatNumber } from '@/components/ui/format.ts';
import { isolate } from '@/components/ui/isolate.ts';
import { type AdAccountId, toActId } from '@/utils/ids.ts';
import type { ClaimAccess, PlannedChange, RunRow, StepOutcome } from '@/utils/runs/types.ts';
import { getTaskLevel, type TaskLevel, type TaskMask } from '@/utils/tasks.ts';

/** DRAFT is the one set without a level that Graph takes. */
const getLevelName = (mask: TaskMask | null): TaskLevel | 'draft' | 'none' =>
  getTaskLevel(mask ?? 0) ?? (mask ? 'draft' : 'none');

/** "Analyze", "Advertise", "Manage", "drafts only" or "no access". */
export function describeLevel(mask: TaskMask | null): string {
  return i18n.t(`runs.level.${getLevelName(mask)}`);
}

/** Asked for again while it is on its way: from where it comes says nothing then. */
export function isSameLevel({ before, after }: Pick<PlannedChange, 'before' | 'after'>): boolean {
  return getLevelName(before) === getLevelName(after);
}

/** The account's name, or its `act_` id where none is known. */
export function getAccountTitle({ accountId, accountName }: PlannedChange): string {
  return accountName ?? (accountId === null ? '' : toActId(accountId));
}

/** "NAME · act_1": twins have the same name, the id tells them apart. */
export function getAccountSubject(name: string | null, id: AdAccountId): string {
  const actId = toActId(id);
  return name ? i18n.t('runs.subject', { name, id: actId }) : actId;
}

/** What a problem or an outcome is about: the person and the account, by name and id. */
export function getSubject({ accountId, accountName, personName }: PlannedChange): string {
  const account = accountId === null ? (accountName ?? '') : getAccountSubject(accountName, accountId);
  return personName ? `${personName} · ${account}` : account;
}

const claimWords = {
  CONFIRMED: 'claim.yours',
  PENDING: 'claim.asked',
  GONE: 'activity.gone',
} as const satisfies Record<ClaimAccess, string>;

/** What became of a claim that was sent. */
export const describeAccess = (access: ClaimAccess): string => i18n.t(claimWords[access]);

/**
 * A change in the words of a list: "Jonas Meier: Analyze → Advertise on Spree Boats". With an outcome, even an empty one,
 * as something done. Names are isolated: it is for `Isolated`.
 */
export function describeChange(planned: PlannedChange, outcome?: StepOutcome | null): string {
  const { accountId, accountName, personName, personId, before, after, change } = planned;
  const account = isolate(getAccountTitle(planned));
  // Where an account itself comes or goes, a namesake must not be taken for it.
  const named = accountName && accountId !== null ? getAccountSubject(account, accountId) : account;
  const business = isolate(planned.businessName);
  switch (change.operation) {
    case 'set-tasks': {
      const person = isolate(personName ?? personId ?? '');
      if (!after) return i18n.t('runs.taken', { person, account });
      if (!before || isSameLevel(planned))
        return i18n.t('runs.given', { person, account, after: describeLevel(after) });
      return i18n.t('runs.personLine', {
        person,
        account,
        before: describeLevel(before),
        after: describeLevel(after),
      });
    }
    case 'claim-ad-account':
      if (!outcome?.access) return i18n.t('runs.claim', { account: named });
      return i18n.t(outcome.access === 'CONFIRMED' ? 'runs.claimed' : 'runs.claimPending', {
        account: named,
        business,
      });
    case 'create-ad-account':
      return i18n.t(outcome?.accountId ? 'runs.created' : 'runs.create', {
        account: isolate(change.input.name),
      });
    case 'remove-ad-account':
      if (planned.facts?.list === 'pending')
        return i18n.t(outcome ? 'runs.withdrawn' : 'runs.withdraw', { account: named });
      return i18n.t(outcome ? 'runs.removed' : 'runs.remove', { account: named, business });
  }
}

export function getRunTotal({ counts }: RunRow): number {
  return counts.planned + counts.sent + counts.checking + counts.done + counts.failed;
}

/** Whether any of its failed steps can be tried again. */
export function canRetry({ counts, failedForGood = 0 }: RunRow): boolean {
  return counts.failed > failedForGood;
}

/** A run of several changes: the one account or person that they have in common by name, else how many. */
function describeMany({ operation, sample, scope, undoOf }: RunRow): string {
  const n = formatNumber(scope.accounts);
  switch (operation) {
    case 'claim-ad-account':
      return i18n.t('runs.many.claimAdAccount', { n });
    case 'create-ad-account':
      return i18n.t('runs.many.createAdAccount', { n });
    case 'remove-ad-account':
      // What takes claims back withdraws them.
      return i18n.t(undoOf === null ? 'runs.many.removeAdAccount' : 'runs.many.withdraw', { n });
    case 'set-tasks': {
      const people = formatNumber(scope.people);
      if (scope.accounts === 1) {
        return i18n.t('runs.many.onOneAccount', { people, account: isolate(getAccountTitle(sample)) });
      }
      if (scope.people > 1) return i18n.t('runs.many.setTasks', { people, n });
      return i18n.t('runs.many.ofOnePerson', {
        person: isolate(sample.personName ?? sample.personId ?? ''),
        n,
      });
    }
  }
}

/**
 * A run in one line: its one change, or how many of what. `outcome` is that of a run's only step. Names are isolated: it
 * is for `Isolated`.
 */
export function describeRun(run: RunRow, outcome?: StepOutcome | null): string {
  const isDone = run.counts.done > 0;
  const what =
    getRunTotal(run) > 1 ? describeMany(run) : describeChange(run.sample, isDone ? (outcome ?? {}) : null);
  if (run.undoOf === null) return what;
  return i18n.t(isDone ? 'runs.takenBack' : 'runs.takeBack', { what });
}

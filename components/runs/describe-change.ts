// Runs: a change in one line of words, for lists and titles.

import { i18n } from '#i18n';
import { formatNumber } from '@/components/ui/format.ts';
import { type AdAccountId, toActId } from '@/utils/ids.ts';
import type { OperationName, PlannedChange, RunRow, StepOutcome } from '@/utils/runs/types.ts';
import { getTaskLevel, type TaskMask } from '@/utils/tasks.ts';

/** "Analyze", "Advertise", "Manage" or "no access". */
export function describeLevel(mask: TaskMask | null): string {
  return i18n.t(`runs.level.${getTaskLevel(mask ?? 0) ?? 'none'}`);
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

/** A change in the words of a list: "Jonas Meier: Analyze → Advertise". With an outcome, even an empty one, as something done. */
export function describeChange(planned: PlannedChange, outcome?: StepOutcome | null): string {
  const { businessName, personName, personId, before, after, change } = planned;
  const account = getAccountTitle(planned);
  switch (change.operation) {
    case 'set-tasks': {
      const person = personName ?? personId ?? '';
      if (!after) return i18n.t('runs.taken', { person });
      if (!before) return i18n.t('runs.given', { person, after: describeLevel(after) });
      return i18n.t('runs.personLine', {
        person,
        before: describeLevel(before),
        after: describeLevel(after),
      });
    }
    case 'claim-ad-account':
      if (outcome?.access === 'CONFIRMED') return i18n.t('runs.claimed', { account, business: businessName });
      if (outcome?.access === 'PENDING')
        return i18n.t('runs.claimPending', { account, business: businessName });
      return i18n.t('runs.claim', { account });
    case 'create-ad-account':
      return i18n.t(outcome?.accountId ? 'runs.created' : 'runs.create', { account: change.input.name });
    case 'remove-ad-account':
      return i18n.t(outcome ? 'runs.removed' : 'runs.remove', { account, business: businessName });
  }
}

const many = {
  'claim-ad-account': 'runs.many.claimAdAccount',
  'create-ad-account': 'runs.many.createAdAccount',
  'set-tasks': 'runs.many.setTasks',
  'remove-ad-account': 'runs.many.removeAdAccount',
} as const satisfies Record<OperationName, string>;

export function getRunTotal({ counts }: RunRow): number {
  return counts.planned + counts.sent + counts.checking + counts.done + counts.failed;
}

/** A run in one line: its one change, or how many of what. `outcome` is that of a run's only step. */
export function describeRun(run: RunRow, outcome?: StepOutcome | null): string {
  const total = getRunTotal(run);
  const what =
    total > 1
      ? i18n.t(many[run.operation], { n: formatNumber(total) })
      : describeChange(run.sample, run.counts.done > 0 ? (outcome ?? {}) : null);
  return run.undoOf === null ? what : i18n.t('runs.undoing', { what });
}

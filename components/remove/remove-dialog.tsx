// Remove: withdraw a request, give up shared access, or learn why an owned account can't go.

import { type ReactNode, useEffect } from 'react';
import { i18n } from '#i18n';
import { useDraft } from '@/components/create/use-draft.ts';
import { StepOutcome } from '@/components/runs/step-outcome.tsx';
import { useApply } from '@/components/runs/use-apply.tsx';
import { useRun } from '@/components/runs/use-run.ts';
import { Banner } from '@/components/ui/banner.tsx';
import { Button } from '@/components/ui/button.tsx';
import { Dialog } from '@/components/ui/dialog.tsx';
import { formatList, formatNumber } from '@/components/ui/format.ts';
import { useMirror } from '@/components/use-mirror.ts';
import { dialogDraft } from '@/components/view-store.ts';
import { getAccountName } from '@/utils/account-name.ts';
import { type AdAccountId, type BusinessId, toActId } from '@/utils/ids.ts';
import { findAccountRows, getAccountPeople, readAccess, readPeople } from '@/utils/mirror/queries.ts';
import type { AdAccountRow } from '@/utils/mirror/schema.ts';
import './remove.css';

interface RemoveDialogProps {
  businessId: BusinessId;
  accountId: AdAccountId;
  onClose: () => void;
}

type Kind = 'withdraw' | 'giveUp' | 'owned' | 'gone' | 'changed';

/** What is under way or done, until the dialog is put away. No names: its step has them. */
interface RemoveDraft {
  begun: { runId: string; kind: Kind } | null;
  /** What was asked about first. */
  asked?: Kind;
}
const nothingBegun: RemoveDraft = { begun: null };

/** A request goes before an access: who has both withdraws first. */
function getKind(rows: readonly AdAccountRow[]): Kind {
  if (rows.some((row) => row.access === 'PENDING')) return 'withdraw';
  if (rows.some((row) => row.relation === 'AGENCY')) return 'giveUp';
  return rows.length > 0 ? 'owned' : 'gone';
}

const titles = {
  withdraw: 'remove.withdrawTitle',
  giveUp: 'remove.giveUpTitle',
  owned: 'remove.ownedTitle',
  gone: 'remove.ownedTitle',
  changed: 'remove.ownedTitle',
} as const;

const canRemove = (kind: Kind): kind is 'withdraw' | 'giveUp' => kind === 'withdraw' || kind === 'giveUp';

export function RemoveDialog({ businessId, accountId, onClose }: RemoveDialogProps): ReactNode {
  const [{ begun, asked }, change, discard] = useDraft<RemoveDraft>(
    `${dialogDraft}remove/${accountId}`,
    nothingBegun,
  );
  const followed = useRun(begun?.runId ?? null);
  const { apply, isBusy, dialog, notice } = useApply(businessId);
  const known = useMirror(
    async (db) => {
      const [business, rows, people, access] = await Promise.all([
        db.businesses.get(businessId),
        findAccountRows(db, businessId, accountId),
        readPeople(db, businessId),
        readAccess(db, businessId),
      ]);
      const losing = getAccountPeople(access, accountId).map(
        ({ personId }) => people.find((person) => person.id === personId)?.name ?? personId,
      );
      return { business: business?.name ?? businessId, rows, losing };
    },
    [businessId, accountId],
  );
  const present = known && getKind(known.rows);
  useEffect(() => {
    if (begun === null && asked === undefined && present && canRemove(present)) change({ asked: present });
  }, [begun, asked, present, change]);
  if (!known || !present) return null;

  // Once it is done the row is gone; the dialog goes on naming what it was about.
  // What was asked about may go while it is being read: giving up another relation is another question.
  const isOther = asked !== undefined && asked !== present && canRemove(present);
  const kind = begun?.kind ?? (isOther ? 'changed' : present);
  const [listed] = known.rows;
  const step = followed?.steps[0];
  const account = step?.planned.accountName ?? (listed && getAccountName(listed)) ?? '';
  const remove = async (): Promise<void> => {
    const list = kind === 'withdraw' ? 'pending' : 'shared';
    const run = await apply([{ operation: 'remove-ad-account', input: { accountId, list } }], {
      acknowledged: ['removal'],
    });
    if (run) change({ begun: { runId: run.runId, kind } });
  };
  const close = (): void => {
    discard();
    onClose();
  };
  const isAsking = begun === null && canRemove(kind);
  return (
    <Dialog
      title={i18n.t(titles[kind === 'changed' ? (asked ?? 'gone') : kind])}
      onClose={close}
      deliberate
      footer={
        isAsking ? (
          <>
            <Button onClick={close}>{i18n.t('remove.cancel')}</Button>
            <Button variant="danger" busy={isBusy} onClick={remove}>
              {i18n.t(`remove.${kind}`)}
            </Button>
          </>
        ) : (
          <Button onClick={close}>{i18n.t(begun === null ? 'remove.close' : 'remove.done')}</Button>
        )
      }
    >
      <div className="remove-card">
        {account === '' ? null : (
          <p className="remove-name">
            <bdi dir="auto">{account}</bdi>
          </p>
        )}
        <p className={account === '' ? 'remove-name num' : 'muted num'}>{toActId(accountId)}</p>
        <p className="muted">
          <bdi dir="auto">{known.business}</bdi> <span className="num">({businessId})</span>
        </p>
      </div>
      {isAsking ? <Consequences kind={kind} losing={known.losing} /> : null}
      {begun === null && kind === 'owned' ? (
        <>
          <p>{i18n.t('remove.ownedText')}</p>
          <p className="muted">{i18n.t('remove.ownedTodo')}</p>
        </>
      ) : null}
      {begun === null && (kind === 'gone' || kind === 'changed') ? <p>{i18n.t(`remove.${kind}`)}</p> : null}
      <div role="status">
        {step ? (
          <StepOutcome
            run={followed?.run}
            step={step}
            words={{
              running: i18n.t('remove.running'),
              checking: i18n.t('remove.checking'),
              done: i18n.t(kind === 'withdraw' ? 'remove.withdrawn' : 'remove.givenUp'),
            }}
          />
        ) : null}
      </div>
      {notice}
      {dialog}
    </Dialog>
  );
}

function Consequences({ kind, losing }: { kind: Kind; losing: string[] }): ReactNode {
  if (kind === 'withdraw') return <p>{i18n.t('remove.withdrawText')}</p>;
  const shown = losing.length > 8 ? [...losing.slice(0, 8), '…'] : losing;
  return (
    <Banner tone="wait" title={i18n.t('remove.giveUpText')}>
      {i18n.t('remove.people', losing.length, { n: formatNumber(losing.length), names: formatList(shown) })}
    </Banner>
  );
}

// Claim: one or several ad accounts for a business. Says that it is one way before, and what came of it after.

import type { ReactNode } from 'react';
import { i18n } from '#i18n';
import { useDraft } from '@/components/create/use-draft.ts';
import { useApply } from '@/components/runs/use-apply.tsx';
import { type FollowedRun, useRun } from '@/components/runs/use-run.ts';
import { Button } from '@/components/ui/button.tsx';
import { Dialog } from '@/components/ui/dialog.tsx';
import { formatNumber } from '@/components/ui/format.ts';
import { dialogDraft, useView } from '@/components/view-store.ts';
import type { AdAccountId, BusinessId } from '@/utils/ids.ts';
import { ClaimOutcome } from './claim-outcome.tsx';
import { ClaimPaste } from './claim-paste.tsx';
import { ClaimReview } from './claim-review.tsx';
import { createClaims, useClaimPlan } from './use-claim-plan.ts';
import { useSettling } from './use-settling.ts';
import './claim.css';

interface ClaimDialogProps {
  businessId: BusinessId;
  /** What to claim; none: a field to paste into comes first. */
  accountIds: readonly AdAccountId[];
  /** How many more were meant than can be offered at once. */
  leftOut?: number | undefined;
  /** Whose turn this is, where the same accounts may be offered again before they were put away. */
  offeredAt?: number | undefined;
  onClose: () => void;
}

/** How far it was when the surface closed; it goes when the dialog is put away. */
interface ClaimDraft {
  dropped: AdAccountId[];
  runId: string | null;
}
const emptyDraft: ClaimDraft = { dropped: [], runId: null };

/** The one account that came of it at once: giving people access is what comes next. */
function getGained(followed: FollowedRun | undefined): AdAccountId | null {
  const [step, ...others] = followed?.steps ?? [];
  const isGained = others.length === 0 && step?.state === 'done' && step.outcome?.access === 'CONFIRMED';
  return isGained && step.isTakenBack !== true ? step.planned.accountId : null;
}

export function ClaimDialog(props: ClaimDialogProps): ReactNode {
  const { businessId, accountIds, leftOut = 0, offeredAt, onClose } = props;
  const key = `${offeredAt === undefined ? dialogDraft : `${offeredAt}/`}claim/${accountIds.join()}`;
  const [{ dropped, runId }, change, discard] = useDraft<ClaimDraft>(key, emptyDraft);
  const plan = useClaimPlan(businessId, accountIds);
  const followed = useRun(runId);
  const { apply, isBusy, dialog, notice } = useApply(businessId);
  const claimables = plan && 'claimables' in plan ? plan.claimables : [];
  const isSettling = useSettling(claimables);

  if (accountIds.length === 0) return <ClaimPaste onClose={onClose} />;

  const chosen = claimables.filter(
    ({ accountId, planned }) => planned.refusal === null && !dropped.includes(accountId),
  );
  const claim = async (): Promise<void> => {
    // The dialog itself is the question: it names everything, says "one way", and its button is the act.
    const run = await apply(createClaims(chosen), { acknowledged: ['one-way'] });
    if (run) change({ runId: run.runId });
  };
  const close = (): void => {
    discard();
    onClose();
  };
  const gained = getGained(followed);
  const open = (accountId: AdAccountId): void => {
    close();
    useView.getState().open({ kind: 'account', accountId });
  };
  return (
    <Dialog
      title={i18n.t('claim.title')}
      onClose={close}
      deliberate
      footer={
        runId === null ? (
          <>
            <Button onClick={close}>{i18n.t('claim.cancel')}</Button>
            <Button
              variant="primary"
              busy={isBusy}
              disabled={isSettling || chosen.length === 0}
              onClick={claim}
            >
              {claimables.length > 1
                ? i18n.t('claim.claimMany', chosen.length, { n: formatNumber(chosen.length) })
                : i18n.t('claim.claim')}
            </Button>
          </>
        ) : (
          <>
            <Button variant={gained === null ? 'primary' : 'secondary'} onClick={close}>
              {i18n.t('claim.done')}
            </Button>
            {gained === null ? null : (
              <Button variant="primary" onClick={() => open(gained)}>
                {i18n.t('claim.open')}
              </Button>
            )}
          </>
        )
      }
    >
      {runId === null ? (
        <ClaimReview
          businessId={businessId}
          plan={plan}
          dropped={new Set(dropped)}
          onDrop={(left) => change({ dropped: [...left] })}
          leftOut={leftOut}
          isSettling={isSettling}
        />
      ) : (
        <ClaimOutcome
          followed={followed}
          businessId={businessId}
          names={new Map(claimables.map(({ accountId, name }) => [accountId, name]))}
        />
      )}
      {notice}
      {dialog}
    </Dialog>
  );
}

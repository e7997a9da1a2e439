// Claim: one or several ad accounts for a business. Says that it is one way before, and what came of it after.

import { type ReactNode, useState } from 'react';
import { i18n } from '#i18n';
import { useApply } from '@/components/runs/use-apply.tsx';
import { useRun } from '@/components/runs/use-run.ts';
import { Button } from '@/components/ui/button.tsx';
import { Dialog } from '@/components/ui/dialog.tsx';
import { formatNumber } from '@/components/ui/format.ts';
import type { AdAccountId, BusinessId } from '@/utils/ids.ts';
import { ClaimOutcome } from './claim-outcome.tsx';
import { ClaimPaste } from './claim-paste.tsx';
import { ClaimReview } from './claim-review.tsx';
import { createClaims, useClaimPlan } from './use-claim-plan.ts';
import './claim.css';

interface ClaimDialogProps {
  businessId: BusinessId;
  /** What to claim; none: a field to paste into comes first. */
  accountIds: readonly AdAccountId[];
  /** How many more were meant than can be offered at once. */
  leftOut?: number | undefined;
  /** It is under way; the dialog goes on showing it. */
  onClaimed?: () => void;
  onClose: () => void;
}

export function ClaimDialog(props: ClaimDialogProps): ReactNode {
  const { businessId, accountIds, leftOut = 0, onClaimed, onClose } = props;
  const [ids, setIds] = useState(accountIds);
  const [dropped, setDropped] = useState<ReadonlySet<AdAccountId>>(new Set());
  const [runId, setRunId] = useState<string | null>(null);
  const plan = useClaimPlan(businessId, ids);
  const followed = useRun(runId);
  const { apply, isBusy, dialog, notice } = useApply(businessId);

  if (ids.length === 0) return <ClaimPaste onPaste={setIds} onClose={onClose} />;

  const claimables = plan && 'claimables' in plan ? plan.claimables : [];
  const chosen = claimables.filter(
    ({ accountId, planned }) => planned.refusal === null && !dropped.has(accountId),
  );
  const claim = async (): Promise<void> => {
    // The dialog itself is the question: it names everything, says "one way", and its button is the act.
    const run = await apply(createClaims(chosen), { acknowledged: ['one-way'] });
    if (!run) return;
    setRunId(run.runId);
    onClaimed?.();
  };
  return (
    <Dialog
      title={i18n.t('claim.title')}
      onClose={onClose}
      deliberate
      footer={
        runId === null ? (
          <>
            <Button onClick={onClose}>{i18n.t('claim.cancel')}</Button>
            <Button variant="primary" busy={isBusy} disabled={chosen.length === 0} onClick={claim}>
              {claimables.length > 1
                ? i18n.t('claim.claimMany', chosen.length, { n: formatNumber(chosen.length) })
                : i18n.t('claim.claim')}
            </Button>
          </>
        ) : (
          <Button variant="primary" onClick={onClose}>
            {i18n.t('claim.done')}
          </Button>
        )
      }
    >
      {runId === null ? (
        <ClaimReview
          businessId={businessId}
          plan={plan}
          dropped={dropped}
          onDrop={setDropped}
          leftOut={leftOut}
        />
      ) : (
        <ClaimOutcome
          followed={followed}
          names={new Map(claimables.map(({ accountId, name }) => [accountId, name]))}
        />
      )}
      {notice}
      {dialog}
    </Dialog>
  );
}

// Claim: what came of it, account by account: yours, asked, or refused.

import type { ReactNode } from 'react';
import { i18n } from '#i18n';
import { cameOfClaim } from '@/components/runs/came.ts';
import { describeAccess, getSubject } from '@/components/runs/describe-change.ts';
import { describeCounts } from '@/components/runs/describe-run-state.ts';
import { StepOutcome } from '@/components/runs/step-outcome.tsx';
import type { FollowedRun } from '@/components/runs/use-run.ts';
import { Spinner } from '@/components/ui/spinner.tsx';
import type { AdAccountId, BusinessId } from '@/utils/ids.ts';
import { ClaimFor } from './claim-for.tsx';

interface ClaimOutcomeProps {
  businessId: BusinessId;
  followed: FollowedRun | undefined;
  /** Names that were looked up for the review: some may have come after Claim was clicked. */
  names: ReadonlyMap<AdAccountId | null, string | null>;
}

export function ClaimOutcome({ businessId, followed, names }: ClaimOutcomeProps): ReactNode {
  const businessName = followed?.run?.businessName;
  const isOne = (followed?.steps.length ?? 1) === 1;
  return (
    // Of several, how many are through: each word of each account once more at every step is too much to hear.
    <div className="claim-outcomes" role={isOne ? 'status' : undefined}>
      {!isOne && (
        <p role="status" className="visually-hidden">
          {followed?.run && describeCounts(followed.run)}
        </p>
      )}
      {businessName === undefined ? null : (
        <ClaimFor words={i18n.t('claim.forBusiness')} businessId={businessId} businessName={businessName} />
      )}
      {followed ? null : <Spinner />}
      {followed?.steps.map((step) => {
        const { accountId, accountName } = step.planned;
        const planned = { ...step.planned, accountName: accountName ?? names.get(accountId) ?? null };
        const access = step.outcome?.access ?? 'CONFIRMED';
        // The dialog may come back when it was answered, or taken back, long since.
        const isWithdrawn = access === 'PENDING' && step.isTakenBack === true;
        return (
          <StepOutcome
            key={step.index}
            run={followed.run}
            step={{ ...step, planned }}
            came={isWithdrawn ? 'gone' : cameOfClaim[access]}
            subject={
              <b>
                <bdi>{getSubject(planned)}</bdi>
              </b>
            }
            words={{
              running: i18n.t('claim.running'),
              checking: i18n.t('claim.checking'),
              done: isWithdrawn ? i18n.t('activity.state.withdrawn') : describeAccess(access),
            }}
          />
        );
      })}
    </div>
  );
}

// Claim: what came of it, account by account: yours, asked, or refused.

import type { ReactNode } from 'react';
import { i18n } from '#i18n';
import { getSubject } from '@/components/runs/describe-change.ts';
import { StepOutcome } from '@/components/runs/step-outcome.tsx';
import type { FollowedRun } from '@/components/runs/use-run.ts';
import { Spinner } from '@/components/ui/spinner.tsx';
import type { AdAccountId } from '@/utils/ids.ts';

interface ClaimOutcomeProps {
  followed: FollowedRun | undefined;
  /** Names that were looked up for the review. */
  names: ReadonlyMap<AdAccountId | null, string | null>;
}

export function ClaimOutcome({ followed, names }: ClaimOutcomeProps): ReactNode {
  return (
    <div className="claim-outcomes" role="status">
      {followed ? null : <Spinner />}
      {followed?.steps.map((step) => (
        <StepOutcome
          key={step.index}
          run={followed.run}
          step={step}
          isPending={step.outcome?.access === 'PENDING'}
          subject={
            <b>
              <bdi>
                {getSubject({
                  ...step.planned,
                  accountName: step.planned.accountName ?? names.get(step.planned.accountId) ?? null,
                })}
              </bdi>
            </b>
          }
          words={{
            running: i18n.t('claim.running'),
            checking: i18n.t('claim.checking'),
            done: i18n.t(step.outcome?.access === 'PENDING' ? 'claim.asked' : 'claim.yours'),
          }}
        />
      ))}
    </div>
  );
}

// Create: what came of it, with the new account's id; or that it is being looked for.

import type { ReactNode } from 'react';
import { i18n } from '#i18n';
import { StepOutcome } from '@/components/runs/step-outcome.tsx';
import type { FollowedRun } from '@/components/runs/use-run.ts';
import { Copyable } from '@/components/ui/copyable.tsx';
import { Spinner } from '@/components/ui/spinner.tsx';
import { toActId } from '@/utils/ids.ts';

export function CreateOutcome({ followed }: { followed: FollowedRun | undefined }): ReactNode {
  const step = followed?.steps[0];
  const createdId = step?.outcome?.accountId;
  return (
    <div role="status">
      {step ? (
        <StepOutcome
          run={followed?.run}
          step={step}
          subject={
            <b>
              <bdi dir="auto">{step.planned.accountName}</bdi>
            </b>
          }
          words={{
            running: i18n.t('create.running'),
            checking: i18n.t('create.checking'),
            done: (
              <>
                <p>{i18n.t('create.created')}</p>
                {createdId ? (
                  <p>
                    {i18n.t('create.createdId')}: <Copyable text={toActId(createdId)} />
                  </p>
                ) : null}
                <p>{i18n.t('create.createdNext')}</p>
              </>
            ),
          }}
        />
      ) : (
        <Spinner />
      )}
    </div>
  );
}

// Connect: Facebook wants something of the person before it accepts their sign-in again; what, and the way on.

import { type ReactNode, useState } from 'react';
import { i18n } from '#i18n';
import { describeProblem } from '@/components/runs/describe-problem.ts';
import { ProblemNotice } from '@/components/runs/problem-notice.tsx';
import { Banner } from '@/components/ui/banner.tsx';
import { Button } from '@/components/ui/button.tsx';
import { isolate } from '@/components/ui/isolate.ts';
import { Isolated } from '@/components/ui/isolated.tsx';
import type { SessionRow } from '@/utils/mirror/schema.ts';
import { isCheckpoint, type Problem } from '@/utils/problem.ts';
import { sendCommand } from '@/utils/send-command.ts';

interface CheckpointBannerProps {
  session: SessionRow;
  problem: Problem;
  /** Reaches from edge to edge of the surface. */
  edge?: boolean;
}

/** Trying again goes by the token that is still held. What comes of it is in the session's row. */
export function CheckpointBanner({ session, problem, edge = false }: CheckpointBannerProps): ReactNode {
  const [isTrying, setTrying] = useState(false);
  const [refusal, setRefusal] = useState<Problem | null>(null);
  const { what, todo } = describeProblem(problem);
  const tryAgain = async (): Promise<void> => {
    setTrying(true);
    setRefusal(null);
    const result = await sendCommand('try-again', { principal: session.id });
    setTrying(false);
    if (!result.ok) setRefusal(result.problem);
  };
  return (
    <>
      <Banner
        tone="wait"
        edge={edge}
        isLate={edge}
        title={what}
        actions={
          <Button busy={isTrying} onClick={tryAgain}>
            {i18n.t('common.retry')}
          </Button>
        }
      >
        <p>{todo}</p>
        <p>
          <Isolated>{i18n.t('connect.checkpointKept', { name: isolate(session.name) })}</Isolated>
        </p>
        {isCheckpoint(refusal) ? <p>{i18n.t('connect.checkpointStill')}</p> : null}
      </Banner>
      {refusal && !isCheckpoint(refusal) ? <ProblemNotice problem={refusal} /> : null}
    </>
  );
}

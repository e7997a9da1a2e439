// Runs: pause, resume, retry; and what kept one of them from being done.

import { type ReactNode, useState } from 'react';
import { getActiveTabId } from '@/components/page/get-active-tab.ts';
import type { Problem } from '@/utils/problem.ts';
import { sendCommand } from '@/utils/send-command.ts';
import { Dismissable } from './dismissable.tsx';
import { ProblemNotice } from './problem-notice.tsx';

export type RunCommandName = 'pause-run' | 'resume-run' | 'stop-run' | 'retry-run' | 'dismiss-run';

export interface RunCommand {
  send: (name: RunCommandName, runId: string) => Promise<void>;
  /** What went wrong with the last one, to be shown where it was asked for. */
  notice: ReactNode;
}

export function useRunCommand(): RunCommand {
  const [problem, setProblem] = useState<Problem | null>(null);
  return {
    notice: problem && (
      <Dismissable onDismiss={() => setProblem(null)}>
        <ProblemNotice problem={problem} />
      </Dismissable>
    ),
    send: async (name, runId) => {
      const result =
        name === 'retry-run' || name === 'resume-run'
          ? await sendCommand(name, { runId, tabId: await getActiveTabId() })
          : await sendCommand(name, { runId });
      setProblem(result.ok ? null : result.problem);
    },
  };
}

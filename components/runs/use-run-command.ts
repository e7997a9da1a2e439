// Runs: pause, resume, retry; and what kept one of them from being done.

import { useState } from 'react';
import { getActiveTabId } from '@/components/page/get-active-tab.ts';
import type { Problem } from '@/utils/problem.ts';
import { sendCommand } from '@/utils/send-command.ts';

export interface RunCommand {
  send: (name: 'pause-run' | 'resume-run' | 'retry-run', runId: string) => Promise<void>;
  problem: Problem | null;
  dismiss: () => void;
}

export function useRunCommand(): RunCommand {
  const [problem, setProblem] = useState<Problem | null>(null);
  return {
    problem,
    dismiss: () => setProblem(null),
    send: async (name, runId) => {
      const result =
        name === 'retry-run'
          ? await sendCommand(name, { runId, tabId: await getActiveTabId() })
          : await sendCommand(name, { runId });
      setProblem(result.ok ? null : result.problem);
    },
  };
}

// Runs: the one way from a click to a change. It asks what has to be asked, and tells what went wrong.

import { lazy, type ReactNode, Suspense, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { getActiveTabId } from '@/components/page/get-active-tab.ts';
import type { Applied, Result } from '@/utils/commands.ts';
import type { BusinessId } from '@/utils/ids.ts';
import type { Problem } from '@/utils/problem.ts';
import type { Change, Guard, PlannedChange } from '@/utils/runs/types.ts';
import { sendCommand } from '@/utils/send-command.ts';
import { Dismissable } from './dismissable.tsx';

const GuardDialog = lazy(async () => ({ default: (await import('./guard-dialog.tsx')).GuardDialog }));
const PickDialog = lazy(async () => ({ default: (await import('./pick-dialog.tsx')).PickDialog }));
const RefusalNotice = lazy(async () => ({ default: (await import('./refusal-notice.tsx')).RefusalNotice }));
const ProblemNotice = lazy(async () => ({ default: (await import('./problem-notice.tsx')).ProblemNotice }));

export interface Apply {
  /** Answers when it is under way (not when it is done), or with null if nothing came of it. */
  apply: (changes: Change[], options?: { acknowledged?: Guard[] }) => Promise<{ runId: string } | null>;
  /** Takes back what a run did; asks like `apply`. */
  undo: (runId: string) => Promise<{ runId: string } | null>;
  isBusy: boolean;
  /** To be rendered once: what is being asked. */
  dialog: ReactNode;
  /** To be rendered where trouble should be told; null without. */
  notice: ReactNode;
}

type Send = (acknowledged: Guard[], tabId: number | null) => Promise<Result<Applied>>;
type Trouble = { problem: Problem } | { refused: PlannedChange[] };

interface Question {
  guards: Guard[];
  planned: PlannedChange[];
  tabId: number | null;
  answer: (isYes: boolean) => void;
}

/** The business is an argument of every change; it is never "the one shown at the moment". */
export function useApply(businessId: BusinessId): Apply {
  const [isBusy, setBusy] = useState(false);
  const [question, setQuestion] = useState<Question | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const open = useRef<Question | null>(null);

  // A question that nobody can answer any more is answered with no.
  useEffect(() => () => open.current?.answer(false), []);

  const ask = useCallback(
    (applied: Applied & { outcome: 'needs' }, tabId: number | null): Promise<boolean> => {
      return new Promise((resolve) => {
        const { guards, planned } = applied;
        const answer = (isYes: boolean): void => {
          open.current = null;
          setQuestion(null);
          resolve(isYes);
        };
        open.current = { guards, planned, tabId, answer };
        setQuestion(open.current);
      });
    },
    [],
  );

  const go = useCallback(
    async (send: Send, acknowledged: Guard[]): Promise<{ runId: string } | null> => {
      setBusy(true);
      setTrouble(null);
      const settled = await settle(send, acknowledged, ask);
      setBusy(false);
      if ('runId' in settled) return settled;
      if (!('isDropped' in settled)) setTrouble(settled);
      return null;
    },
    [ask],
  );

  return useMemo<Apply>(
    () => ({
      apply: (changes, { acknowledged = [] } = {}) =>
        go(
          (guards, tabId) => sendCommand('apply', { businessId, changes, acknowledged: guards, tabId }),
          acknowledged,
        ),
      undo: (runId) =>
        go((guards, tabId) => sendCommand('undo-run', { runId, acknowledged: guards, tabId }), []),
      isBusy,
      dialog: question ? <Asking businessId={businessId} question={question} /> : null,
      notice: trouble ? <Telling trouble={trouble} onDismiss={() => setTrouble(null)} /> : null,
    }),
    [businessId, go, isBusy, question, trouble],
  );
}

/** Sends, asks, and sends again until it runs, is refused or was answered with no. */
async function settle(
  send: Send,
  acknowledged: Guard[],
  ask: (applied: Applied & { outcome: 'needs' }, tabId: number | null) => Promise<boolean>,
): Promise<{ runId: string } | { isDropped: true } | Trouble> {
  const said = new Set(acknowledged);
  const tabId = await getActiveTabId();
  for (;;) {
    const result = await send([...said], tabId);
    if (!result.ok) return { problem: result.problem };
    const applied = result.value;
    if (applied.outcome === 'running') return { runId: applied.runId };
    if (applied.guards.length === 0) return { refused: applied.planned };
    if (!(await ask(applied, tabId))) return { isDropped: true };
    // Picking a business is an act of its own, not a guard to say yes to.
    if (!applied.guards.includes('other-business')) for (const guard of applied.guards) said.add(guard);
  }
}

function Asking({ businessId, question }: { businessId: BusinessId; question: Question }): ReactNode {
  const { guards, planned, tabId, answer } = question;
  return (
    <Suspense fallback={null}>
      {guards.includes('other-business') ? (
        <PickDialog businessId={businessId} tabId={tabId} onAnswer={answer} />
      ) : (
        <GuardDialog guards={guards} planned={planned} onAnswer={answer} />
      )}
    </Suspense>
  );
}

function Telling({ trouble, onDismiss }: { trouble: Trouble; onDismiss: () => void }): ReactNode {
  return (
    <Suspense fallback={null}>
      <Dismissable onDismiss={onDismiss}>
        {'problem' in trouble ? (
          <ProblemNotice problem={trouble.problem} />
        ) : (
          <RefusalNotice planned={trouble.refused} />
        )}
      </Dismissable>
    </Suspense>
  );
}

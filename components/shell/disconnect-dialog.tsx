// shell: before everything is forgotten.

import { lazy, type ReactNode, Suspense, useState } from 'react';
import { i18n } from '#i18n';
import { Banner } from '@/components/ui/banner.tsx';
import { Button } from '@/components/ui/button.tsx';
import { Dialog } from '@/components/ui/dialog.tsx';
import { formatNumber } from '@/components/ui/format.ts';
import { useMirror } from '@/components/use-mirror.ts';
import { useView } from '@/components/view-store.ts';
import { countOpenSteps } from '@/utils/mirror/queries.ts';
import type { Problem } from '@/utils/problem.ts';
import { sendCommand } from '@/utils/send-command.ts';

const ProblemNotice = lazy(async () => ({
  default: (await import('@/components/runs/problem-notice.tsx')).ProblemNotice,
}));

export function DisconnectDialog({ onClose }: { onClose: () => void }): ReactNode {
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const open = useMirror((db) => countOpenSteps(db), [], 0);
  const disconnect = async (): Promise<void> => {
    setBusy(true);
    const result = await sendCommand('disconnect', {});
    setBusy(false);
    if (result.ok) useView.getState().forget();
    else setProblem(result.problem);
  };
  return (
    <Dialog
      title={i18n.t('shell.disconnect')}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{i18n.t('common.cancel')}</Button>
          <Button variant="danger" busy={isBusy} onClick={disconnect}>
            {i18n.t('shell.disconnect')}
          </Button>
        </>
      }
    >
      <p>
        <strong>{i18n.t('shell.disconnectTitle')}</strong>
      </p>
      <p className="muted">{i18n.t('shell.disconnectText')}</p>
      {open > 0 && (
        <Banner tone="wait">{i18n.t('shell.disconnectRunning', open, { n: formatNumber(open) })}</Banner>
      )}
      {problem && (
        <Suspense fallback={null}>
          <ProblemNotice problem={problem} />
        </Suspense>
      )}
    </Dialog>
  );
}

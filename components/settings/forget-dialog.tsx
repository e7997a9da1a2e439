// Settings: asks before a token and what was read with it are forgotten, or everything is.

import { type ReactNode, useState } from 'react';
import { i18n } from '#i18n';
import { ProblemNotice } from '@/components/runs/problem-notice.tsx';
import { Button } from '@/components/ui/button.tsx';
import { Dialog } from '@/components/ui/dialog.tsx';
import type { SessionRow } from '@/utils/mirror/schema.ts';
import type { Problem } from '@/utils/problem.ts';
import { sendCommand } from '@/utils/send-command.ts';

interface ForgetDialogProps {
  whom: SessionRow | 'all';
  onClose: () => void;
}

export function ForgetDialog({ whom, onClose }: ForgetDialogProps): ReactNode {
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const isAll = whom === 'all';
  const forget = async (): Promise<void> => {
    setBusy(true);
    const result = isAll
      ? await sendCommand('disconnect', {})
      : await sendCommand('forget', { principal: whom.id });
    setBusy(false);
    if (result.ok) onClose();
    else setProblem(result.problem);
  };
  return (
    <Dialog
      title={i18n.t(isAll ? 'settings.disconnect' : 'settings.forgetTitle')}
      onClose={onClose}
      deliberate
      footer={
        <>
          <Button onClick={onClose}>{i18n.t('settings.cancel')}</Button>
          <Button variant="danger" busy={isBusy} onClick={forget}>
            <bdi>
              {isAll ? i18n.t('settings.disconnect') : i18n.t('settings.forgetName', { name: whom.name })}
            </bdi>
          </Button>
        </>
      }
    >
      {isAll ? null : (
        <p>
          <b>
            <bdi dir="auto">{whom.name}</bdi>
          </b>{' '}
          <span className="muted num">{whom.id}</span>
        </p>
      )}
      <p>{i18n.t(isAll ? 'settings.disconnectText' : 'settings.forgetText')}</p>
      {problem ? <ProblemNotice problem={problem} /> : null}
    </Dialog>
  );
}

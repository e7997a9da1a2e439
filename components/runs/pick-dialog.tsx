// Runs: the page in front shows another business than the surface; a write waits until the person says which.

import { type ReactNode, useState } from 'react';
import { i18n } from '#i18n';
import { usePageContext } from '@/components/page/use-page-context.ts';
import { Button } from '@/components/ui/button.tsx';
import { Dialog } from '@/components/ui/dialog.tsx';
import { useBusinesses } from '@/components/use-businesses.ts';
import type { BusinessId } from '@/utils/ids.ts';
import type { Problem } from '@/utils/problem.ts';
import { sendCommand } from '@/utils/send-command.ts';
import { ProblemNotice } from './problem-notice.tsx';

interface PickDialogProps {
  businessId: BusinessId;
  /** The tab whose page differs. */
  tabId: number | null;
  onAnswer: (isPicked: boolean) => void;
}

export function PickDialog({ businessId, tabId, onAnswer }: PickDialogProps): ReactNode {
  const page = usePageContext();
  const pageId = page?.context.businessId ?? null;
  const [problem, setProblem] = useState<Problem | null>(null);
  const businesses = useBusinesses() ?? [];
  const name = businesses.find((business) => business.id === businessId)?.name ?? businessId;
  const pageName = businesses.find((business) => business.id === pageId)?.name;

  const keep = async (): Promise<void> => {
    if (tabId === null) return onAnswer(false);
    const picked = await sendCommand('pick-business', { tabId, businessId });
    if (picked.ok) onAnswer(true);
    else setProblem(picked.problem);
  };
  return (
    <Dialog
      title={i18n.t('page.mismatch.title')}
      onClose={() => onAnswer(false)}
      deliberate
      footer={
        <>
          <Button onClick={() => onAnswer(false)}>{i18n.t('guard.cancel')}</Button>
          <Button variant="primary" onClick={keep}>
            <bdi>{i18n.t('page.mismatch.keep', { name })}</bdi>
          </Button>
        </>
      }
    >
      <p>
        {pageId === null
          ? i18n.t('guard.otherBusiness', { name, id: businessId })
          : i18n.t('page.mismatch.text', {
              page: pageName ?? i18n.t('page.unknownBusiness'),
              pageId,
              name,
              id: businessId,
            })}
      </p>
      {problem ? <ProblemNotice problem={problem} /> : null}
    </Dialog>
  );
}

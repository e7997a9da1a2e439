// Page: the banner that asks which business is meant when page and surface differ.

import { type ReactNode, useState } from 'react';
import { i18n } from '#i18n';
import { ProblemNotice } from '@/components/runs/problem-notice.tsx';
import { Banner } from '@/components/ui/banner.tsx';
import { Button } from '@/components/ui/button.tsx';
import { useBusinesses } from '@/components/use-businesses.ts';
import type { BusinessId } from '@/utils/ids.ts';
import type { Problem } from '@/utils/problem.ts';
import { sendCommand } from '@/utils/send-command.ts';
import { useWriteGate } from './use-write-gate.ts';

interface BusinessMismatchProps {
  businessId: BusinessId;
  /** The person took the page's business: the surface shows it from now on. */
  onUse: (businessId: BusinessId) => void;
}

/** Nothing while they agree. The page's business is offered only if one is connected to it. */
export function BusinessMismatch({ businessId, onUse }: BusinessMismatchProps): ReactNode {
  const { tabId, pageBusinessId } = useWriteGate(businessId);
  const [failed, setFailed] = useState<Problem | null>(null);
  const businesses = useBusinesses();
  if (tabId === null || pageBusinessId === null || !businesses) return null;

  const name = businesses.find((business) => business.id === businessId)?.name ?? businessId;
  const pageName = businesses.find((business) => business.id === pageBusinessId)?.name;
  const pick = async (picked: BusinessId): Promise<void> => {
    const result = await sendCommand('pick-business', { tabId, businessId: picked });
    setFailed(result.ok ? null : result.problem);
    if (result.ok && picked !== businessId) onUse(picked);
  };
  return (
    <Banner
      tone="wait"
      edge
      isLate
      title={i18n.t('page.mismatch.title')}
      actions={
        <>
          {pageName ? (
            <Button onClick={() => pick(pageBusinessId)}>
              <bdi>{i18n.t('page.mismatch.use', { name: pageName })}</bdi>
            </Button>
          ) : null}
          <Button onClick={() => pick(businessId)}>
            <bdi>{i18n.t('page.mismatch.keep', { name })}</bdi>
          </Button>
        </>
      }
    >
      {i18n.t('page.mismatch.text', {
        page: pageName ?? i18n.t('page.unknownBusiness'),
        pageId: pageBusinessId,
        name,
        id: businessId,
      })}
      {failed === null ? null : <ProblemNotice problem={failed} />}
    </Banner>
  );
}

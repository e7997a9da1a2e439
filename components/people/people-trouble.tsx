// people: that not all people of the business could be read, and why.

import type { ReactNode } from 'react';
import { i18n } from '#i18n';
import { ProblemNotice } from '@/components/runs/problem-notice.tsx';
import { Banner } from '@/components/ui/banner.tsx';
import { Button } from '@/components/ui/button.tsx';
import type { SyncRow } from '@/utils/mirror/schema.ts';

export interface PeopleTroubleProps {
  businessName: string;
  syncs: readonly SyncRow[];
  onRetry: () => void;
}

/**
 * Quiet, because what is here can be worked with. A token that ended is told above everything. Meta's refusal to tell who
 * was invited is only mentioned: nobody else hangs on them, and trying again would bring the same.
 */
export function PeopleTrouble({ businessName, syncs, onRetry }: PeopleTroubleProps): ReactNode {
  const sync = syncs.find(({ resource }) => resource === 'people');
  if (!sync?.problem || sync.problem.remedy === 'sign-in') return null;
  if (sync.state === 'complete') return <p className="faint">{i18n.t('people.invitedUnread')}</p>;
  if (sync.state !== 'failed') return null;
  return (
    <div className="people-trouble">
      <Banner
        tone="wait"
        title={i18n.t('people.unread', { business: businessName })}
        actions={<Button onClick={onRetry}>{i18n.t('common.retry')}</Button>}
      >
        <ProblemNotice problem={sync.problem} isAlert={false} />
      </Banner>
    </div>
  );
}

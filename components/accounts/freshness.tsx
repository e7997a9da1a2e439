// accounts: as of when the list in view is.

import type { ReactNode } from 'react';
import { i18n } from '#i18n';
import { Button } from '@/components/ui/button.tsx';
import { Spinner } from '@/components/ui/spinner.tsx';
import type { SyncRow } from '@/utils/mirror/schema.ts';
import { describeFreshness } from './describe-freshness.ts';

export interface FreshnessProps {
  sync: SyncRow | undefined;
  onRetry: () => void;
}

/** Not read out at every page that comes in: only the outcome is. */
export function Freshness({ sync, onRetry }: FreshnessProps): ReactNode {
  const isRunning = sync?.state === 'running';
  return (
    <div className="freshness">
      {isRunning && <Spinner />}
      <span role="status" aria-live={isRunning ? 'off' : 'polite'} className="num">
        {describeFreshness(sync, Date.now())}
      </span>
      {sync?.state === 'failed' && (
        <Button variant="quiet" onClick={onRetry}>
          {i18n.t('common.retry')}
        </Button>
      )}
    </div>
  );
}

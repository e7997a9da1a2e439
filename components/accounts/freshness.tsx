// accounts: as of when the list in view is.

import type { ReactNode } from 'react';
import { i18n } from '#i18n';
import { Button } from '@/components/ui/button.tsx';
import { Spinner } from '@/components/ui/spinner.tsx';
import type { SyncRow } from '@/utils/mirror/schema.ts';
import { describeFreshness } from './describe-freshness.ts';

export interface FreshnessProps {
  sync: SyncRow | undefined;
  /** Of the business: its people and their access are told of here as well. */
  syncs?: readonly SyncRow[];
  onRetry: () => void;
}

/** Not read out at every page that comes in: only the outcome is. */
export function Freshness({ sync, syncs = [], onRetry }: FreshnessProps): ReactNode {
  const isRunning = sync?.state === 'running';
  const isPeopleMissing =
    sync?.state === 'complete' &&
    syncs.some(({ resource, state }) => ['people', 'access'].includes(resource) && state === 'failed');
  return (
    <div className="freshness">
      {isRunning && <Spinner />}
      <span role="status" aria-live={isRunning ? 'off' : 'polite'} className="num">
        {describeFreshness(sync, Date.now())}
        {isPeopleMissing && ` ${i18n.t('accounts.peopleMissing')}`}
      </span>
      {(sync?.state === 'failed' || isPeopleMissing) && (
        <Button variant="quiet" onClick={onRetry}>
          {i18n.t('common.retry')}
        </Button>
      )}
    </div>
  );
}

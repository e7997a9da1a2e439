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

const isOfPeople = ({ resource }: SyncRow): boolean => resource === 'people' || resource === 'access';

/** Not read out at every page that comes in: only the outcome is. Trying again is for what it can help. */
export function Freshness({ sync, syncs = [], onRetry }: FreshnessProps): ReactNode {
  const isRunning = sync?.state === 'running';
  const isWhole = sync?.state === 'complete';
  const failed = (isWhole ? syncs.filter(isOfPeople) : [sync]).filter((one) => one?.state === 'failed');
  return (
    <div className="freshness">
      {isRunning && <Spinner />}
      <span role="status" aria-live={isRunning ? 'off' : 'polite'} className="num">
        {describeFreshness(sync, Date.now())}
        {isWhole && failed.length > 0 && ` ${i18n.t('accounts.peopleMissing')}`}
      </span>
      {failed.some((one) => one?.problem?.remedy !== 'sign-in') && (
        <Button variant="quiet" onClick={onRetry}>
          {i18n.t('common.retry')}
        </Button>
      )}
    </div>
  );
}

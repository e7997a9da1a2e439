// shell: what stands in the way, above everything: signed out, no connection, throttled, a permission missing.

import { lazy, type ReactNode, Suspense } from 'react';
import { i18n } from '#i18n';
import { isEnding } from '@/components/connect/is-ending.ts';
import { useNow } from '@/components/runs/use-now.ts';
import { Banner } from '@/components/ui/banner.tsx';
import { Button } from '@/components/ui/button.tsx';
import { formatList, formatRelative, formatWait } from '@/components/ui/format.ts';
import { useView } from '@/components/view-store.ts';
import type { BusinessRow, SessionRow, SyncRow } from '@/utils/mirror/schema.ts';
import { isCheckpoint, type Problem } from '@/utils/problem.ts';
import { useAfterPaint } from './use-after-paint.ts';

const ProblemNotice = lazy(async () => ({ default: (await import('./soon.ts')).ProblemNotice }));
const BusinessMismatch = lazy(async () => ({ default: (await import('./soon.ts')).BusinessMismatch }));
const CheckpointBanner = lazy(async () => ({ default: (await import('./soon.ts')).CheckpointBanner }));
const Trouble = lazy(async () => ({ default: (await import('./soon.ts')).Trouble }));
const Answers = lazy(async () => ({ default: (await import('./soon.ts')).Answers }));

export interface NoticesProps {
  business: BusinessRow;
  session: SessionRow | undefined;
  syncs: readonly SyncRow[];
  isOnline: boolean;
  /** Why reading again didn't begin. */
  problem: Problem | null;
}

export function Notices({ business, session, syncs, isOnline, problem }: NoticesProps): ReactNode {
  const isPainted = useAfterPaint();
  const isSigningIn = useView((view) => view.opened.at(-1)?.kind === 'connect');
  const { showBusiness } = useView.getState();
  return (
    // There before anything is in it: what comes in with its words isn't always read out.
    <div className="notices" role="status" aria-atomic="false">
      {/* Where one signs in, all of that is said beside the field. */}
      <Connection session={isSigningIn ? undefined : session} syncs={syncs} isOnline={isOnline} />
      {isPainted && (
        <Suspense fallback={null}>
          <Answers businessId={business.id} />
          <BusinessMismatch businessId={business.id} onUse={showBusiness} />
          {problem && problem.remedy !== 'sign-in' && isOnline && <ProblemNotice problem={problem} />}
          <Trouble told={problem} />
        </Suspense>
      )}
    </div>
  );
}

function Connection({
  session,
  syncs,
  isOnline,
}: Pick<NoticesProps, 'session' | 'syncs' | 'isOnline'>): ReactNode {
  const { open } = useView.getState();
  const again = <Button onClick={() => open({ kind: 'connect' })}>{i18n.t('shell.signInAgain')}</Button>;
  if (session && isCheckpoint(session.problem)) {
    return (
      <Suspense fallback={null}>
        <CheckpointBanner session={session} problem={session.problem} edge />
      </Suspense>
    );
  }
  if (session?.state === 'signed-out') {
    return (
      <Banner
        tone="wait"
        edge
        title={<bdi>{i18n.t('shell.signedOutTitle', { name: session.name })}</bdi>}
        actions={again}
      >
        {i18n.t('shell.signedOutText')}
      </Banner>
    );
  }
  if (!isOnline) {
    return (
      <Banner tone="wait" edge title={i18n.t('shell.offlineTitle')}>
        {i18n.t('shell.offlineText')}
      </Banner>
    );
  }
  const waiting = syncs.find((sync) => sync.state === 'waiting' && sync.problem?.remedy === 'wait');
  if (waiting?.problem?.retryAt) {
    return (
      <Banner tone="wait" edge title={i18n.t('shell.throttledTitle')}>
        {i18n.t('shell.throttledText', { when: formatWait(waiting.problem.retryAt) })}
      </Banner>
    );
  }
  if (session && session.missing.length > 0) {
    return (
      <Banner tone="wait" edge title={i18n.t('shell.missingTitle')} actions={again}>
        {i18n.t('shell.missingText', { permissions: formatList(session.missing) })}
      </Banner>
    );
  }
  if (typeof session?.expiresAt === 'number') return <Ending at={session.expiresAt} actions={again} />;
  return null;
}

/** Meta may still take a token whose time is over by our clock; until it refuses one, nothing is stopped. */
function Ending({ at, actions }: { at: number; actions: ReactNode }): ReactNode {
  const now = useNow(20_000);
  if (!isEnding(at, now)) return null;
  const title =
    at > now ? i18n.t('shell.endingTitle', { when: formatRelative(at, now) }) : i18n.t('shell.endedTitle');
  return <Banner tone="wait" edge title={title} actions={actions} />;
}

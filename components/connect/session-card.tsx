// Connect: one person or system user whose token is held, or has to be again.

import type { ReactNode } from 'react';
import { i18n } from '#i18n';
import { describeProblem } from '@/components/runs/describe-problem.ts';
import { Avatar } from '@/components/ui/avatar.tsx';
import { Banner } from '@/components/ui/banner.tsx';
import { Chip } from '@/components/ui/chip.tsx';
import { Copyable } from '@/components/ui/copyable.tsx';
import { Name } from '@/components/ui/name.tsx';
import type { SessionRow } from '@/utils/mirror/schema.ts';
import { isCheckpoint } from '@/utils/problem.ts';
import { CheckpointBanner } from './checkpoint-banner.tsx';
import { describeExpiry } from './describe-expiry.ts';
import { MissingPermissions } from './missing-permissions.tsx';
import './connect.css';

interface SessionCardProps {
  session: SessionRow;
  /** Further lines, and what can be done about it. */
  children?: ReactNode;
}

export function SessionCard({ session, children }: SessionCardProps): ReactNode {
  const isHeld = session.state === 'connected';
  const checkpoint = isCheckpoint(session.problem) ? session.problem : null;
  return (
    <article className="session" aria-label={session.name}>
      <header className="session-head">
        <Avatar name={session.name} kind={session.kind === 'system_user' ? 'system_user' : 'business_user'} />
        <div className="session-names">
          <Name>{session.name}</Name>
          <span className="muted">
            {i18n.t(session.kind === 'system_user' ? 'settings.systemUser' : 'settings.user')}{' '}
            <Copyable text={session.id} />
          </span>
        </div>
        <Chip tone={isHeld ? 'ok' : 'wait'}>
          {i18n.t(isHeld ? 'settings.connected' : checkpoint ? 'settings.checkpoint' : 'settings.signedOut')}
        </Chip>
      </header>
      {isHeld ? (
        <>
          <p className="muted session-line">{describeExpiry(session)}</p>
          <MissingPermissions missing={session.missing} />
        </>
      ) : checkpoint ? (
        <CheckpointBanner session={session} problem={checkpoint} />
      ) : (
        <Banner tone="wait" title={session.problem ? describeProblem(session.problem).what : null}>
          <p>
            <bdi>{i18n.t('connect.again', { name: session.name })}</bdi> {i18n.t('connect.stillHere')}
          </p>
        </Banner>
      )}
      {children}
    </article>
  );
}

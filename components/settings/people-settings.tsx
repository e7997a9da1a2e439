// Settings: who is connected, what they may, when it ends; forget one, or everything.

import { type ReactNode, useState } from 'react';
import { i18n } from '#i18n';
import { SessionCard } from '@/components/connect/session-card.tsx';
import { WaysIn } from '@/components/connect/ways-in.tsx';
import { CrashGuard, CrashWords } from '@/components/shell/crash-guard.tsx';
import { Button } from '@/components/ui/button.tsx';
import { Chip } from '@/components/ui/chip.tsx';
import { Name } from '@/components/ui/name.tsx';
import { useMirror } from '@/components/use-mirror.ts';
import { readHome } from '@/utils/mirror/queries.ts';
import type { BusinessRow, SessionRow } from '@/utils/mirror/schema.ts';
import { ForgetDialog } from './forget-dialog.tsx';

export function PeopleSettings(): ReactNode {
  return (
    <section aria-labelledby="settings-people">
      <h2 className="section-title" id="settings-people">
        {i18n.t('settings.people')}
      </h2>
      <CrashGuard
        instead={(error) => (
          <div role="alert">
            <CrashWords error={error} />
          </div>
        )}
      >
        <People />
      </CrashGuard>
    </section>
  );
}

/** Needs what was stored; the other settings don't. */
function People(): ReactNode {
  const home = useMirror((db) => readHome(db), []);
  const [asking, setAsking] = useState<SessionRow | 'all' | null>(null);
  if (!home) return null;
  const { sessions, businesses } = home;
  return (
    <>
      {sessions.length === 0 ? <p className="muted">{i18n.t('settings.nobody')}</p> : null}
      {sessions.map((session) => (
        <SessionCard key={session.id} session={session}>
          <SessionFacts
            session={session}
            businesses={businesses.filter((business) => business.principal === session.id)}
          />
          <div className="settings-acts">
            <Button
              aria-label={i18n.t('settings.forgetName', { name: session.name })}
              onClick={() => setAsking(session)}
            >
              {i18n.t('settings.forget')}
            </Button>
          </div>
        </SessionCard>
      ))}
      <details className="settings-more" open={sessions.length === 0}>
        <summary>{i18n.t(sessions.length === 0 ? 'connect.title' : 'connect.another')}</summary>
        <WaysIn isInSettings />
      </details>
      {sessions.length > 0 ? (
        <div className="settings-disconnect">
          <Button variant="danger" onClick={() => setAsking('all')}>
            {i18n.t('settings.disconnect')}
          </Button>
          <p className="field-hint">{i18n.t('settings.disconnectText')}</p>
        </div>
      ) : null}
      {asking === null ? null : <ForgetDialog whom={asking} onClose={() => setAsking(null)} />}
    </>
  );
}

function SessionFacts({
  session,
  businesses,
}: {
  session: SessionRow;
  businesses: BusinessRow[];
}): ReactNode {
  return (
    <dl className="settings-facts">
      <div>
        <dt>{i18n.t('settings.permissions')}</dt>
        <dd className="settings-chips">
          {session.granted.length === 0 ? i18n.t('settings.noPermissions') : null}
          {session.granted.map((name) => (
            <Chip key={name}>{name}</Chip>
          ))}
        </dd>
      </div>
      {businesses.length > 0 ? (
        <div>
          <dt>{i18n.t('settings.businesses')}</dt>
          <dd>
            {businesses.map((business) => (
              <div key={business.id} className="settings-business">
                <Name>{business.name}</Name>
                <span className="muted num">{business.id}</span>
              </div>
            ))}
          </dd>
        </div>
      ) : null}
    </dl>
  );
}

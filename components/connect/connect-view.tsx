// Connect: the first thing that a new person sees, and the way back in for one whose sign-in ended.

import type { ReactNode } from 'react';
import { i18n } from '#i18n';
import { useMirror } from '@/components/use-mirror.ts';
import type { SessionRow } from '@/utils/mirror/schema.ts';
import { isCheckpoint } from '@/utils/problem.ts';
import { isEnding } from './is-ending.ts';
import { SessionCard } from './session-card.tsx';
import { WaysIn } from './ways-in.tsx';
import './connect.css';

/** Signed out or about to be, or not allowed what it takes. One that Facebook wants something of has another way. */
const isToSignIn = ({ state, problem, missing, expiresAt }: SessionRow): boolean =>
  state === 'connected' ? missing.length > 0 || isEnding(expiresAt, Date.now()) : !isCheckpoint(problem);

/** `isAgain`: whoever opened it wants to sign in again. */
export function ConnectView({ isAgain = false }: { isAgain?: boolean }): ReactNode {
  const sessions = useMirror((db) => db.sessions.toArray(), []);
  if (!sessions) return null;
  // Whoever has to come back is named first: the work that waits is theirs.
  const shown = [...sessions].sort(
    (a, b) => Number(a.state === 'connected') - Number(b.state === 'connected'),
  );
  const isFirst = sessions.length === 0;
  const isWanted = isAgain && sessions.some(isToSignIn);
  const isAnother = sessions.some(({ state }) => state === 'connected');
  return (
    <section className="connect" aria-labelledby="connect-title">
      <header className="connect-head">
        <h1 id="connect-title">
          {i18n.t(isWanted ? 'shell.signInAgain' : isAnother ? 'connect.another' : 'connect.title')}
        </h1>
        {isFirst ? <p className="muted">{i18n.t('connect.lead')}</p> : null}
      </header>
      {shown.map((session) => (
        <SessionCard key={session.id} session={session} />
      ))}
      <WaysIn isWanted={isFirst || isWanted} />
      <div className="connect-may">
        <h2 className="section-title">{i18n.t('connect.mayTitle')}</h2>
        <ul>
          <li>{i18n.t('connect.may')}</li>
          <li>{i18n.t('connect.mayNot')}</li>
          <li>{i18n.t('connect.mayForget')}</li>
        </ul>
      </div>
      <details className="connect-where">
        <summary>{i18n.t('connect.whereTitle')}</summary>
        <p>{i18n.t('connect.whereSystem')}</p>
        <p>{i18n.t('connect.whereFacebook')}</p>
        <p>{i18n.t('connect.whereApp')}</p>
      </details>
    </section>
  );
}

// Page: an account of the page in front that is the business's: what it is, its figures, who can do what.

import { type ReactNode, useEffect, useState } from 'react';
import { i18n } from '#i18n';
import { describeAsked } from '@/components/accounts/describe-asked.ts';
import { describeLevel } from '@/components/runs/describe-change.ts';
import { Avatar } from '@/components/ui/avatar.tsx';
import { Button } from '@/components/ui/button.tsx';
import { Chip } from '@/components/ui/chip.tsx';
import { Copyable } from '@/components/ui/copyable.tsx';
import { formatNumber } from '@/components/ui/format.ts';
import { Money } from '@/components/ui/money.tsx';
import { Name } from '@/components/ui/name.tsx';
import { useMirror } from '@/components/use-mirror.ts';
import { getAccountName } from '@/utils/account-name.ts';
import { type AdAccountId, type BusinessId, toActId } from '@/utils/ids.ts';
import { getAccountPeople, getPersonName, readAccess, readPeople } from '@/utils/mirror/queries.ts';
import type { AdAccountRow } from '@/utils/mirror/schema.ts';
import { sendCommand } from '@/utils/send-command.ts';
import { lacksManager } from '@/utils/tasks.ts';
import { listTones } from './list-tones.ts';

const peopleShown = 3;

interface PageAccountCardProps {
  businessId: BusinessId;
  row: AdAccountRow;
  /** Why nothing may be changed at the moment, or null. */
  blocked: string | null;
  onOpen: () => void;
  onWithdraw: () => void;
}

export function PageAccountCard({
  businessId,
  row,
  blocked,
  onOpen,
  onWithdraw,
}: PageAccountCardProps): ReactNode {
  const name = getAccountName(row);
  const asked = describeAsked(row);
  return (
    <article className="page-card" aria-label={[name, toActId(row.id)].filter(Boolean).join(' ')}>
      <header className="page-card-head">
        <div className="page-card-names">
          {name === null ? null : row.list === 'pending' ? (
            <Name>{name}</Name>
          ) : (
            <button type="button" className="page-card-name" onClick={onOpen}>
              <Name>{name}</Name>
            </button>
          )}
          <span className={name === null ? 'page-found-id' : 'muted page-card-id'}>
            <Copyable text={toActId(row.id)} />
          </span>
        </div>
        <Chip tone={listTones[row.list]}>{i18n.t(`page.${row.list}`)}</Chip>
      </header>
      {row.list === 'pending' ? (
        <div className="page-card-foot">
          <span className="muted">
            {asked === null ? i18n.t('page.askedBefore') : i18n.t('page.asked', { when: asked })}
          </span>
          <Button onClick={onWithdraw} disabled={blocked !== null} title={blocked ?? undefined}>
            {i18n.t('common.withdraw')}
          </Button>
        </div>
      ) : (
        <>
          <Figures businessId={businessId} accountId={row.id} />
          <CardPeople businessId={businessId} row={row} onOpen={onOpen} />
        </>
      )}
    </article>
  );
}

/** Read when they are looked at: the lists don't carry them. */
function Figures({ businessId, accountId }: { businessId: BusinessId; accountId: AdAccountId }): ReactNode {
  const detail = useMirror(
    async (db) => (await db.accountDetails.get([businessId, accountId])) ?? null,
    [businessId, accountId],
  );
  const [isReading, setReading] = useState(true);
  useEffect(() => {
    // What goes wrong is kept beside the figures, where the opened account tells it.
    void sendCommand('open-account', { businessId, accountId }).then(() => setReading(false));
  }, [businessId, accountId]);
  // While they are read they have their room: the list below stays where it is when they come.
  const isKnown = detail != null && (detail.amountSpent !== null || detail.balance !== null);
  if (!isKnown && !isReading) return null;
  const cap = isKnown && detail.spendCap === '0' ? null : detail?.spendCap;
  const show = (minor: string | null | undefined, none: string): ReactNode => {
    if (!isKnown) return '…';
    return minor == null ? none : <Money minor={minor} currency={detail.currency} />;
  };
  return (
    <dl className="page-figures" aria-busy={!isKnown || undefined}>
      <div>
        <dt>{i18n.t('page.spent')}</dt>
        <dd>{show(detail?.amountSpent, '–')}</dd>
      </div>
      <div>
        <dt>{i18n.t('page.balance')}</dt>
        <dd>{show(detail?.balance, '–')}</dd>
      </div>
      <div>
        <dt>{i18n.t('page.limit')}</dt>
        <dd>{show(cap, i18n.t('page.noLimit'))}</dd>
      </div>
    </dl>
  );
}

function CardPeople({
  businessId,
  row,
  onOpen,
}: {
  businessId: BusinessId;
  row: AdAccountRow;
  onOpen: () => void;
}): ReactNode {
  const known = useMirror(
    async (db) => {
      const [people, access] = await Promise.all([readPeople(db, businessId), readAccess(db, businessId)]);
      const names = new Map(people.map((person) => [person.id, person]));
      const theirs = getAccountPeople(access, row.id).map((one) => {
        const person = names.get(one.personId);
        return { ...one, name: getPersonName(person, one), kind: person?.kind };
      });
      return { theirs, isRead: access.length > 0 && access.every((one) => one.complete) };
    },
    [businessId, row.id],
  );
  if (!known) return null;
  const { theirs, isRead } = known;
  const more = theirs.length - peopleShown;
  return (
    <div className="page-people">
      <ul>
        {theirs.slice(0, peopleShown).map(({ personId, tasks, name, kind }) => (
          <li key={personId}>
            <Avatar name={name} kind={kind ?? 'business_user'} />
            <Name>{name}</Name>
            <span className="muted">{describeLevel(tasks)}</span>
          </li>
        ))}
      </ul>
      <div className="page-card-foot">
        <div className="page-people-note muted">
          {more > 0 ? i18n.t('page.more', { n: formatNumber(more) }) : null}
          {theirs.length === 0 && !isRead ? i18n.t('page.nobodyYet') : null}
          {isRead && lacksManager(row.permitted, theirs) ? (
            <Chip tone="wait">{i18n.t('page.nobody')}</Chip>
          ) : null}
        </div>
        <Button variant="quiet" onClick={onOpen}>
          {i18n.t('page.open')}
        </Button>
      </div>
    </div>
  );
}

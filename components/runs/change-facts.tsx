// Runs: what a change concerns, in full: business, account and person by name and id, before and after.

import type { ReactNode } from 'react';
import { i18n } from '#i18n';
import { type AdAccountId, toActId } from '@/utils/ids.ts';
import type { PlannedChange } from '@/utils/runs/types.ts';
import { describeLevel, isSameLevel } from './describe-change.ts';
import './change-facts.css';

interface ChangeFactsProps {
  planned: PlannedChange;
  /** The id that a create has given, once it has. */
  createdId?: AdAccountId | null;
}

export function ChangeFacts({ planned, createdId = null }: ChangeFactsProps): ReactNode {
  const { businessName, businessId, accountName, personName, personId, before, after } = planned;
  const accountId = planned.accountId ?? createdId;
  return (
    <dl className="change-facts">
      <Fact label={i18n.t('guard.business')} name={businessName} id={businessId} />
      <Fact
        label={i18n.t('guard.account')}
        name={
          accountName ?? (planned.change.operation === 'create-ad-account' ? planned.change.input.name : null)
        }
        id={accountId === null ? null : toActId(accountId)}
      />
      {personId === null ? null : <Fact label={i18n.t('guard.person')} name={personName} id={personId} />}
      {planned.change.operation === 'set-tasks' ? (
        <div>
          <dt>{i18n.t('guard.change')}</dt>
          <dd>
            <b>
              {isSameLevel(planned)
                ? describeLevel(after)
                : i18n.t('runs.arrow', { before: describeLevel(before), after: describeLevel(after) })}
            </b>
          </dd>
        </div>
      ) : null}
    </dl>
  );
}

function Fact({ label, name, id }: { label: string; name: string | null; id: string | null }): ReactNode {
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        {name ? <bdi dir="auto">{name}</bdi> : <span className="muted">{i18n.t('guard.unnamed')}</span>}
        {id === null ? null : <span className="change-id num"> {id}</span>}
      </dd>
    </div>
  );
}

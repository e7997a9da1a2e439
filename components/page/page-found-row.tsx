// Page: an account of the page in front that isn't the business's: whose it is, and Claim.

import { type ReactNode, useId } from 'react';
import { i18n } from '#i18n';
import { describeProblem } from '@/components/runs/describe-problem.ts';
import { Button } from '@/components/ui/button.tsx';
import { Copyable } from '@/components/ui/copyable.tsx';
import { Name } from '@/components/ui/name.tsx';
import { type BusinessId, toActId } from '@/utils/ids.ts';
import type { BusinessRow } from '@/utils/mirror/schema.ts';
import type { PageAccount } from './use-page-accounts.ts';

interface PageFoundRowProps {
  account: PageAccount;
  /** The business shown. */
  businessName: string;
  /** Another of ours that has it. */
  elsewhere: BusinessRow | undefined;
  isComplete: boolean;
  /** Why nothing may be changed at the moment, or null. */
  blocked: string | null;
  onAgain: () => void;
  onClaim: () => void;
  onShowBusiness: (businessId: BusinessId) => void;
}

export function PageFoundRow(props: PageFoundRowProps): ReactNode {
  const { account, businessName, elsewhere, isComplete, blocked, onAgain, onClaim, onShowBusiness } = props;
  const labelId = useId();
  const { accountId, name, found } = account;
  return (
    <li className="page-found">
      <div className="page-found-words">
        <div id={labelId}>
          {name ? <Name>{name}</Name> : null}
          <span className={name ? 'muted' : 'page-found-id'}>
            <Copyable text={toActId(accountId)} />
          </span>
        </div>
        <p className="muted">{i18n.t(isComplete ? 'page.notIn' : 'page.notInYet', { name: businessName })}</p>
        <p className="muted">{describeFound(props)}</p>
      </div>
      <div className="page-found-acts">
        {found && !found.ok && !elsewhere ? (
          <Button variant="quiet" onClick={onAgain}>
            {i18n.t('page.again')}
          </Button>
        ) : null}
        {elsewhere ? (
          <Button
            onClick={() => onShowBusiness(elsewhere.id)}
            aria-label={i18n.t('page.showIn', { name: elsewhere.name })}
          >
            {i18n.t('page.show')}
          </Button>
        ) : null}
        <Button
          variant={elsewhere ? 'secondary' : 'primary'}
          aria-describedby={labelId}
          disabled={blocked !== null}
          title={blocked ?? undefined}
          onClick={onClaim}
        >
          {i18n.t('page.claim')}
        </Button>
      </div>
    </li>
  );
}

function describeFound({ account: { found }, elsewhere }: PageFoundRowProps): string | null {
  if (elsewhere) return i18n.t('page.inOther', { name: elsewhere.name, id: elsewhere.id });
  if (!found) return i18n.t('page.looking');
  if (!found.ok) return `${i18n.t('page.notLookedUp')} ${describeProblem(found.problem).what}`;
  if (!found.value.visible) return i18n.t('page.notVisible');
  const { ownerBusinessId, ownerBusinessName } = found.value;
  if (ownerBusinessId === null) return null;
  return i18n.t('page.belongsTo', {
    name: ownerBusinessName ?? i18n.t('page.business'),
    id: ownerBusinessId,
  });
}

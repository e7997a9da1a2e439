// Claim: what is being claimed, for whom, and what that means, before anything is sent.

import type { ReactNode } from 'react';
import { i18n } from '#i18n';
import { describeRefusal } from '@/components/runs/describe-guard.ts';
import { ProblemNotice } from '@/components/runs/problem-notice.tsx';
import { Banner } from '@/components/ui/banner.tsx';
import { formatNumber } from '@/components/ui/format.ts';
import { Spinner } from '@/components/ui/spinner.tsx';
import { type AdAccountId, type BusinessId, toActId } from '@/utils/ids.ts';
import { ClaimFor } from './claim-for.tsx';
import type { Claimable, ClaimPlan } from './use-claim-plan.ts';

interface ClaimReviewProps {
  businessId: BusinessId;
  plan: ClaimPlan | undefined;
  /** Those that the person took out. */
  dropped: ReadonlySet<AdAccountId>;
  onDrop: (dropped: ReadonlySet<AdAccountId>) => void;
  leftOut: number;
  /** See `useSettling`. */
  isSettling: boolean;
}

export function ClaimReview(props: ClaimReviewProps): ReactNode {
  const { businessId, plan, dropped, onDrop, leftOut, isSettling } = props;
  if (!plan) return <Spinner />;
  if ('problem' in plan) return <ProblemNotice problem={plan.problem} />;
  const { claimables, businessName } = plan;
  const only = claimables.length === 1 ? claimables[0] : undefined;
  const isPossible = claimables.some(({ planned }) => planned.refusal === null);
  const forBusiness = (
    <ClaimFor words={i18n.t('claim.for')} businessId={businessId} businessName={businessName} />
  );
  return (
    <>
      <div className="claim-card">
        <p className="muted">{i18n.t('claim.claiming')}</p>
        {only ? <OnlyOne claimable={only} /> : null}
        {only ? forBusiness : null}
        {only ? null : (
          <>
            <ClaimList claimables={claimables} dropped={dropped} onDrop={onDrop} isSettling={isSettling} />
            {leftOut > 0 ? (
              <p className="muted">{i18n.t('claim.leftOut', leftOut, { n: formatNumber(leftOut) })}</p>
            ) : null}
            {forBusiness}
          </>
        )}
      </div>
      {isPossible ? (
        <>
          <Banner tone="wait" title={i18n.t('claim.oneWayTitle')}>
            {i18n.t(only ? 'claim.oneWayText' : 'claim.oneWayMany')}
          </Banner>
          <p className="claim-words">{i18n.t('claim.what')}</p>
          <p className="claim-words">{i18n.t('claim.share')}</p>
        </>
      ) : null}
    </>
  );
}

function OnlyOne({ claimable }: { claimable: Claimable }): ReactNode {
  const { accountId, name } = claimable;
  return (
    <>
      {name ? (
        <p className="claim-name">
          <bdi dir="auto">{name}</bdi>
        </p>
      ) : null}
      <p className={name ? 'num claim-id' : 'num claim-name'}>{toActId(accountId)}</p>
      <ClaimNote claimable={claimable} />
    </>
  );
}

/** What is to be known before claiming this one: why not, or whose it is. */
function ClaimNote({ claimable: { planned, found } }: { claimable: Claimable }): ReactNode {
  if (planned.refusal) return <p className="claim-note claim-no">{describeRefusal(planned.refusal)}</p>;
  if (planned.accountName !== null) return null;
  if (!found) return <p className="claim-note">{i18n.t('claim.looking')}</p>;
  if (!found.ok) return null;
  if (!found.value.visible) return <p className="claim-note">{i18n.t('claim.notVisible')}</p>;
  const { ownerBusinessId, ownerBusinessName } = found.value;
  if (ownerBusinessId === null || ownerBusinessId === planned.businessId) return null;
  return (
    <p className="claim-note">
      {i18n.t('claim.owner', { name: ownerBusinessName ?? ownerBusinessId, id: ownerBusinessId })}
    </p>
  );
}

interface ClaimListProps {
  claimables: Claimable[];
  dropped: ReadonlySet<AdAccountId>;
  onDrop: (dropped: ReadonlySet<AdAccountId>) => void;
  isSettling: boolean;
}

function ClaimList({ claimables, dropped, onDrop, isSettling }: ClaimListProps): ReactNode {
  const possible = claimables.filter(({ planned }) => planned.refusal === null);
  const toggle = (accountId: AdAccountId): void => {
    const next = new Set(dropped);
    if (!next.delete(accountId)) next.add(accountId);
    onDrop(next);
  };
  return (
    <fieldset className="claim-list">
      <legend className="visually-hidden">{i18n.t('claim.choose')}</legend>
      {possible.length > 1 ? (
        <label className="claim-choice">
          <input
            type="checkbox"
            disabled={isSettling}
            checked={dropped.size === 0}
            onChange={() => onDrop(new Set(dropped.size === 0 ? possible.map((one) => one.accountId) : []))}
          />
          <span>{i18n.t('claim.all')}</span>
        </label>
      ) : null}
      {claimables.map((claimable) => (
        <label className="claim-choice" key={claimable.accountId}>
          <input
            type="checkbox"
            disabled={isSettling || claimable.planned.refusal !== null}
            checked={claimable.planned.refusal === null && !dropped.has(claimable.accountId)}
            onChange={() => toggle(claimable.accountId)}
          />
          <span>
            {claimable.name ? (
              <>
                <bdi dir="auto">{claimable.name}</bdi>{' '}
              </>
            ) : null}
            <span className={claimable.name ? 'num muted' : 'num'}>{toActId(claimable.accountId)}</span>
            <ClaimNote claimable={claimable} />
          </span>
        </label>
      ))}
    </fieldset>
  );
}

// shell: answers to claims that nobody has looked at yet; they are what the badge counts.

import { type ReactNode, useState } from 'react';
import { i18n } from '#i18n';
import { ProblemNotice } from '@/components/runs/problem-notice.tsx';
import { Banner } from '@/components/ui/banner.tsx';
import { Button } from '@/components/ui/button.tsx';
import { formatNumber } from '@/components/ui/format.ts';
import { useBusinesses } from '@/components/use-businesses.ts';
import { useMirror } from '@/components/use-mirror.ts';
import { useView } from '@/components/view-store.ts';
import { getAccountLabel } from '@/utils/account-name.ts';
import type { BusinessId } from '@/utils/ids.ts';
import { getNoticeOutcome } from '@/utils/mirror/notice-outcome.ts';
import { readAnswers } from '@/utils/mirror/queries.ts';
import type { NoticeRow } from '@/utils/mirror/schema.ts';
import type { Problem } from '@/utils/problem.ts';
import { sendCommand } from '@/utils/send-command.ts';

/** Of answers, and of other businesses. More are counted: the lists have them all. */
const SHOWN = 3;

function describe(notice: NoticeRow): string {
  const account = getAccountLabel({ id: notice.accountId, name: notice.accountName });
  return i18n.t(`notice.${getNoticeOutcome(notice)}.message`, { account });
}

/** Of the business in view, and that there are some for others: the badge counts those as well. */
export function Answers({ businessId }: { businessId: BusinessId }): ReactNode {
  const notices = useMirror(readAnswers, []);
  if (!notices || notices.length === 0) return null;
  const byBusiness = Map.groupBy(notices, (notice) => notice.businessId);
  const here = byBusiness.get(businessId) ?? [];
  byBusiness.delete(businessId);
  return (
    <>
      <AnswersHere notices={here} />
      <AnswersElsewhere byBusiness={byBusiness} />
    </>
  );
}

function AnswersHere({ notices }: { notices: readonly NoticeRow[] }): ReactNode {
  const [problem, setProblem] = useState<Problem | null>(null);
  const [first] = notices;
  if (!first) return null;
  const isOnly = notices.length === 1;
  const dismiss = async (): Promise<void> => {
    const result = await sendCommand('dismiss-notices', { ids: notices.map(({ id }) => id) });
    setProblem(result.ok ? null : result.problem);
  };
  return (
    <Banner
      tone={notices.every(({ kind }) => kind === 'claim-accepted') ? 'ok' : 'wait'}
      edge
      isLate
      title={
        isOnly
          ? i18n.t(`notice.${getNoticeOutcome(first)}.title`)
          : i18n.t('notice.several', { n: formatNumber(notices.length) })
      }
      actions={
        <>
          {/* First: it never comes to stand where Open was. */}
          <Button onClick={dismiss}>{i18n.t('activity.dismiss')}</Button>
          {isOnly && first.kind === 'claim-accepted' ? (
            <Button onClick={() => useView.getState().open({ kind: 'account', accountId: first.accountId })}>
              {i18n.t('accounts.open')}
            </Button>
          ) : null}
        </>
      }
    >
      {notices.slice(0, SHOWN).map((notice) => (
        <p key={notice.id}>
          <bdi>{describe(notice)}</bdi>
        </p>
      ))}
      {notices.length > SHOWN ? (
        <p>{i18n.t('notice.more', { n: formatNumber(notices.length - SHOWN) })}</p>
      ) : null}
      {problem === null ? null : <ProblemNotice problem={problem} />}
    </Banner>
  );
}

function AnswersElsewhere({
  byBusiness,
}: {
  byBusiness: ReadonlyMap<BusinessId, readonly NoticeRow[]>;
}): ReactNode {
  const businesses = useBusinesses() ?? [];
  const others = businesses.filter(({ id }) => byBusiness.has(id));
  if (others.length === 0) return null;
  return (
    <Banner edge isLate>
      {others.slice(0, SHOWN).map(({ id, name }) => {
        const count = byBusiness.get(id)?.length ?? 0;
        return (
          <p key={id} className="answers-elsewhere">
            <bdi>{i18n.t('notice.elsewhere', count, { n: formatNumber(count), business: name })}</bdi>
            <Button
              aria-label={i18n.t('page.showIn', { name })}
              onClick={() => useView.getState().showBusiness(id)}
            >
              {i18n.t('page.show')}
            </Button>
          </p>
        );
      })}
      {others.length > SHOWN ? (
        <p>{i18n.t('notice.moreElsewhere', { n: formatNumber(others.length - SHOWN) })}</p>
      ) : null}
    </Banner>
  );
}

// shell: answers to claims that nobody has looked at yet; they are what the badge counts.

import { type ReactNode, useState } from 'react';
import { i18n } from '#i18n';
import { ProblemNotice } from '@/components/runs/problem-notice.tsx';
import { Banner } from '@/components/ui/banner.tsx';
import { Button } from '@/components/ui/button.tsx';
import { formatNumber } from '@/components/ui/format.ts';
import { useMirror } from '@/components/use-mirror.ts';
import { useView } from '@/components/view-store.ts';
import { getAccountName } from '@/utils/account-name.ts';
import { type BusinessId, toActId } from '@/utils/ids.ts';
import { readAnswers } from '@/utils/mirror/queries.ts';
import type { NoticeRow } from '@/utils/mirror/schema.ts';
import type { Problem } from '@/utils/problem.ts';
import { sendCommand } from '@/utils/send-command.ts';

/** More are counted: the lists have them all. */
const SHOWN = 3;

function describe({ kind, accountId, accountName }: NoticeRow): string {
  const name = getAccountName({ id: accountId, name: accountName });
  const account = name === null ? toActId(accountId) : `${name} (${toActId(accountId)})`;
  return kind === 'claim-accepted'
    ? i18n.t('notice.accepted.message', { account })
    : i18n.t('notice.gone.message', { account });
}

export function Answers({ businessId }: { businessId: BusinessId }): ReactNode {
  const notices = useMirror((db) => readAnswers(db, businessId), [businessId]);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [first] = notices ?? [];
  if (!notices || !first) return null;
  const isOnly = notices.length === 1;
  const dismiss = async (): Promise<void> => {
    const result = await sendCommand('dismiss-notices', { businessId });
    setProblem(result.ok ? null : result.problem);
  };
  return (
    <Banner
      tone={notices.every(({ kind }) => kind === 'claim-accepted') ? 'ok' : 'wait'}
      edge
      title={
        isOnly
          ? i18n.t(first.kind === 'claim-accepted' ? 'notice.accepted.title' : 'notice.gone.title')
          : i18n.t('notice.several', { n: formatNumber(notices.length) })
      }
      actions={
        <>
          {isOnly && first.kind === 'claim-accepted' ? (
            <Button onClick={() => useView.getState().open({ kind: 'account', accountId: first.accountId })}>
              {i18n.t('accounts.open')}
            </Button>
          ) : null}
          <Button onClick={dismiss}>{i18n.t('activity.dismiss')}</Button>
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

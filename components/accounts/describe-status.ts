// accounts: an ad account's status in a word, with its reason, and the tone it has.

import { i18n } from '#i18n';
import type { AdAccountRow } from '@/utils/mirror/schema.ts';
import { remember } from '@/utils/remember.ts';

export type StatusTone = 'ok' | 'wait' | 'bad' | 'off' | 'asked';

export interface AccountStatus {
  tone: StatusTone;
  /** "Disabled: risk payment". */
  text: string;
  /** False for an ordinary active account: rows needn't say it. */
  isNotable: boolean;
}

type Described = Pick<AdAccountRow, 'status' | 'disableReason'> & Partial<Pick<AdAccountRow, 'access'>>;

/** Graph's `account_status`: the numbers that an account can have (201 and 202 are filters only). */
const describeCode = remember((code: number): { tone: StatusTone; word: string } => {
  switch (code) {
    case 1:
      return { tone: 'ok', word: i18n.t('status.active') };
    case 2:
      return { tone: 'bad', word: i18n.t('status.disabled') };
    case 3:
      return { tone: 'bad', word: i18n.t('status.unsettled') };
    case 7:
      return { tone: 'wait', word: i18n.t('status.pendingRiskReview') };
    case 8:
      return { tone: 'wait', word: i18n.t('status.pendingSettlement') };
    case 9:
      return { tone: 'wait', word: i18n.t('status.inGracePeriod') };
    case 100:
      return { tone: 'off', word: i18n.t('status.pendingClosure') };
    case 101:
      return { tone: 'off', word: i18n.t('status.closed') };
    default:
      return { tone: 'wait', word: i18n.t('status.unknown', { code }) };
  }
});

const reasons = [
  undefined,
  'status.reason1',
  'status.reason2',
  'status.reason3',
  'status.reason4',
  'status.reason5',
  'status.reason6',
  'status.reason7',
  'status.reason8',
  'status.reason9',
  'status.reason10',
  'status.reason11',
  'status.reason12',
  'status.reason13',
  'status.reason14',
  'status.reason15',
] as const;

/** Graph's `disable_reason` (0 is none). Meta adds reasons from time to time: an unknown one keeps its number. */
function describeReason(code: number | null): string | null {
  if (!code) return null;
  const key = reasons[code];
  return key ? i18n.t(key) : i18n.t('status.reasonOther', { code });
}

/** A pending claim has no status of its own that we may know: it was asked for. */
export function describeStatus(row: Described): AccountStatus {
  if (row.access === 'PENDING') return { tone: 'asked', text: i18n.t('status.pending'), isNotable: true };
  if (row.status === null) return { tone: 'off', text: i18n.t('status.untold'), isNotable: false };
  const { tone, word } = describeCode(row.status);
  const reason = row.status === 1 ? null : describeReason(row.disableReason);
  return {
    tone,
    text: reason ? i18n.t('status.withReason', { status: word, reason }) : word,
    isNotable: row.status !== 1,
  };
}

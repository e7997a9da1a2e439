// Create: the form as it is typed, what is wrong with it, and what it becomes. Pure.

import type { BusinessId } from '@/utils/ids.ts';
import type { CreateAdAccountInput } from '@/utils/runs/types.ts';

/** Who an advertiser, agency or partner is. `none` and `unfound` are Graph's NONE and UNFOUND. */
export type PartyKind = 'own' | 'none' | 'unfound' | 'other';

export interface Party {
  kind: PartyKind;
  /** An id or alias, for `other`. */
  text: string;
}

export interface CreateDraft {
  name: string;
  currency: string | null;
  timezoneId: number | null;
  endAdvertiser: Party;
  mediaAgency: Party;
  partner: Party;
  invoice: boolean;
  isReviewing: boolean;
  /** Once it was sent: what came of it is shown until the person has seen it. */
  runId: string | null;
}

export const emptyDraft: CreateDraft = {
  name: '',
  currency: null,
  timezoneId: null,
  endAdvertiser: { kind: 'own', text: '' },
  mediaAgency: { kind: 'none', text: '' },
  partner: { kind: 'none', text: '' },
  invoice: false,
  isReviewing: false,
  runId: null,
};

export type PartyField = 'endAdvertiser' | 'mediaAgency' | 'partner';
export const partyFields = ['endAdvertiser', 'mediaAgency', 'partner'] as const satisfies PartyField[];

export type DraftFault =
  | 'missingName'
  | 'longName'
  | 'missingCurrency'
  | 'missingTimezone'
  | 'badBusinessId'
  | 'badParty';
export type DraftFaults = Partial<Record<'name' | 'currency' | 'timezone' | PartyField, DraftFault>>;

/** The advertiser is a business (or a Page) by its digits; agency and partner may be a Page's alias as well. */
function getPartyFault(field: PartyField, { kind, text }: Party): DraftFault | undefined {
  if (kind !== 'other') return undefined;
  const typed = text.trim();
  if (field === 'endAdvertiser') return /^[1-9]\d{4,19}$/.test(typed) ? undefined : 'badBusinessId';
  return /^[\w.-]{2,100}$/.test(typed) && !/^(?:none|unfound)$/i.test(typed) ? undefined : 'badParty';
}

/** What keeps a draft from being sent, by field; empty if nothing does. */
export function checkDraft(draft: CreateDraft): DraftFaults {
  const faults: DraftFaults = {};
  const name = draft.name.trim();
  if (name === '') faults.name = 'missingName';
  else if (name.length > 200) faults.name = 'longName';
  if (draft.currency === null) faults.currency = 'missingCurrency';
  if (draft.timezoneId === null) faults.timezone = 'missingTimezone';
  for (const field of partyFields) {
    const fault = getPartyFault(field, draft[field]);
    if (fault) faults[field] = fault;
  }
  return faults;
}

/** As Graph takes it. */
export function getPartyValue({ kind, text }: Party, businessId: BusinessId): string {
  if (kind === 'own') return businessId;
  if (kind === 'other') return text.trim();
  return kind === 'none' ? 'NONE' : 'UNFOUND';
}

/** The change's input, or null while the draft has faults. Invoice only where the business has a credit line. */
export function toCreateInput(
  draft: CreateDraft,
  businessId: BusinessId,
  hasCredit: boolean,
): CreateAdAccountInput | null {
  const { currency, timezoneId } = draft;
  if (currency === null || timezoneId === null || Object.keys(checkDraft(draft)).length > 0) return null;
  return {
    name: draft.name.trim(),
    currency,
    timezoneId,
    endAdvertiser: getPartyValue(draft.endAdvertiser, businessId),
    mediaAgency: getPartyValue(draft.mediaAgency, businessId),
    partner: getPartyValue(draft.partner, businessId),
    invoice: draft.invoice && hasCredit,
  };
}

// Context: the business and the ad account that a URL of Meta's names. Pure; never throws.
//
// Order matters: a query parameter is what the page was asked to show and wins over the path; `act` and
// `business_id` mean one thing only, while the ids that Meta uses for several kinds of object come out as
// hints, to be verified at the Graph API before anything is done with them.

import { parseId } from './parse-id.ts';
import { parseWorkUrl } from './parse-work-url.ts';

export interface PageIds {
  businessId: string | null;
  /** Digits, without `act_`. */
  adAccountId: string | null;
  /** May be an ad account, or an internal id of it: only where no ad account is certain. */
  adAccountHint?: string;
  /** May be a business, or a person: only where no business is certain. */
  businessHint?: string;
}

/**
 * What a URL says about business and ad account; both null for any page that isn't a work surface.
 * A value that is no id (5 to 20 digits) falls through to the next source; of a repeated parameter the
 * first valid one counts; a list of accounts is not one account. The fragment and `next=` targets don't
 * count: they name pages that aren't open.
 */
export function parsePageUrl(url: string): PageIds {
  const parsed = parseWorkUrl(url);
  if (!parsed) return { businessId: null, adAccountId: null };

  const path = parsed.pathname.split('/').filter(Boolean);
  const [place, first, second] = path;
  const query = (key: string): string[] => parsed.searchParams.getAll(key);
  const quality = place === 'accountquality';
  const support = place === 'business-support-home';

  const businessId = firstId([
    ...query('business_id'),
    ...query('global_scope_id'),
    quality ? first : undefined,
  ]);
  const adAccountId = firstAccount([...query('act'), quality || support ? second : undefined]);
  const ids: PageIds = { businessId, adAccountId };

  const businessHint = support ? firstId([first]) : null;
  if (businessId === null && businessHint !== null) ids.businessHint = businessHint;

  const adAccountHint = firstAccount(hintedAccounts(path, query));
  if (adAccountId === null && adAccountHint !== null) ids.adAccountHint = adAccountHint;
  return ids;
}

/** Values that are an ad account's id on some pages and another object's on others. */
function hintedAccounts(path: string[], query: (key: string) => string[]): (string | undefined)[] {
  const [place, kind, id] = path;
  const hints: (string | undefined)[] = [];
  if (query('selected_asset_type')[0] === 'ad-account') hints.push(...query('selected_asset_id'));
  if (place === 'settings' && kind === 'ad-accounts') hints.push(id);
  const isBilling =
    place === 'billing_hub' || ((place === 'latest' || place === 'adsmanager') && kind === 'billing_hub');
  if (isBilling && !query('account_type').includes('whatsapp-business-account'))
    hints.push(...query('asset_id'));
  return hints;
}

function firstId(values: (string | undefined)[]): string | null {
  for (const value of values) {
    const id = parseId(value);
    if (id !== null) return id;
  }
  return null;
}

function firstAccount(values: (string | undefined)[]): string | null {
  return firstId(values.map((value) => value?.trim().replace(/^act_/, '')));
}

// accounts: where an ad account is in Meta's own Ads Manager. Pure.

import type { AdAccountId, BusinessId } from '@/utils/ids.ts';

/** The campaigns of an account. Ads Manager takes the digits without `act_`, and the business to work in. */
export function createAdsManagerUrl(accountId: AdAccountId, businessId: BusinessId): string {
  return `https://adsmanager.facebook.com/adsmanager/manage/campaigns?act=${accountId}&business_id=${businessId}`;
}

// The published texts of error codes. A leading * stands for the `(#code) ` that Meta writes before most.

export const CODE_TEXTS: Readonly<Record<number, string>> = {
  1: 'An unknown error has occurred.',
  2: '*Service temporarily unavailable',
  3: '*Application does not have the capability to make this API call.',
  4: '*Application request limit reached',
  10: '*Application does not have permission for this action',
  17: '*User request limit reached',
  32: '*Page request limit reached',
  100: '*Invalid parameter',
  102: 'Session key invalid or no longer valid',
  104: 'Incorrect signature',
  190: 'Invalid OAuth access token - Cannot parse access token',
  200: '*Permissions error',
  210: '*User not visible',
  270: '*Development access is not allowed to access business API post:Business/adaccount.',
  294: '*Managing advertisements requires an access token with the extended permission ads_management',
  341: '*Application request limit reached',
  368: '*The action attempted has been deemed abusive or is otherwise disallowed',
  370: '*Invalid call to update this page',
  413: '*Invalid password',
  415:
    '*Two factor authentication required. User have to enter a code from SMS or TOTP code generator to pass 2fac. ' +
    'This could happen when accessing a 2fac-protected asset like a page that is owned by a 2fac-protected business ' +
    'manager.',
  457: 'The session has an invalid origin',
  506: '*Duplicate post',
  613: '*Calls to this api have exceeded the rate limit.',
  803: '*Some of the aliases you requested do not exist',
  2500: 'An active access token must be used to query information about the current user.',
  2620: '*Invalid call to update account permissions',
  2635: '*You are calling a deprecated version of the Ads API. Please update to the latest version: v25.0.',
  3902: "*There was a technical issue and your new ad account wasn't created. Please try again.",
  3910:
    '*You need permission to edit the details of your Business Manager. Please talk to one of your Business Manager ' +
    'admins about changing your role or editing the Business Manager details.',
  3911: '*You need permission to set up a new Business Manager.',
  3912: "*There was a technical issue and the changes you made to your Business Manager weren't saved. Please try again.",
  3913: "*It doesn't look like you have permission to create a new Business Manager.",
  3914:
    "*It looks like you're trying to remove the last admin from this Business Manager. At least one admin is " +
    'required in Business Manager.',
  3918:
    "*The Facebook Page you've tried to add is already owned by another Business Manager. You can still request access " +
    'to this Page, but your request will need to be approved by the Business Manager that owns it.',
  3919: '*There was an unexpected technical issue. Please try again.',
  3936: "*You've already tried to claim this ad account. You'll see a notification if your request is accepted.",
  3944: '*Your Business Manager already has access to this object.',
  3947:
    '*You are trying to create a Business Manager with the same name as one you are already a part of. Please pick ' +
    'a different name.',
  3949: '*This Business Manager has reached maximum number of system user limit.',
  3965: '*This Business Manager has reached maximum number of admin system user limit.',
  3973: '*The name you chose for this Business Manager is not valid. Please choose another.',
  3974: '*The name you chose for this Business Manager is not valid. Try a different name.',
  3977: '*To claim a Page in Business Manager, you must already be an Admin of the Page.',
  3979: '*You have exceeded the number of allowed ad accounts for your Business Manager at this time.',
  3980:
    '*One or more of the ad accounts in your Business Manager are currently in bad standing or in review. All of ' +
    'your accounts must be in good standing in order to create new ad accounts.',
  3982: '*You do not have sufficient permissions to import this asset into the given Business Manager.',
  3994:
    '*Personal accounts that do not have any history of activity are not eligible for migration to a business ' +
    'manager. Instead create an ad account inside your business manager.',
  3996: '*The page does not belong to this Business Manager.',
  23007:
    "*This credit card can't be set as your account's primary payment method, because your account is set up to be " +
    "billed after your ads have delivered. This setup can't be changed. Please try a different card or payment method.",
  42001:
    "*This Page can't be removed because it's already linked to an Instagram business profile. To remove this Page from " +
    'Business Manager, go to Instagram and convert to a personal account or change the Page linked to your business ' +
    'profile.',
  42004: "*You couldn't create the client business on behalf your client successfully",
  80000:
    '*There have been too many calls from this ad-account. Wait a bit and try again. For more info, please refer to ' +
    'https://developers.facebook.com/docs/graph-api/overview/rate-limiting.',
  80001:
    '*There have been too many calls to this Page account. Wait a bit and try again. For more info, please refer to ' +
    'https://developers.facebook.com/docs/graph-api/overview/rate-limiting.',
  80004:
    '*There have been too many calls to this ad-account. Wait a bit and try again. For more info, please refer to ' +
    'https://developers.facebook.com/docs/graph-api/overview/rate-limiting#ads-management.',
  104001:
    '*In order to create a system user, an app must be part of this business. Please add an app and then try again.',
};

/** The permission family: 10, and 200 to 299. */
export function isPermissionCode(code: number): boolean {
  return code === 10 || (code >= 200 && code < 300);
}

/** The HTTP status that comes with a code. */
export function statusOf(code: number): number {
  if (code === 1) return 500;
  if (code === 2) return 503;
  return isPermissionCode(code) ? 403 : 400;
}

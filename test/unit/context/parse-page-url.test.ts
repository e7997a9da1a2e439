// Context: what URLs say, from the shared list of Meta's URL shapes and from hostile ones.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePageUrl } from '../../../utils/context/parse-page-url.ts';
import moreCases from './more-urls.json' with { type: 'json' };
import cases from './urls.json' with { type: 'json' };

const B = '1029384756102938';
const A = '774455661122334';
const none = { businessId: null, adAccountId: null };
const ads = 'https://adsmanager.facebook.com/adsmanager/manage/campaigns';
const info = 'https://business.facebook.com/settings/info';

interface Case {
  url: string;
  expected: { businessId: string | null; adAccountId: string | null };
  adAccountHint?: string;
  businessHint?: string;
  note?: string;
}

describe('the list of URL shapes', () => {
  it.each([...cases, ...moreCases] as Case[])(
    '$url $note',
    ({ url, expected, adAccountHint, businessHint }) => {
      expect(parsePageUrl(url)).toEqual({ ...expected, adAccountHint, businessHint });
    },
  );
});

describe('hosts and schemes', () => {
  it.each([
    ['a trailing dot in the host', `https://business.facebook.com./settings?business_id=${B}`],
    ['a name in front', `https://someone@business.facebook.com/settings?business_id=${B}`],
    ['a name and password in front', `https://a:b@business.facebook.com/settings?business_id=${B}`],
    ['the host as a name', `https://business.facebook.com@evil.example/?business_id=${B}`],
    ['another port', `https://business.facebook.com:8443/settings?business_id=${B}`],
    ['no www', `https://facebook.com/adsmanager/manage/campaigns?act=${A}`],
    ['the phone host', `https://m.facebook.com/adsmanager/manage/campaigns?act=${A}`],
    ['a longer host', `https://xbusiness.facebook.com/settings?business_id=${B}`],
    ['a host below', `https://a.business.facebook.com/settings?business_id=${B}`],
    ['letters of another script', `https://business.fаcebook.com/settings?business_id=${B}`],
    ['no scheme', `business.facebook.com/settings?business_id=${B}`],
    ['a blob', `blob:https://business.facebook.com/?business_id=${B}`],
    ['a script', `javascript:"https://business.facebook.com/?business_id=${B}"`],
    ['a data URL', `data:text/html,https://business.facebook.com/?business_id=${B}`],
    ['an extension', `chrome-extension://abcdefghijklmnop/popup.html?business_id=${B}`],
    ['sign-in', `https://www.facebook.com/login.php?business_id=${B}&next=x`],
    ['sign-in with a slash', `https://business.facebook.com/login/?next=%2F&business_id=${B}`],
    ['the business sign-in', `https://business.facebook.com/business/loginpage/?business_id=${B}`],
    ['nonsense', 'https://'],
  ])('takes nothing from %s', (_name, url) => {
    expect(parsePageUrl(url)).toEqual(none);
  });

  it('reads the events manager, whatever the case of its host, and blanks around the URL', () => {
    expect(parsePageUrl(`  https://EventsManager.facebook.com/events_manager2/list?act=${A}\n`)).toEqual({
      businessId: null,
      adAccountId: A,
    });
  });
});

describe('values', () => {
  it.each([
    ['the first of two', `business_id=${B}&business_id=205001234567890`, B],
    ['the first valid one of two', `business_id=x&business_id=${B}`, B],
    ['business_id before global_scope_id', `global_scope_id=205001234567890&business_id=${B}`, B],
    ['5 digits', 'business_id=12345', '12345'],
    ['20 digits', 'business_id=12345678901234567890', '12345678901234567890'],
    ['plus signs for blanks', `business_id=+${B}+`, B],
    ['encoded digits', `business_id=%31029384756102938`, B],
  ])('takes %s', (_name, query, businessId) => {
    expect(parsePageUrl(`${info}?${query}`)).toEqual({ businessId, adAccountId: null });
  });

  it.each([
    ['4 digits', 'business_id=1234'],
    ['21 digits', 'business_id=123456789012345678901'],
    ['a leading zero', 'business_id=0123456789'],
    ['a sign', `business_id=%2B${B}`],
    ['a minus', `business_id=-${B}`],
    ['a fraction', 'business_id=1234567.5'],
    ['an exponent', 'business_id=1e15'],
    ['hexadecimal', 'business_id=0x1234567'],
    ['fullwidth digits', 'business_id=１０２９３８４７５６１０２９３８'],
    ['Arabic-Indic digits', 'business_id=١٠٢٩٣٨٤٧٥٦١٠٢٩٣٨'],
    ['two ids in one', `business_id=${B}%0A${B}`],
    ['the word null', 'business_id=null'],
    ['a key in capitals', `BUSINESS_ID=${B}`],
    ['a key with brackets', `business_id[]=${B}`],
    ['an act_ prefix on a business', `business_id=act_${B}`],
    ['a broken escape', 'business_id=%E0%A4%A'],
    ['an id behind a fragment', `#?business_id=${B}`],
    ['a next target', `next=${encodeURIComponent(`${info}?business_id=${B}`)}`],
  ])('refuses %s', (_name, query) => {
    expect(parsePageUrl(`${info}?${query}`)).toEqual(none);
  });

  it.each([
    ['act_ stripped once', `act=act_${A}`, A],
    ['act_ twice', `act=act_act_${A}`, null],
    ['a list', `act=${A},${B}`, null],
    ['an encoded list', `act=${A}%2C${B}`, null],
    ['a list, then one', `act=${A},${B}&act=${A}`, A],
    ['brackets', `act[]=${A}`, null],
    ['campaigns alone', 'selected_campaign_ids=120210000000000001', null],
    ['a key that ends alike', `xact=${A}`, null],
  ])('reads act: %s', (_name, query, adAccountId) => {
    expect(parsePageUrl(`${ads}?${query}`)).toEqual({ businessId: null, adAccountId });
  });

  it('reads a very long URL', () => {
    const many = Array.from({ length: 20_000 }, (_, n) => `12021${String(n).padStart(13, '0')}`).join(',');
    const url = `${ads}?selected_campaign_ids=${many}&act=${A}&business_id=${B}`;
    expect(parsePageUrl(url)).toEqual({ businessId: B, adAccountId: A });
  });
});

describe('paths', () => {
  it.each([
    [
      'quality of a business alone',
      `https://www.facebook.com/accountquality/${B}`,
      { businessId: B, adAccountId: null },
    ],
    [
      'quality with a broken business',
      `https://www.facebook.com/accountquality/me/${A}/`,
      { businessId: null, adAccountId: A },
    ],
    [
      'query before path',
      `https://www.facebook.com/accountquality/205001234567890/401122334455?business_id=${B}&act=${A}`,
      { businessId: B, adAccountId: A },
    ],
    [
      'doubled slashes',
      `https://www.facebook.com//accountquality//${B}//${A}//`,
      { businessId: B, adAccountId: A },
    ],
    ['quality further down is another page', `https://www.facebook.com/x/accountquality/${B}/${A}`, none],
    [
      'support of a person or business',
      `https://business.facebook.com/business-support-home/100012345678901/${A}/`,
      { businessId: null, adAccountId: A, businessHint: '100012345678901' },
    ],
    ['support alone', 'https://business.facebook.com/business-support-home/', none],
    [
      'settings of an account',
      `https://business.facebook.com/settings/ad-accounts/${A}?business_id=${B}`,
      { businessId: B, adAccountId: null, adAccountHint: A },
    ],
    [
      'settings of a person',
      `https://business.facebook.com/settings/people/${A}?business_id=${B}`,
      { businessId: B, adAccountId: null },
    ],
    [
      'an account is certain: no hint',
      `https://business.facebook.com/billing_hub/accounts/details/?asset_id=401122334455&act=${A}`,
      { businessId: null, adAccountId: A },
    ],
    [
      'billing of a WhatsApp account',
      `https://business.facebook.com/latest/billing_hub/accounts?account_type=whatsapp-business-account&asset_id=${A}`,
      none,
    ],
    [
      'a selected Page',
      `https://business.facebook.com/latest/settings/pages?selected_asset_id=${A}&selected_asset_type=page`,
      none,
    ],
    [
      'a selected asset of no type',
      `https://business.facebook.com/latest/settings/ad_accounts?selected_asset_id=${A}`,
      none,
    ],
    [
      'a Page in Business Suite',
      `https://business.facebook.com/latest/inbox/all?asset_id=${A}&mailbox_id=${A}`,
      none,
    ],
  ])('%s', (_name, url, expected) => {
    expect(parsePageUrl(url)).toEqual(expected);
  });
});

describe('any string', () => {
  const id = /^[1-9]\d{4,19}$/;
  const keys = fc.constantFrom(
    'act',
    'business_id',
    'global_scope_id',
    'asset_id',
    'selected_asset_id',
    'next',
  );
  const host = fc.constantFrom('business', 'adsmanager', 'www', 'l');
  const path = fc.constantFrom('', 'accountquality/1/2', 'settings/ad-accounts/9', 'billing_hub/', 'login');
  const url = fc
    .tuple(host, path, fc.array(fc.tuple(keys, fc.oneof(fc.string(), fc.bigInt().map(String)))))
    .map(([h, p, q]) => `https://${h}.facebook.com/${p}?${q.map(([k, v]) => `${k}=${v}`).join('&')}`);

  it('never throws, and gives ids or nothing', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'binary' }), fc.webUrl({ withQueryParameters: true }), url),
        (text) => {
          for (const found of Object.values(parsePageUrl(text))) {
            if (found !== null) expect(found).toMatch(id);
          }
        },
      ),
    );
  });

  it('says the same of a URL built from what it found', () => {
    fc.assert(
      fc.property(url, (text) => {
        const { businessId, adAccountId } = parsePageUrl(text);
        const rebuilt = `${ads}?act=act_${adAccountId}&business_id=${businessId}`;
        expect(parsePageUrl(rebuilt)).toEqual({ businessId, adAccountId });
      }),
    );
  });
});

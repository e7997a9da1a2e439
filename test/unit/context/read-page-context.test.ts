// Context: what a page's address and its scripts say together, and what is left of it as the page goes on by itself.

import { describe, expect, it } from 'vitest';
import type { PageContextMessage } from '../../../utils/context/page-context-message.ts';
import { createDocumentReader } from '../../../utils/context/read-page-context.ts';

const B = '1029384756102938';
const A = '774455661122334';

describe('a page', () => {
  const readPageContext = (url: string, texts: Iterable<string>): PageContextMessage =>
    createDocumentReader().read(url, texts);

  const script = (business: string, account?: string): string[] => [
    `{"businessID":"${business}"${account ? `,"adAccountID":"${account}"` : ''}}`,
  ];

  type Case = [
    name: string,
    url: string,
    scripts: string[],
    businessId: string | null,
    adAccountIds: string[],
  ];
  it.each<Case>([
    [
      'URL alone',
      `https://business.facebook.com/settings?business_id=${B}`,
      script('205001234567890', A),
      B,
      [],
    ],
    ['scripts where the URL is silent', 'https://business.facebook.com/overview', script(B, A), B, [A]],
    [
      'a business for the account in the URL',
      `https://adsmanager.facebook.com/adsmanager/?act=${A}`,
      script(B, A),
      B,
      [A],
    ],
    [
      'no business from scripts about another account',
      `https://adsmanager.facebook.com/adsmanager/?act=${A}`,
      script(B, '401122334455'),
      null,
      [A],
    ],
    [
      'scripts of Ads Manager on www',
      'https://www.facebook.com/adsmanager/manage/accounts',
      script(B),
      B,
      [],
    ],
    [
      'no account from the scripts of a page of all accounts',
      'https://adsmanager.facebook.com/adsmanager/manage/accounts',
      script(B, A),
      B,
      [],
    ],
    ...[
      'business.facebook.com/settings/ad-accounts',
      'business.facebook.com/latest/settings/ad_accounts/',
      'business.facebook.com/home/accounts',
      'business.facebook.com/latest/billing_hub/accounts',
      'business.facebook.com/billing_hub/accounts/details/?asset_id=1&account_type=whatsapp-business-account',
      'www.facebook.com/ads/manager/accounts/',
      'adsmanager.facebook.com/adsmanager/manage/Accounts',
      ...[',', '%2C', ';', '+', '%7C'].map(
        (mark) => `adsmanager.facebook.com/adsmanager/manage/campaigns?act=${A}${mark}401122334455`,
      ),
    ].map(
      (place): Case => [
        `no account from the scripts of a page of several: ${place}`,
        `https://${place}`,
        script(B, A),
        B,
        [],
      ],
    ),
    [
      'the account where only a parameter speaks of several',
      'https://adsmanager.facebook.com/adsmanager/manage/campaigns?nav_source=manage_accounts&selected_accounts=1',
      script(B, A),
      B,
      [A],
    ],
    [
      'the account from scripts where the URL has an empty one',
      'https://adsmanager.facebook.com/adsmanager/manage/campaigns?act=',
      script(B, A),
      B,
      [A],
    ],
    ['no script of a private page', 'https://www.facebook.com/groups/1', script(B, A), null, []],
    ['no script of a sign-in page', 'https://business.facebook.com/login/', script(B, A), null, []],
  ])('takes %s', (_name, url, scripts, businessId, adAccountIds) => {
    expect(readPageContext(url, scripts)).toEqual({ type: 'page-context', businessId, adAccountIds });
  });

  it('passes on what may be an account as a hint', () => {
    const url = `https://business.facebook.com/settings/ad-accounts/${A}?business_id=${B}`;
    expect(readPageContext(url, [])).toEqual({
      type: 'page-context',
      businessId: B,
      adAccountIds: [],
      hint: A,
    });
  });

  it('does not touch the scripts when the URL names the business', () => {
    let read = 0;
    const scripts = {
      *[Symbol.iterator]() {
        read++;
        yield '';
      },
    };
    readPageContext(`https://business.facebook.com/settings?business_id=${B}`, scripts);
    expect(read).toBe(0);
  });
});

describe('createDocumentReader', () => {
  const [B2, A2] = ['205001234567890', '401122334455'];
  const ads = 'https://adsmanager.facebook.com/adsmanager/manage/campaigns';
  const overview = 'https://business.facebook.com/overview';
  const scripts = [`{"businessID":"${B}","adAccountID":"${A}"}`];

  const businessAlone = [`{"businessID":"${B}"}`];

  /** What is shown at the last of the addresses that one document goes through. */
  const follow = (...urls: string[]): [string | null, ...string[]] => followIn(scripts, ...urls);
  function followIn(texts: string[], ...urls: string[]): [string | null, ...string[]] {
    const reader = createDocumentReader();
    const shown = urls.map((url) => reader.read(url, texts)).at(-1);
    return [shown?.businessId ?? null, ...(shown?.adAccountIds ?? [])];
  }

  it.each([
    ['loaded without ids', [overview]],
    ['loaded with its own ids', [`${ads}?act=${A}&business_id=${B}`, overview]],
    ['that went to its own ids and back', [overview, `${ads}?act=${A}&business_id=${B}`, overview]],
  ])('takes the ids of the scripts of a document %s', (_name, urls) => {
    expect(follow(...urls)).toEqual([B, A]);
  });

  it.each([
    [
      'another business and account',
      [`${ads}?act=${A}&business_id=${B}`, `${ads}?act=${A2}&business_id=${B2}`],
    ],
    ['another account', [overview, `${ads}?act=${A2}`]],
    ['another business', [overview, `${overview}?business_id=${B2}`]],
    ['what may be another account', [overview, `https://business.facebook.com/settings/ad-accounts/${A2}`]],
    ['other ids, and on to its own', [overview, `${ads}?act=${A2}&business_id=${B2}`, `${ads}?act=${A}`]],
  ])('takes nothing from the scripts of a document that went to %s', (_name, urls) => {
    expect(follow(...urls, overview)).toEqual([null]);
  });

  const settings = 'https://business.facebook.com/settings';
  it.each([
    [
      'named an account within the business that it was loaded for',
      [`${settings}?business_id=${B}`, `${settings}/ad-accounts/${A2}?business_id=${B}`],
    ],
    [
      'named one account after the other within its business',
      [
        `${settings}?business_id=${B}`,
        `${settings}/ad-accounts/${A}?business_id=${B}`,
        `${settings}/ad-accounts/${A2}?business_id=${B}`,
      ],
    ],
    [
      'named another account of its business and came back',
      [overview, `${ads}?act=${A2}&business_id=${B}`, `${ads}?act=${A}&business_id=${B}`],
    ],
    ['named another account of its business', [overview, `${ads}?act=${A2}&business_id=${B}`]],
  ])('takes their business alone from the scripts of a document that %s', (_name, urls) => {
    expect(follow(...urls, overview)).toEqual([B]);
  });

  it('keeps their business with an account that the address adds, where they name none', () => {
    const reader = createDocumentReader();
    reader.read(overview, businessAlone);
    for (const [url, adAccountIds] of [
      [`${ads}?act=${A}`, [A]],
      [overview, []],
    ] as const) {
      expect(reader.read(url, businessAlone)).toMatchObject({ businessId: B, adAccountIds });
    }
  });

  it('takes nothing from them for an address that names the account alone', () => {
    expect(follow(`${ads}?act=${A}`, `${ads}?act=${A2}`, `${ads}?act=${A}`)).toEqual([null, A]);
  });

  it.each([
    ['of the same business', scripts],
    ['of another business', [`{"businessID":"${B2}","adAccountID":"${A}"}`]],
  ])('takes nothing from scripts %s where the address named another account alone', (_name, texts) => {
    const urls = [`${settings}?business_id=${B}`, `${ads}?act=${A2}`];
    expect(followIn(texts, ...urls)).toEqual([null, A2]);
    expect(followIn(texts, ...urls, overview)).toEqual([null]);
  });

  it('takes nothing from scripts that name another business than the address did', () => {
    const texts = [`{"businessID":"${B2}"}`];
    expect(followIn(texts, `${settings}?business_id=${B}`, overview)).toEqual([null]);
  });

  it.each([
    ['two accounts alone', [overview, `${ads}?act=${A}`, `${ads}?act=${A2}`]],
    [
      'two accounts alone, with an address between',
      [overview, `${ads}?act=${A}`, overview, `${ads}?act=${A2}`],
    ],
    [
      'two accounts alone, the second within the business before',
      [overview, `${ads}?act=${A}`, `${ads}?act=${A2}&business_id=${B}`, `${ads}?act=${A2}`],
    ],
    [
      'an account within the business, then one alone',
      [`${ads}?act=${A}&business_id=${B}`, overview, `${ads}?act=${A2}`],
    ],
  ])('takes no business for %s: the second may be of any', (_name, urls) => {
    expect(followIn(businessAlone, ...urls)).toEqual([null, A2]);
    expect(followIn(businessAlone, ...urls, overview)).toEqual([null]);
  });

  it('keeps the business for an account that the address named within it just before', () => {
    const within = [A, A2].map((account) => `${ads}?act=${account}&business_id=${B}`);
    expect(followIn(businessAlone, ...within, `${ads}?act=${A2}`)).toEqual([B, A2]);
  });

  it.each([
    ['where the scripts name another', scripts, A2, overview],
    ['before another alone', businessAlone, A, `${ads}?act=${A2}`],
  ])('counts an account alone that was passed through too quickly, %s', (_name, texts, passed, url) => {
    const reader = createDocumentReader();
    reader.read(`${settings}?business_id=${B}`, texts);
    reader.note(`${ads}?act=${passed}`);
    expect(reader.read(url, texts)).toMatchObject({ businessId: null });
  });

  it('counts an address that was passed through too quickly to be read', () => {
    const reader = createDocumentReader();
    reader.read(overview, scripts);
    reader.note(`${ads}?act=${A2}&business_id=${B2}`);
    expect(reader.read(overview, scripts)).toMatchObject({ businessId: null, adAccountIds: [] });
  });
});

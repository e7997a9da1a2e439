// Context: ad account ids in what people paste and select.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAdAccountIds } from '../../../utils/context/parse-ad-account-ids.ts';

const A = '774455661122334';
const A2 = '10203040506070809';
const A3 = '401122334455';
const B = '1029384756102938';
const campaign = '120210000000000001';
const encode = encodeURIComponent;
const manager = 'https://adsmanager.facebook.com/adsmanager/manage/campaigns';

describe('what is found', () => {
  it.each([
    ['act_ ids', `act_${A}`, [A]],
    ['act_ in capitals', `ACT_${A}`, [A]],
    ['act= in text', `act=${A}`, [A]],
    ['a short act_ id', 'act_12345', ['12345']],
    ['a bare id', A, [A]],
    ['lines', `${A}\r\n${A2}\n\n${A3}`, [A, A2, A3]],
    ['commas, semicolons, tabs, bars', `${A},${A2};${A3}\t${B}|act_55555`, [A, A2, A3, B, '55555']],
    ['each once, in order', `${A2} act_${A} act_${A2} ${A}`, [A2, A]],
    ['quotes and brackets', `"${A}" (act_${A2}) [${A3}] <${B}>`, [A, A2, A3, B]],
    ['a sentence', `Please claim act_${A}, and ${A2}.`, [A, A2]],
    ['Hangul right beside', `광고계정act_${A}의 소유권과 ${A2}을`, [A, A2]],
    ['Arabic around', `الحساب act_${A}، ${A2}`, [A, A2]],
    ['an emoji beside', `🛍️${A}🛍️act_${A2}`, [A, A2]],
    ['characters that cannot be seen', `\uFEFFact_\u200B774455\u200D661122334 \u202A${A2}\u202C`, [A, A2]],
    ['Arabic-Indic digits', 'act_٧٧٤٤٥٥٦٦١١٢٢٣٣٤', [A]],
    ['Persian digits', '۷۷۴۴۵۵۶۶۱۱۲۲۳۳۴', [A]],
    ['fullwidth digits', 'ａct_ ７７４４５５６６１１２２３３４', [A]],
    ['fullwidth letters', 'ａｃｔ＿７７４４５５６６１１２２３３４', [A]],
    ['an export file name', `report_act_${A}_2025-01.csv`, [A]],
    ['a spreadsheet row', `"Shop, DE",act_${A},EUR,1\n"Café",${A2},KRW,2`, [A, A2]],
    ['a table with another object beside', `Account ID,Business ID\n${A},\nName\tPage ID\n${A2}`, [A, A2]],
    ['a label on the line above', `Ad account ID\n${A}\nBusiness ID\n${B}\nID\r\n${A2}`, [A, A2]],
    ['prose on the line above', `Accounts of our business:\n${A}\n${A2}`, [A, A2]],
    ['prose on the line above in German', `Konten für den Nutzer:\r\n${A}\r\n${A2}`, [A, A2]],
    ['prose on the line above in Korean', `이 페이지:\n${A}\n${A2}`, [A, A2]],
    ['prose on a line between others', `Hello,\n\nFor this page:\n${A}\n\nof the app:\n${A2}`, [A, A2]],
    ['prose that ends in a whole label', `Accounts of a business ID:\n${A}\nFor page ID\n"${A2}"`, [A, A2]],
    // All that is looked at of the line is the label.
    ['a long line above, cut at a label', `The ad accounts of our${' '.repeat(30)}Business ID:\n${A}`, [A]],
    ['a name in front', `Shop App ${A}\nMy Business ${A2}`, [A, A2]],
    [
      'labels for an ad account',
      `Account ID: ${A} | 광고 계정 ID: ${A2} | "account_id":"${A3}"`,
      [A, A2, A3],
    ],
    [
      'labels for an ad account in German and Korean',
      `Werbekonto-ID: ${A}\nAnzeigenkonto-ID: ${A2}\n비즈니스 광고 계정 ID: ${A3}`,
      [A, A2, A3],
    ],
    [
      'an answer of the Graph API',
      `{"id":"act_${A}","account_id":"${A}","business":{"id":"${B}"},"owner":"${B}"},{"account_id":"${A2}"}`,
      [A, A2],
    ],
    ['a number that became a float', `${A}.0\n${A2}.0`, [A, A2]],
    ['an escaped underscore', `act\\_${A}`, [A]],
    ['keys for an ad account', `account_id=${A}&ad_account=${A2}&id=${A3}`, [A, A2, A3]],
  ])('%s', (_name, text, ids) => {
    expect(parseAdAccountIds(text)).toEqual(ids);
  });
});

const page = '100200300400500';
const pixel = '212223242526272';

describe('tables', () => {
  it.each([
    ['from a spreadsheet', `Account ID\tCampaign ID\n${A}\t${campaign}`, [A]],
    ['with the account behind', `Business ID,Account ID\n${B},${A}\n${B},${A2}`, [A, A2]],
    ['with semicolons', `Account ID;Page ID\n${A};${page}\n${A2};${page}`, [A, A2]],
    ['in quotes, with commas in names', `"Name","Account ID","Page ID"\n"Shop, DE","${A}","${page}"`, [A]],
    ['in Markdown', `| Account ID | Business ID |\n|---|---|\n| ${A} | ${B} |`, [A]],
    ['with an amount', `Account ID,Campaign ID,Amount spent (USD)\n${A},${campaign},123456789`, [A]],
    ['with a row that has none', `Account ID,Pixel ID\n${A},${pixel}\nMy shop,\n${A2},${pixel}`, [A, A2]],
    ['in Korean', `광고 계정 ID\t페이지 ID\n${A}\t${page}`, [A]],
    ['in German', `Werbekonto-ID;Seite\n${A};${page}`, [A]],
    ['without a head', `${A}\tShop\n${A2}\tCafé`, [A, A2]],
    ['of one column', `Campaign ID\n${campaign}\n120210000000000002\n\n${A}`, [A]],
    ['before a list', `Account ID,Page ID\n${A},${page}\n\n${A2},${A3}`, [A, A2, A3]],
    ['with the label beside', `Business ID\t${B}\nAd account ID\t${A}`, [A]],
    ['in one line', `Business ID | ${B} | Ad account | ${A}`, [A]],
    ['in HTML', `<td>Business ID</td><td>${B}</td><td>Account ID</td><td>${A}</td>`, [A]],
    ['after a greeting, which is no head', `Hi Anna, please claim these ad accounts:\n${A}, ${A2}`, [A, A2]],
    ['after a greeting without a colon', `Hello team, here are the accounts\n${A},Shop\n${A2},Café`, [A, A2]],
    ['with names under Account', `ID\tAccount\tCurrency\n${A}\tShop\tEUR`, [A]],
    ['with names under Konto', `Client;Konto;Nummer\nShop;Café;${A}`, [A]],
    ['with another object beside an act_ id', `act_${A}\t${campaign}\nact_${A2}, 123456789€`, [A, A2]],
    ['with a link in it', `Name,Link,Page ID\nShop,${manager}?act=${A}&business_id=${B},${page}`, [A]],
    ['with more links than anybody has', `https://x.example/?business_id=${B},${A} `.repeat(10_000), [A]],
    ['with more cells than anybody has', `${','.repeat(100_000)}${A}`, [A]],
    ['with a client called like an object', `Page,${A}\nMy App,${A2}`, [A, A2]],
  ])('%s', (_name, text, ids) => {
    expect(parseAdAccountIds(text)).toEqual(ids);
  });
});

describe('sentences', () => {
  it.each([
    ['with our business', `Please share ad account ${A} with our Business Manager ${B}`, [A]],
    ['with our business first', `Our business ID is ${B} and the ad account is ${A}`, [A]],
    ['with a preposition', `ad account ${A} in business ${B}`, [A]],
    ['with brackets', `ad account ${A} (business ${B})`, [A]],
    ['with brackets around a label', `${A} (Business ID: ${B}), ${A2} (page: ${page})`, [A, A2]],
    ['in German', `Bitte ${A} für unseren Business Manager ${B} freigeben`, [A]],
    ['in German, with a preposition', `Konto ${A} im Unternehmen ${B}`, [A]],
    ['in Korean', `광고 계정 ${A}을 비즈니스 관리자 ${B}에 추가`, [A]],
    ['in Korean, with a particle', `비즈니스 관리자 ID는 ${B}입니다. 광고 계정: ${A}`, [A]],
    ['in Arabic', `معرف النشاط التجاري: ${B} معرف الحساب: ${A}`, [A]],
    ['with names like labels', `T-Mobile ${A}, O2 Tel ${A2} and Shop App ${A3}1`, [A, A2, `${A3}1`]],
    ['with ads, which are accounts', `Meta Ads ID: ${A}, Facebook Ads: ${A2}`, [A, A2]],
    ['with an object that has accounts', `Ad accounts of business ${B}: ${A}, ${A2}`, [A, A2]],
    ['with an account that has an object', `Business ID of this account: ${B}`, []],
    ['with a telephone number', `Account ${A}, Telefon: 491701234567`, [A]],
  ])('%s', (_name, text, ids) => {
    expect(parseAdAccountIds(text)).toEqual(ids);
  });
});

describe('links', () => {
  it.each([
    ['a page of Ads Manager', `${manager}?act=${A}&business_id=${B}&selected_campaign_ids=${campaign}`, [A]],
    ['several campaigns', `${manager}?act=${A}&selected_campaign_ids=${campaign},120210000000000002`, [A]],
    ['a list in act', `${manager}?act=${A},${A2}&business_id=${B}`, [A, A2]],
    ['an encoded list in act', `${manager}?act=${A}%2C${A2}&business_id=${B}`, [A, A2]],
    ['no scheme', `adsmanager.facebook.com/adsmanager/manage/campaigns?act=${A}&business_id=${B}`, [A]],
    ['account quality', `https://www.facebook.com/accountquality/${B}/${A}/`, [A]],
    ['a business page', `https://business.facebook.com/settings/info?business_id=${B}`, []],
    [
      'an id that may be another object',
      `https://business.facebook.com/billing_hub/accounts/details/?asset_id=${A}`,
      [],
    ],
    ['the Graph API', `https://graph.facebook.com/v25.0/act_${A}/assigned_users`, [A]],
    ['any other site', `https://shop.example/orders/${A}?ref=${A2}`, []],
    ['two links in brackets', `(${manager}?act=${A}) <${manager}?act=act_${A2}>`, [A, A2]],
    ['a link in a spreadsheet row', `Shop,${manager}?business_id=${B}&act=${A},${A2}`, [A, A2]],
    ['East Asian punctuation behind it', `${manager}?act=${A}、${A2}，${manager}?act=${A3}。`, [A, A2, A3]],
    ['typographic quotes around it', `„${manager}?act=${A}“ ”${manager}?act=${A2}”`, [A, A2]],
    ['the link shim', `https://l.facebook.com/l.php?u=${encode(`${manager}?act=${A}`)}&h=AT0`, [A]],
    [
      'an address encoded twice',
      `https://l.facebook.com/l.php?u=${encode(encode(`${manager}?act=${A}`))}`,
      [A],
    ],
    ['sign-in', `https://business.facebook.com/login/?next=${encode(`${manager}?act=${A}`)}`, [A]],
    [
      'sign-in, and on within the host',
      `https://www.facebook.com/login.php?next=%2Faccountquality%2F${B}%2F${A}%2F&x=%2F`,
      [A],
    ],
    ["a mail program's", `https://eur01.example.com/?url=${encode(`${manager}?act=${A}`)}&data=05%7C01`, [A]],
    [
      'its own account, and not the next one',
      `${manager}?act=${A}&next=${encode(`${manager}?act=${A2}`)}`,
      [A],
    ],
    [
      'another site behind the shim',
      `https://l.facebook.com/l.php?u=${encode(`https://x.example/${A}`)}`,
      [],
    ],
    [
      'a business to go on to',
      `https://business.facebook.com/select/?next=%2Fsettings%3Fbusiness_id%3D${B}`,
      [],
    ],
    [
      'an end of a sentence',
      `https://www.facebook.com/accountquality/${B}/${A}. Or ${manager}?act=${A2}!`,
      [A, A2],
    ],
    ['Hangul right behind it', `https://www.facebook.com/accountquality/${B}/${A}를 확인`, [A]],
    ['a link, then text', `${manager}?act=${A}\n${A2}`, [A, A2]],
  ])('%s', (_name, text, ids) => {
    expect(parseAdAccountIds(text)).toEqual(ids);
  });
});

describe('what is left alone', () => {
  it.each([
    ['nothing', ''],
    ['short numbers', '12345678 1234'],
    ['numbers that are too long', '1'.repeat(21)],
    ['a leading zero', '0774455661122334'],
    ['parts of words', `x${A} ${A}x _${A} ${A}_x EAAB${A}`],
    ['other act words', `fact_${A} contact=${A} exact: ${A2}x`],
    ['phone numbers', '+491701234567, +82 1012345678, 010-1234-5678, 02-123456789, Tel. 1701234567'],
    ['amounts', '$123456789 €987654321 123456789.50 ₩100000000'],
    ['dates and versions', '2025-01-01 2025.123456789 12:123456789'],
    ['a business', `Business ID: ${B} business_id=${B} "businessID":"${B}"`],
    ['other objects', `campaign_id=${campaign} Pixel ID ${A} "page": "${A}" Invoice #${A}`],
    ['a label on the line above', `Business portfolio ID\n${B}\nKampagnen-ID\n${campaign}`],
    [
      'a label on the line above, after others',
      `Hello,\nall of it is below\n\n"Page":\r\n"${B}"\n  • Pixel ID:\n${A}`,
    ],
    ['a label of two words on the line above', `Partner business ID\n${B}\nFacebook page ID:\n${A}`],
    ['a business manager', `Business Manager ID: ${B} Business-Portfolio-ID: ${B}`],
    [
      'other objects in German',
      `Kampagnen-ID: ${campaign}\nUnternehmens-ID: ${B}\nSeiten-ID ${A}\nAnzeigengruppe: ${A}`,
    ],
    [
      'other objects in Korean',
      `캠페인 ID: ${campaign}\n비즈니스 ID: ${B}\n페이지 ID ${A}\n광고 세트 ID ${A}`,
    ],
    ['other objects in Arabic', `معرف الصفحة ${page} معرّف البكسل: ${pixel}`],
    ['more of what a label names', `Campaign IDs: ${campaign}, ${campaign.slice(0, 17)}`],
    ['more of what a key names', `campaign_ids=${A},${A2}&users=${A} ${A2}`],
    ['more lines below a label', `Business IDs:\n${B}\n${A}`],
    [
      'a label set off by marks',
      `**Business ID:** ${B} *Page*: ${A} Pixel ID – ${pixel} Business ID → “${B}”`,
    ],
    ['a label in brackets', `Business (ID: ${B}), 비즈니스 ID(${B})`],
    ['a label with a name', `Campaign: Summer (${A})\nBusiness: Agency GmbH (${B})`],
    ['an object that begins a line', `Campaign ${A}\nFacebook Page ${page}\nKampagne ${A}\n캠페인 ${A}`],
    ['a campaign by its form', campaign],
    [
      'accounts of another kind',
      `WhatsApp Business Account ID: ${A}, Instagram account ${A}, 결제 계정 ID ${A}`,
    ],
    [
      'numbers of another kind',
      `Rechnungsnummer: 1234567890, Kundennummer 1234567890, 사업자등록번호 1234567890, Case #1234567890`,
    ],
    [
      'labelled telephone numbers',
      `Phone number: 15551234567, Mobil: 491701234567, 전화번호 821012345678, هاتف: 201001234567`,
    ],
    [
      'telephone numbers in groups',
      `+49 170 123456789, 0170 123456789, (030) 123456789, +49(0)1701234567, +1 (555) 1234567890`,
    ],
    ['amounts of any currency', `₹123456789 ₫ 1500000000 123456789€ 100000000원 123456789 €`],
    [
      'what JSON names',
      `{"campaigns":{"data":[{"id":"${A}"}]},"owner":"${B}","business":{"name":"X","id":"${B}"},"created_time":1693526400}`,
    ],
    ['what JSON names within JSON', String.raw`{\"campaign_id\":\"${A}\"}`],
    [
      'a long list in JSON',
      JSON.stringify({
        businesses: { data: Array.from({ length: 30 }, (_, n) => ({ id: `${B.slice(0, 13)}${n + 10}` })) },
      }),
    ],
    [
      'accounts of another kind in JSON',
      `{"whatsapp_business_account":{"id":"${B}"},"account_manager_id":"${B}","account_balance":"123456789"}`,
    ],
    ['an address that ends in anything', `https://x.example/${'.é'.repeat(100_000)}a`],
    ["a pixel's code", `fbq('init', '${pixel}');`],
    ['a mail address', `${A}@example.com user@${A}.com`],
    ['act_ without digits', 'act_ act_abc act_1234'],
    ['a hash', `0f${A}ab`],
  ])('%s', (_name, text) => {
    expect(parseAdAccountIds(text)).toEqual([]);
  });
});

describe('any text', () => {
  it('stops at the limit', () => {
    const text = Array.from({ length: 500 }, (_, n) => `act_${1000000000 + n}`).join('\n');
    expect(parseAdAccountIds(text)).toHaveLength(100);
    expect(parseAdAccountIds(text, { limit: 3 })).toEqual(['1000000000', '1000000001', '1000000002']);
  });

  it('gives ids only, each once, and finds the same in what it found', () => {
    const part = fc.constantFrom(
      A,
      A2,
      'act_',
      'act=',
      ',',
      ' ',
      '\n',
      `${manager}?`,
      '&business_id=',
      '+',
      '٣',
      'a',
    );
    const text = fc.array(fc.oneof(part, fc.string({ unit: 'binary' }))).map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, (any) => {
        const ids = parseAdAccountIds(any);
        for (const id of ids) expect(id).toMatch(/^[1-9]\d{4,19}$/);
        expect(new Set(ids).size).toBe(ids.length);
        expect(parseAdAccountIds(ids.map((id) => `act_${id}`).join(', '))).toEqual(ids);
      }),
    );
  });
});

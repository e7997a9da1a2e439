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
    ['keys for an ad account', `account_id=${A}&ad_account=${A2}&id=${A3}`, [A, A2, A3]],
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

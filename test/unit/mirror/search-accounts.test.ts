// Mirror: which accounts a search means. The quick way through a list finds what looking at each row finds.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldText } from '../../../utils/fold-text.ts';
import type { AdAccountId, BusinessId, PersonId } from '../../../utils/ids.ts';
import { packTasks } from '../../../utils/mirror/access-tasks.ts';
import type { AccessRow, AdAccountRow, PersonRow } from '../../../utils/mirror/schema.ts';
import { isAccountMatch, parseAccountQuery, searchAccounts } from '../../../utils/mirror/search.ts';

const row = (id: string, name: string): AdAccountRow => ({
  id: id as AdAccountId,
  name,
  folded: foldText(name),
  list: 'owned',
  relation: 'OWNER',
  access: 'CONFIRMED',
  status: 1,
  disableReason: 0,
  currency: 'EUR',
  timezoneName: null,
  permitted: 7,
  requestId: null,
  askedAt: null,
});
const jonas = {
  businessId: '1' as BusinessId,
  id: '900001' as PersonId,
  name: 'Jonas Weber',
  folded: 'jonas weber',
  kind: 'business_user',
  role: null,
  email: null,
} satisfies PersonRow;
const access = (tasks: Record<string, number>): AccessRow => ({
  businessId: jonas.businessId,
  personId: jonas.id,
  ...packTasks(new Map(Object.entries(tasks) as [AdAccountId, number][])),
  complete: true,
  readAt: 1,
});
const rows = [
  row('1029384756', 'Weber Grill'),
  row('7741002938', 'Hotel Berlin'),
  row('9981230045', 'Café Orlando'),
  row('5512093847', '한옥 스테이'),
  row('3120948576', 'Hotel Berlin'),
  row('8800112233', 'Named act_123456789012345'),
];
const find = (text: string, people: PersonRow[] = [], theirs: AccessRow[] = []): string[] =>
  searchAccounts(rows, parseAccountQuery(text), people, theirs).map(({ id }) => id);

describe('a search finds', () => {
  test.each([
    ['nothing typed: all', '  ', rows.map(({ id }) => id)],
    ['a part of a name', 'otel', ['7741002938', '3120948576']],
    ['words in any order', 'berl hot', ['7741002938', '3120948576']],
    ['without accents', 'CAFE', ['9981230045']],
    ['Hangul', '한옥', ['5512093847']],
    ['a part of an id', '99812', ['9981230045']],
    ['a name and an id together', 'hotel 31209', ['3120948576']],
    ['an act_ id that is being typed', 'act_77410', ['7741002938']],
    ['the same as an address has it', 'act=77410', ['7741002938']],
    ['an act_ id in a name', 'act_123456789012345', ['8800112233']],
    ['an id with what was copied along with it', '"7741002938",', ['7741002938']],
    ['an id after a number sign', '#7741002938', ['7741002938']],
    ['an id in quotes of any language', '„7741002938“', ['7741002938']],
    ['an id in brackets', '[7741002938]。', ['7741002938']],
    ["an id behind its label, as Meta's pages have it", 'Ad account ID: 7741002938', ['7741002938']],
    ['an id behind its label, without a colon', 'Account ID 7741002938', ['7741002938']],
    ['an id behind its short label', 'ID 7741002938', ['7741002938']],
    ['an id in brackets behind its name, as Ads Manager has it', 'Hotel (7741002938)', ['7741002938']],
    ['ids with a bar between', '7741002938 | 5512093847', ['7741002938', '5512093847']],
    ['such an address by itself', 'business.facebook.com/settings/ad-accounts/7741002938.', ['7741002938']],
    ['an id behind a label in Korean', '광고 계정 ID： 7741002938', ['7741002938']],
    [
      'the account that an address leads on to',
      'https://l.facebook.com/l.php?u=https%3A%2F%2Fadsmanager.facebook.com%2F%3Fact%3D7741002938',
      ['7741002938'],
    ],
    ['an id in Arabic digits', '٧٧٤١٠٠٢٩٣٨', ['7741002938']],
    [
      'the account of an address',
      'https://adsmanager.facebook.com/adsmanager/manage?act=7741002938',
      ['7741002938'],
    ],
    [
      'the account that an address may mean',
      'https://business.facebook.com/latest/settings/ad_accounts?business_id=1000&selected_asset_id=7741002938&selected_asset_type=ad-account',
      ['7741002938'],
    ],
    [
      'one in an address without its scheme',
      'business.facebook.com/settings/ad-accounts/7741002938',
      ['7741002938'],
    ],
    ['one of a page about quality', 'www.facebook.com/accountquality/1000200030/7741002938/', ['7741002938']],
    ['nothing across the end of a row', 'grill1029', []],
    ['nothing across the end of a name', 'grill 7741', []],
    ['whole ids, as named', 'act_1029384756, act_5512093847', ['1029384756', '5512093847']],
  ])('%s', (_, text, ids) => {
    expect(find(text)).toEqual(ids);
  });

  test('more ids than one would type', () => {
    const many = Array.from({ length: 500 }, (_, index) => String(4_000_000_000 + index));
    expect(find([...many, '7741002938'].join(', '))).toEqual(['7741002938']);
    expect(parseAccountQuery(many.join('\n')).named).toHaveLength(500);
  });

  test('accounts that somebody of that name works on, after those of that name', () => {
    const theirs = [access({ '7741002938': 1, '1029384756': 7, '3120948576': 0 })];
    expect(find('weber', [jonas], theirs)).toEqual(['1029384756', '7741002938']);
  });

  test('what looking at each row finds, in any list and for any words', () => {
    const name = fc.string({ unit: fc.constantFrom(...'ab ß한é1 '), maxLength: 8 });
    const id = fc.stringMatching(/^[1-3]{4,8}$/);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(id, name), { maxLength: 12 }),
        fc.string({ unit: fc.constantFrom(...'ab s한e1 '), maxLength: 6 }),
        (list, text) => {
          const any = list.map(([one, called]) => row(one, called));
          const query = parseAccountQuery(text);
          expect(searchAccounts(any, query, [], [])).toEqual(any.filter((one) => isAccountMatch(one, query)));
        },
      ),
    );
  });
});

describe('can be claimed where no list has it', () => {
  test.each([
    ['an act_ id', 'act_44556', ['44556']],
    ['digits that are long enough', '445566778', ['445566778']],
    ['an id behind its label', 'Ad account ID: 445566778', ['445566778']],
    ["an id behind another object's label", 'Business ID: 445566778', []],
    ['digits that may be a part of a name', '44556677', []],
    [
      'the account of an address',
      'https://adsmanager.facebook.com/adsmanager/manage?act=7741002939',
      ['7741002939'],
    ],
    ['what an address only hints at', 'https://business.facebook.com/settings/ad-accounts/7741002939', []],
    ['words', 'hotel berlin', []],
  ])('%s', (_, text, ids) => {
    expect(parseAccountQuery(text).named).toEqual(ids);
  });
});

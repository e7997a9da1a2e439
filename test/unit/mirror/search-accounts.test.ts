// Mirror: which accounts a search means. The quick way through a list finds what looking at each row finds.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldText } from '../../../utils/fold-text.ts';
import type { AdAccountId, BusinessId, PersonId } from '../../../utils/ids.ts';
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
  tasks: tasks as AccessRow['tasks'],
  complete: true,
  readAt: 1,
});
const rows = [
  row('1029384756', 'Weber Grill'),
  row('7741002938', 'Hotel Berlin'),
  row('9981230045', 'Café Orlando'),
  row('5512093847', '한옥 스테이'),
  row('3120948576', 'Hotel Berlin'),
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
    ['nothing across the end of a row', 'grill1029', []],
    ['nothing across the end of a name', 'grill 7741', []],
    ['whole ids, as named', 'act_1029384756, act_5512093847', ['1029384756', '5512093847']],
  ])('%s', (_, text, ids) => {
    expect(find(text)).toEqual(ids);
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

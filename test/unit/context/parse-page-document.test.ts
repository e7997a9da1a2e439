// Context: what a page's own scripts say.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePageDocument } from '../../../utils/context/parse-page-document.ts';

const B = '1029384756102938';
const A = '774455661122334';
const none = { businessId: null, adAccountId: null };
const both = { businessId: B, adAccountId: A };

const [B2, A2] = ['205001234567890', '401122334455'];
/** As Meta's pages define what is open. */
const context = (ids: object): string => `["BusinessUnifiedNavigationContext",[],${JSON.stringify(ids)},12]`;
const list = (...ids: object[]): string => JSON.stringify(ids);

describe('parsePageDocument', () => {
  it.each([
    ['both keys', [`{"businessID":"${B}","adAccountID":"${A}"}`], both],
    [
      'keys in two scripts',
      [`"businessID":"${B}"`, `"adAccountID":"${A}"`],
      { businessId: B, adAccountId: A },
    ],
    ['blanks around the colon', [`"businessID" : "${B}"`], { businessId: B, adAccountId: null }],
    ['JSON inside a JSON string', [`"{\\"businessID\\":\\"${B}\\"}"`], { businessId: B, adAccountId: null }],
    [
      'the same id twice',
      [`"businessID":"${B}"`, `"businessID":"${B}"`],
      { businessId: B, adAccountId: null },
    ],
    [
      'the navigation context before other businesses',
      [`"businessID":"205001234567890"`, `["BusinessUnifiedNavigationContext",[],{"businessID":"${B}"},12]`],
      { businessId: B, adAccountId: null },
    ],
    [
      'two contexts that agree',
      [context({ businessID: B }), context({ businessID: B, adAccountID: A })],
      both,
    ],
    [
      'the context, and not the list behind it',
      [context({ businessID: B, adAccountID: null }) + list({ businessID: B2, adAccountID: A })],
      { businessId: B, adAccountId: null },
    ],
    [
      'the context behind a list of modules that names it',
      [`["BusinessUnifiedNavigationContext"],${list({ businessID: B2 })},${context({ businessID: B })}`],
      { businessId: B, adAccountId: null },
    ],
    [
      'the business of a context without an account, and no account of the list behind it',
      [context({ businessID: B }) + list({ businessID: B2, adAccountID: A2 }, { adAccountID: A })],
      { businessId: B, adAccountId: null },
    ],
    [
      'the account of a context without a business, and no business of the list behind it',
      [context({ adAccountID: A }) + list({ businessID: B }, { businessID: B2 })],
      { businessId: null, adAccountId: A },
    ],
    [
      'the context with blanks, as others write JSON',
      [`["BusinessUnifiedNavigationContext", [], {"businessID": "${B}"}, 1]${list({ businessID: B2 })}`],
      { businessId: B, adAccountId: null },
    ],
    [
      'the context under a key with blanks',
      [`{"BusinessUnifiedNavigationContext" : {"businessID" : "${B}"}}${list({ businessID: B2 })}`],
      { businessId: B, adAccountId: null },
    ],
    [
      'keys far behind the beginning of their context',
      [context({ locale: 'x'.repeat(3_000), businessID: B, adAccountID: A }) + list({ businessID: B2 })],
      both,
    ],
    [
      'the context around an object in it, and no account of the list behind it',
      [
        context({ businessID: B, features: { a: 1 }, adAccountID: null }) +
          list({ businessID: B, adAccountID: A2 }),
      ],
      { businessId: B, adAccountId: null },
    ],
    [
      'the context around an object in it, inside a JSON string',
      [JSON.stringify(context({ features: { a: 1 }, businessID: B })) + list({ businessID: B2 })],
      { businessId: B, adAccountId: null },
    ],
    ['the context inside a JSON string', [JSON.stringify(context({ businessID: B, adAccountID: A }))], both],
    [
      'the business of two contexts with different accounts',
      [context({ businessID: B, adAccountID: A }), context({ businessID: B, adAccountID: A2 })],
      { businessId: B, adAccountId: null },
    ],
  ])('finds %s', (_name, scripts, expected) => {
    expect(parsePageDocument(scripts)).toEqual(expected);
  });

  it.each([
    ['several businesses and no context', [`"businessID":"${B}"`, '"businessID":"205001234567890"']],
    ['null', ['"businessID":null,"adAccountID":null']],
    ['zero', ['"businessID":"0"']],
    ['an id that is too long', [`"businessID":"${'1'.repeat(21)}"`]],
    ['a leading zero', ['"businessID":"01234567"']],
    ['digits with something else', [`"businessID":"${B}x"`]],
    ['digits and more in a quoted quote', [`"businessID":"${B}\\"x"`]],
    ['a list behind an empty context', [`${context({})}${list({ businessID: B }, { businessID: B2 })}`]],
    ['a key that ends alike', [`"parentbusinessID":"${B}"`.replace('"parent', '"parent_')]],
    ['a token', ['"accessToken":"EAABsbCS1234567890"']],
    ['two contexts that differ', [context({ businessID: B }), context({ businessID: B2 })]],
    [
      'a text that quotes a context before the real one',
      [list({ message: context({ businessID: B2 }) }), context({ businessID: B })],
    ],
    [
      'a list behind a context in which nothing is open',
      [context({ businessID: null, adAccountID: null }) + list({ businessID: B, adAccountID: A })],
    ],
    ['a list behind a context that has no id', [`${context({ businessID: '0' })}${list({ businessID: B })}`]],
    ['a number', [`"businessID":${B}`]],
    ['a key in other letters', [`"businessId":"${B}","business_id":"${B}"`]],
    ['fullwidth digits', ['"businessID":"１０２９３８４７５６１０２９３８"']],
    ['nothing', []],
  ])('takes nothing from %s', (_name, scripts) => {
    expect(parsePageDocument(scripts)).toEqual(none);
  });

  it('looks at a bounded part of each script and stops asking for more', () => {
    const late = `${' '.repeat(500_000)}"businessID":"${B}"`;
    expect(parsePageDocument([late])).toEqual(none);

    let read = 0;
    function* endless(): Generator<string> {
      for (;;) {
        read++;
        yield 'x'.repeat(1_000_000);
      }
    }
    expect(parsePageDocument(endless())).toEqual(none);
    expect(read).toBeLessThan(10);
  });

  it('gives ids or nothing for any text', () => {
    const part = fc.constantFrom(
      '"businessID":"',
      '"adAccountID":"',
      '"',
      '\\',
      B,
      A,
      'BusinessUnifiedNavigationContext',
    );
    const text = fc.array(fc.oneof(part, fc.string({ unit: 'binary' }))).map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.array(text), (scripts) => {
        for (const found of Object.values(parsePageDocument(scripts))) {
          if (found !== null) expect(found).toMatch(/^[1-9]\d{4,19}$/);
        }
      }),
    );
  });
});

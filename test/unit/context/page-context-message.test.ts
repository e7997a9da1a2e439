// Context: nothing but ids gets through the door for page contexts.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePageContextMessage } from '../../../utils/context/page-context-message.ts';

const B = '1029384756102938';
const A = '774455661122334';

describe('parsePageContextMessage', () => {
  it('lets ids through and drops everything else', () => {
    const message = {
      type: 'page-context',
      businessId: B,
      adAccountIds: [A, A, 'x', 7, `act_${A}`],
      hint: A,
      token: 'EAAB',
    };
    expect(parsePageContextMessage(message)).toEqual({ businessId: B, adAccountIds: [A], hint: A });
  });

  it('makes nothing of values that are no ids', () => {
    const message = { type: 'page-context', businessId: 'EAABtoken', adAccountIds: [null, {}], hint: '<b>' };
    expect(parsePageContextMessage(message)).toEqual({ businessId: null, adAccountIds: [] });
  });

  it('takes a bounded number of accounts', () => {
    const adAccountIds = Array.from({ length: 100_000 }, (_, n) => String(100000 + n));
    expect(
      parsePageContextMessage({ type: 'page-context', businessId: null, adAccountIds })?.adAccountIds,
    ).toHaveLength(20);
  });

  it.each([
    ['nothing', undefined],
    ['a string', 'page-context'],
    ['a list', []],
    ['another type', { type: 'run', businessId: B, adAccountIds: [] }],
    ['no accounts', { type: 'page-context', businessId: B }],
    ['accounts that are no list', { type: 'page-context', businessId: B, adAccountIds: { 0: A, length: 1 } }],
    ['a number as business', { type: 'page-context', businessId: 12345, adAccountIds: [] }],
    ['no business', { type: 'page-context', adAccountIds: [] }],
  ])('refuses %s', (_name, message) => {
    expect(parsePageContextMessage(message)).toBeNull();
  });

  it('gives digits or refuses, whatever comes', () => {
    const shaped = fc.record({
      type: fc.constant('page-context'),
      businessId: fc.oneof(fc.string(), fc.constant(null)),
      adAccountIds: fc.array(fc.anything()),
      hint: fc.anything(),
    });
    fc.assert(
      fc.property(fc.oneof(fc.anything(), shaped), (message) => {
        const context = parsePageContextMessage(message);
        if (context === null) return;
        const ids = [context.businessId, ...context.adAccountIds, context.hint].filter((id) => id != null);
        for (const id of ids) expect(id).toMatch(/^[1-9]\d{4,19}$/);
        expect(parsePageContextMessage({ type: 'page-context', ...context })).toEqual(context);
      }),
    );
  });
});

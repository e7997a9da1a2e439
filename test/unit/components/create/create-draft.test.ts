// Create: from what was typed to what is sent.

import { describe, expect, test } from 'vitest';
import { type CreateDraft, checkDraft, emptyDraft, toCreateInput } from '@/components/create/create-draft.ts';
import { northwind } from '../support/rows.ts';

const full: CreateDraft = { ...emptyDraft, name: ' Elbe Optik ', currency: 'EUR', timezoneId: 47 };

describe('what keeps a draft from being sent', () => {
  test('an empty one lacks name, currency and time zone', () => {
    expect(checkDraft(emptyDraft)).toEqual({
      name: 'missingName',
      currency: 'missingCurrency',
      timezone: 'missingTimezone',
    });
  });

  test('200 characters are a name, 201 are not', () => {
    expect(checkDraft({ ...full, name: 'x'.repeat(200) })).toEqual({});
    expect(checkDraft({ ...full, name: 'x'.repeat(201) }).name).toBe('longName');
  });

  test.each([
    ['endAdvertiser', '1234567890123456', undefined],
    ['endAdvertiser', 'a.page.alias', 'badBusinessId'],
    ['endAdvertiser', '', 'badBusinessId'],
    ['mediaAgency', 'a.page-alias', undefined],
    ['mediaAgency', '1234567', undefined],
    ['mediaAgency', 'with blanks', 'badParty'],
    ['partner', 'NONE', 'badParty'],
    ['partner', '', 'badParty'],
  ] as const)('%s "%s": %s', (field, text, fault) => {
    expect(checkDraft({ ...full, [field]: { kind: 'other', text } })[field]).toBe(fault);
  });

  test('what was typed for another choice is not looked at', () => {
    expect(checkDraft({ ...full, partner: { kind: 'none', text: '???' } })).toEqual({});
  });
});

describe('what is sent', () => {
  test('words become what Graph knows', () => {
    const draft: CreateDraft = {
      ...full,
      mediaAgency: { kind: 'unfound', text: '' },
      partner: { kind: 'other', text: ' a.partner ' },
      invoice: true,
    };
    expect(toCreateInput(draft, northwind, true)).toEqual({
      name: 'Elbe Optik',
      currency: 'EUR',
      timezoneId: 47,
      endAdvertiser: northwind,
      mediaAgency: 'UNFOUND',
      partner: 'a.partner',
      invoice: true,
    });
  });

  test('no invoice without a credit line, even if it was once ticked', () => {
    expect(toCreateInput({ ...full, invoice: true }, northwind, false)?.invoice).toBe(false);
  });

  test('nothing while there are faults', () => {
    expect(toCreateInput({ ...full, name: '' }, northwind, true)).toBeNull();
  });
});

// Create: currencies and time zones to choose from.

import { expect, test } from 'vitest';
import { getCurrencies, getCurrencyText } from '@/components/create/currencies.ts';
import { getTimezoneText } from '@/components/create/timezone-option.ts';
import { getTimezones } from '@/components/create/timezones.ts';

test('currencies have names, dead ones are gone, and those in use come first', () => {
  const currencies = getCurrencies(['JPY', 'EUR']);
  expect(currencies.slice(0, 2).map(({ code }) => code)).toEqual(['EUR', 'JPY']);
  expect(currencies).toContainEqual({ code: 'KRW', name: 'South Korean Won' });
  // Meta takes it, though its table of offsets lacks it.
  expect(currencies).toContainEqual({ code: 'LKR', name: 'Sri Lankan Rupee' });
  expect(getCurrencyText({ code: 'EUR', name: 'Euro' })).toBe('EUR · Euro');
  for (const code of ['FBZ', 'HRK', 'VEF']) expect(currencies.map((one) => one.code)).not.toContain(code);
});

test("Meta's landmarks keep their ids, with city and offset", () => {
  const zones = getTimezones();
  const find = (id: number) => zones.find((zone) => zone.id === id);
  expect(find(79)).toMatchObject({ iana: 'Asia/Seoul', city: 'Seoul', offset: 'UTC+9' });
  expect(find(71)).toMatchObject({ iana: 'Asia/Kolkata', city: 'Kolkata', offset: 'UTC+5:30' });
  expect(find(7)).toMatchObject({ iana: 'America/New_York', city: 'New York' });
  expect(getTimezoneText(find(79)!)).toMatch(/^Seoul.* · UTC\+9 · Asia\/Seoul$/);
});

test('each zone is offered once, and the unknown one never', () => {
  const zones = getTimezones();
  expect(zones.length).toBeGreaterThan(300);
  expect(new Set(zones.map(({ id }) => id)).size).toBe(zones.length);
  expect(zones.some(({ id }) => id === 0)).toBe(false);
  // Calcutta is Kolkata's old spelling.
  expect(zones.filter(({ iana }) => /Kolkata|Calcutta/.test(iana))).toHaveLength(1);
});

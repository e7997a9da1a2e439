// Basics: amounts in minor units, shown as their currency counts.

import { describe, expect, test } from 'vitest';
import { formatMoney, getMinorPerMajor, toMajor } from '../../../utils/money.ts';

const inEnglish = (minor: string, currency: string | null): string =>
  formatMoney({ minor, currency, language: 'en' }).replace(/\u00a0/g, ' ');

describe('minor units', () => {
  test.each([
    ['1248020', 'EUR', '12480.20'],
    ['5', 'USD', '0.05'],
    ['-5', 'USD', '-0.05'],
    ['0', 'GBP', '0.00'],
    ['30826563', 'HUF', '30826563'],
    ['1200', 'JPY', '1200'],
    ['99', 'KRW', '99'],
    ['1234', 'BHD', '12.34'],
    ['700', 'LKR', '7.00'],
    ['123456789012345678901', 'EUR', '1234567890123456789.01'],
  ])('%s of %s are %s', (minor, currency, major) => {
    expect(toMajor(minor, currency)).toBe(major);
  });

  test('what is no whole number is nothing', () => {
    for (const text of ['', '1.5', 'NaN', '1e3', ' 1']) expect(toMajor(text, 'EUR')).toBeNull();
  });

  test("Meta's table wins over the language's own digits", () => {
    expect(getMinorPerMajor('HUF')).toBe(1);
    expect(getMinorPerMajor('JOD')).toBe(100);
    expect(getMinorPerMajor('LKR')).toBe(100);
  });
});

describe('amounts as people read them', () => {
  test.each([
    ['1248020', 'EUR', '€12,480.20'],
    ['1200', 'JPY', '¥1,200'],
    ['30826563', 'HUF', 'HUF 30,826,563'],
    ['1234', 'BHD', 'BHD 12.34'],
    ['123456789012345678901', 'USD', '$1,234,567,890,123,456,789.01'],
  ])('%s of %s read %s', (minor, currency, shown) => {
    expect(inEnglish(minor, currency)).toBe(shown);
  });

  test('in the language of the reader', () => {
    expect(formatMoney({ minor: '1248020', currency: 'EUR', language: 'de' })).toBe('12.480,20\u00a0€');
  });

  test('what cannot be read is shown as it came', () => {
    expect(inEnglish('12x', 'EUR')).toBe('12x EUR');
    expect(inEnglish('100', 'euros')).toBe('100 euros');
    expect(inEnglish('100', null)).toBe('100');
  });
});

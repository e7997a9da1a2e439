// Basics: amounts as Graph gives them (minor units, as digits) in words. Exact: nothing here is a float.

import currencies from './currencies.json' with { type: 'json' };

// Meta's table of offsets, and LKR: accounts can have it, though the table forgets it.
const offsets: Record<string, number> = currencies;

/**
 * How many minor units make one of a currency, as Graph counts. Differs from ISO 4217: BHD and JOD have 100 (not
 * 1,000); HUF, IDR, TWD, COP and CRC have 1 (not 100). A currency that Meta's table leaves out has 100.
 */
export function getMinorPerMajor(currency: string): number {
  return offsets[currency] ?? 100;
}

/** `"1248020"` in EUR is `"12480.20"`, in JPY `"1248020"`. Null for what isn't a whole number. */
export function toMajor(minor: string, currency: string): string | null {
  if (!/^-?\d{1,30}$/.test(minor)) return null;
  const perMajor = BigInt(getMinorPerMajor(currency));
  const amount = BigInt(minor);
  const [sign, size] = amount < 0n ? ['-', -amount] : ['', amount];
  const digits = perMajor.toString().length - 1;
  const fraction = digits > 0 ? `.${(size % perMajor).toString().padStart(digits, '0')}` : '';
  return `${sign}${size / perMajor}${fraction}`;
}

export interface MoneyInput {
  /** Minor units as digits; may be negative. */
  minor: string;
  /** ISO 4217; null where Graph didn't tell it. */
  currency: string | null;
  /** BCP 47. */
  language: string;
}

/**
 * "€12,480.20". The number of decimals is Graph's, not the language's: `Intl` would show a forint's hundredths and
 * a dinar's thousandths. What can't be read is shown as it came, never as a guess.
 */
export function formatMoney({ minor, currency, language }: MoneyInput): string {
  const major = currency && /^[A-Z]{3}$/.test(currency) ? toMajor(minor, currency) : null;
  if (!currency || major === null) return currency ? `${minor} ${currency}` : minor;
  const digits = getMinorPerMajor(currency).toString().length - 1;
  const format = new Intl.NumberFormat(language, {
    style: 'currency',
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  return format.format(major as Intl.StringNumericLiteral);
}

// Create: the currencies an account can have, with their names in the interface's language.

import { getLanguage } from '@/components/ui/format.ts';
import currencies from '@/utils/currencies.json' with { type: 'json' };

export interface CurrencyOption {
  code: string;
  name: string;
}

/** In Meta's table, but no longer money: replaced (HRK, LTL, LVL, SKK, VEF) or never was any (Facebook credits). */
const gone = new Set(['FBZ', 'HRK', 'LTL', 'LVL', 'SKK', 'VEF']);

/** By code; those that the business uses already come first. */
export function getCurrencies(used: readonly string[] = []): CurrencyOption[] {
  const names = new Intl.DisplayNames(getLanguage(), { type: 'currency' });
  const options = Object.keys(currencies)
    .filter((code) => !gone.has(code))
    .map((code) => ({ code, name: names.of(code) ?? code }));
  const isUsed = ({ code }: CurrencyOption): boolean => used.includes(code);
  return [...options.filter(isUsed), ...options.filter((option) => !isUsed(option))];
}

export const getCurrencyText = ({ code, name }: CurrencyOption): string => `${code} · ${name}`;

// ui: an amount in its own currency.

import type { ReactNode } from 'react';
import { formatMoney } from '@/utils/money.ts';
import { getLanguage } from './format.ts';

export interface MoneyProps {
  /** Minor units as digits, as Graph gives them. */
  minor: string;
  currency: string | null;
}

export function Money({ minor, currency }: MoneyProps): ReactNode {
  return <span className="num">{formatMoney({ minor, currency, language: getLanguage() })}</span>;
}

// Create: one time zone as it is offered. Apart from the table, which is loaded on demand.

import { foldText } from '@/utils/fold-text.ts';

export interface TimezoneOption {
  id: number;
  iana: string;
  city: string;
  /** In the interface's language; empty where the browser doesn't know it. */
  country: string;
  /** Now, as "UTC+1", "UTC+5:30". */
  offset: string;
}

/** What is searched: offsets as they are typed as well, with a hyphen. */
export function getTimezoneFolded(option: TimezoneOption): string {
  return foldText(`${getTimezoneText(option)} ${option.offset.replace('−', '-')}`);
}

/** What is shown and searched: "Berlin, Germany · UTC+1 · Europe/Berlin". */
export function getTimezoneText({ city, country, offset, iana }: TimezoneOption): string {
  return [country === '' ? city : `${city}, ${country}`, offset, iana].join(' · ');
}

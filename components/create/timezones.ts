// Create: Meta's time zones as people look for them: by city, country and offset. Loaded on demand.

import { getLanguage } from '@/components/ui/format.ts';
import zones from '@/utils/timezones.json' with { type: 'json' };
import type { TimezoneOption } from './timezone-option.ts';

/** A zone's name as this browser spells it ("Asia/Calcutta", "Asia/Kolkata"), and its offset; null if it knows none. */
function readZone(iana: string): { canonical: string; offset: string } | null {
  try {
    const format = new Intl.DateTimeFormat('en', { timeZone: iana, timeZoneName: 'shortOffset' });
    const part = format.formatToParts().find(({ type }) => type === 'timeZoneName')?.value ?? 'GMT';
    const offset = part === 'GMT' ? 'UTC+0' : part.replace('GMT', 'UTC').replace('-', '−');
    return { canonical: format.resolvedOptions().timeZone, offset };
  } catch {
    // A zone of Meta's that this browser has never heard of can't be offered with a true offset.
    return null;
  }
}

type LocaleWithZones = Intl.Locale & { getTimeZones?: () => string[] | undefined };

/** Which country a zone is in, as far as the browser tells (it does so by country, so all are asked). */
function getCountries(): Map<string, string> {
  const countries = new Map<string, string>();
  const names = new Intl.DisplayNames(getLanguage(), { type: 'region', fallback: 'none' });
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  for (const region of letters.flatMap((first) => letters.map((second) => first + second))) {
    const name = names.of(region);
    if (!name) continue;
    const locale: LocaleWithZones = new Intl.Locale('und', { region });
    for (const zone of locale.getTimeZones?.() ?? []) if (!countries.has(zone)) countries.set(zone, name);
  }
  return countries;
}

const toMinutes = ({ offset }: TimezoneOption): number => {
  const [, sign = '+', hours = '0', minutes = '0'] = /([+−])(\d+)(?::(\d+))?/.exec(offset) ?? [];
  return (Number(hours) * 60 + Number(minutes)) * (sign === '−' ? -1 : 1);
};

/** "America/Argentina/Buenos_Aires" → "Buenos Aires". */
const getCity = (iana: string): string => (iana.split('/').at(-1) ?? iana).replaceAll('_', ' ');

let cached: TimezoneOption[] | undefined;

/** West to east; the browser's own zone first, for it is the likeliest. Old spellings of the same zone are left out. */
export function getTimezones(): TimezoneOption[] {
  if (cached) return cached;
  const countries = getCountries();
  const own = readZone(Intl.DateTimeFormat().resolvedOptions().timeZone)?.canonical;
  const seen = new Set<string>();
  const options: (TimezoneOption & { isOwn: boolean })[] = [];
  for (const { id, iana } of zones) {
    const zone = iana === null ? null : readZone(iana);
    if (iana === null || !zone || seen.has(zone.canonical)) continue;
    seen.add(zone.canonical);
    const country = countries.get(zone.canonical) ?? countries.get(iana) ?? '';
    const isOwn = zone.canonical === own;
    options.push({ id, iana, city: getCity(iana), country, offset: zone.offset, isOwn });
  }
  options.sort(
    (a, b) =>
      Number(b.isOwn) - Number(a.isOwn) || toMinutes(a) - toMinutes(b) || a.city.localeCompare(b.city),
  );
  cached = options;
  return cached;
}

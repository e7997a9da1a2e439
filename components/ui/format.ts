// ui: numbers, dates and names of units in the language of the words around them.

import { browser } from 'wxt/browser';
import { i18n } from '#i18n';

let cached: string | undefined;

/**
 * A BCP 47 tag that Intl takes: that of the words around it, in the browser's own variety (`en-GB`, `de-AT`). A
 * browser in a language that we don't have shows English words, and so English numbers.
 */
export function getLanguage(): string {
  if (cached) return cached;
  const words = i18n.t('common.language');
  try {
    const own = Intl.getCanonicalLocales(browser.i18n.getUILanguage().replace('_', '-'))[0] ?? words;
    cached = new Intl.Locale(own).language === words ? own : words;
  } catch {
    // Some builds say things like "C": Intl refuses them.
    cached = words;
  }
  return cached;
}

/** Making one of Intl's formats takes a millisecond or more, and the same few are asked for over and over. */
function once<Format>(create: (language: string) => Format): () => Format {
  let made: Format | undefined;
  return () => {
    made ??= create(getLanguage());
    return made;
  };
}

const getNumbers = once((language) => new Intl.NumberFormat(language));
const getHours = once((language) => new Intl.DateTimeFormat(language, { timeStyle: 'short' }));
const getDays = once((language) => new Intl.DateTimeFormat(language, { dateStyle: 'medium' }));
const getMoments = once(
  (language) => new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' }),
);
const getSpans = {
  long: once((language) => new Intl.RelativeTimeFormat(language, { numeric: 'auto', style: 'long' })),
  short: once((language) => new Intl.RelativeTimeFormat(language, { numeric: 'auto', style: 'short' })),
};
const getLists = once((language) => new Intl.ListFormat(language, { type: 'conjunction' }));

/** `3214` as "3,214". */
export function formatNumber(value: number): string {
  return getNumbers().format(value);
}

const isSameDay = (a: Date, b: Date): boolean =>
  a.getDate() === b.getDate() && a.getMonth() === b.getMonth() && a.getFullYear() === b.getFullYear();

/** A time as one would say it: the hour today, with the date on other days. Milliseconds since the epoch. */
export function formatMoment(at: number, now: number = Date.now()): string {
  const moment = new Date(at);
  return (isSameDay(moment, new Date(now)) ? getHours() : getMoments()).format(moment);
}

/** A day, spelled out a little: "21 Nov 2026". */
export function formatDay(at: number): string {
  return getDays().format(at);
}

const units: [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 31_536_000_000],
  ['month', 2_592_000_000],
  ['week', 604_800_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
];

/** How long ago, or in how long: "2 days ago", "in 5 minutes", "now" within a minute. */
export function formatRelative(
  at: number,
  now: number = Date.now(),
  style: 'long' | 'short' = 'long',
): string {
  const format = getSpans[style]();
  const apart = at - now;
  const unit = units.find(([, size]) => Math.abs(apart) >= size);
  return unit ? format.format(Math.trunc(apart / unit[1]), unit[0]) : format.format(0, 'second');
}

/** Until when something waits: "in 5 minutes", and never sooner than "in 1 minute", which isn't worth counting. */
export function formatWait(until: number, now: number = Date.now()): string {
  return formatRelative(Math.max(until, now + 60_000), now);
}

/** "Anna, Ben and 3 more" without the more: a list of names in the language's own manner. */
export function formatList(items: readonly string[]): string {
  return getLists().format(items);
}

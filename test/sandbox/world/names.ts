// Names as an agency meets them: Latin, German, Hangul, Arabic, emoji, twins, look-alikes, too long.

import type { Random } from './random.ts';

const BRANDS = [
  'Kestrel Outdoor',
  'Lumen Optics',
  'Harbor & Pine',
  'Brunner & Söhne',
  'Bäckerei Grünwald',
  'Müllerhof Bio',
  'Straßenkicker',
  'Café Zürich',
  'Ålesund Fisk',
  'Peña Motors',
  'Crème Studio',
  'Nordlicht Reisen',
  'Otto Weiß Möbel',
  'Fjord Kayaks',
  'Tidewater Dental',
  'Solana Yoga',
  'Brightleaf Insurance',
  'Marlow & Finch',
  '서울베이커리',
  '한강자전거',
  '제주감귤농장',
  '부산수산',
  '달빛서점',
  '나무결가구',
  '온누리약국',
  '별빛캠핑',
  'مقهى النيل',
  'عطور الشرق',
  'متجر الواحة',
  'مطعم بيروت',
  '東京珈琲',
  'Питомник Роза',
  'Ελιά Market',
  'Zażółć Gęślą',
  'Đà Nẵng Surf',
  'Kopi Nusantara',
] as const;
const SUFFIXES = [
  'DE',
  'UK',
  'US',
  'KR',
  'JP',
  'Shop',
  'Retail',
  'Prospecting',
  'Retargeting',
  'Brand',
  'Q3',
  'Winter',
  'B2B',
  'App',
  'Store Berlin',
  '강남점',
  '온라인',
  'فرع دبي',
  'Performance',
  'Always-on',
  'Leads',
  '2026',
] as const;

const LONG =
  `${'Nordlicht Reisen Gesamtkonto für Pauschalreisen, Kreuzfahrten und Bahnangebote '.repeat(3)}`.slice(
    0,
    199,
  );

/** Names that break careless code; the first of them are in every world that is large enough. */
export const ODD_NAMES: readonly string[] = [
  '🚀 Launch Pad 🚀',
  '👩‍👩‍👧‍👦 Family Store 🏳️‍🌈',
  `${LONG}…`,
  'Twin Account',
  'Twin Account',
  'Twin  Account',
  'Paypal Deals',
  'Раypal Deals',
  '한옥 스테이 — 겨울 캠페인',
  'حملة رمضان ٢٠٢٦',
  'مقهى Café النيل (EG)',
  '<b>Bold</b> & "Quoted" \'Store\'',
  '=HYPERLINK("x","y")',
  '0',
  'null',
  '  Leading and trailing  ',
  'A',
  'Zero\u200bWidth Shop',
  'Ünïcödé Ẅörks',
  'Ünïcödé Ẅörks'.normalize('NFD'),
  'act_123456789012345',
  'Shop, Comma; Semicolon',
  'Line\u2028Break Store',
  '(Do not use) old',
];

const FIRST = [
  'Ana',
  'Jonas',
  'Mia',
  'Lukas',
  'Sofie',
  'Émile',
  'Zoë',
  'Priya',
  'Tomasz',
  'Ingrid',
  'Yusuf',
  'Chloe',
  'Mateo',
  'Noor',
  'Felix',
  'Greta',
  'Olu',
  'Hana',
  'Björn',
  'Carmen',
] as const;
const LAST = [
  'Lima',
  'Weber',
  'Schäfer',
  'Novak',
  'Okafor',
  'Lindqvist',
  'Haddad',
  'Moreau',
  'Kowalski',
  'Patel',
  'Berger',
  'Rossi',
  'Yilmaz',
  'O’Neill',
  'Nguyen',
  'Groß',
] as const;

/** People whose names need care: Hangul, Arabic, and two who share one name. */
export const ODD_PEOPLE: readonly string[] = [
  '김민지',
  '박서준',
  'فاطمة الزهراء',
  'Alex Kim',
  'Alex Kim',
  'عمر حداد',
  '이하늘',
  'Jürgen Müller-Lüdenscheidt',
];

export function pickAccountName(random: Random): string {
  const name = random.pick(BRANDS);
  return random.chance(0.85) ? `${name} ${random.pick(SUFFIXES)}` : name;
}

export function pickPersonName(random: Random): string {
  return `${random.pick(FIRST)} ${random.pick(LAST)}`;
}

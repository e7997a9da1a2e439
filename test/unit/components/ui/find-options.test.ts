// Which options a typed text means: whole words and beginnings first.

import { expect, it } from 'vitest';
import { findOptions } from '../../../../components/ui/find-options.ts';

const zones = [
  'bermuda · utc−4 · atlantic/bermuda utc-4',
  'gmt+12 · utc−12 · etc/gmt+12 utc-12',
  'knox, united states · utc−6 · america/indiana/knox utc-6',
  'monrovia, liberia · utc+0 · africa/monrovia utc+0',
  'berlin, germany · utc+1 · europe/berlin utc+1',
  'kolkata, india · utc+5:30 · asia/kolkata utc+5:30',
  'tongatapu, tonga · utc+13 · pacific/tongatapu utc+13',
];
const find = (...words: string[]): string[] =>
  findOptions(zones, zones, words).map((zone) => zone.split(/,| ·/)[0] ?? '');

it.each([
  ['a whole word before its like', ['india'], ['kolkata', 'knox']],
  ['beginnings before what is inside', ['ber'], ['bermuda', 'berlin', 'monrovia']],
  ['a sign before a number, and that number', ['+1'], ['berlin', 'gmt+12', 'tongatapu']],
  ['an offset with a hyphen', ['-6'], ['knox']],
  ['all words, each in any place', ['utc+1', 'germany'], ['berlin']],
  ['nothing', ['xyz'], []],
])('%s', (_name, words, found) => {
  expect(find(...words)).toEqual(found);
});

it('keeps their order where nothing was typed', () => {
  expect(findOptions(zones, zones, [])).toEqual(zones);
});

// ui: the letters that stand for a name.

import { expect, test } from 'vitest';
import { getInitials } from '@/components/ui/get-initials.ts';

test.each([
  ['Anna Keller', 'AK'],
  ['So-yeon Oh', 'SO'],
  ['anna', 'AN'],
  ['Anna Maria von Keller', 'AK'],
  ['김민수', '김'],
  ['안 나', '안'],
  ['👩‍👩‍👧 Family', '👩‍👩‍👧'],
  ['عطور الشرق', 'عا'],
  ['— —', '·'],
  ['', '·'],
])('%s is shown as %s', (name, initials) => {
  expect(getInitials(name)).toBe(initials);
});

// accounts: where a match is in a name.

import { expect, test } from 'vitest';
import { findMarks } from '@/components/accounts/find-marks.ts';
import { foldText } from '../../../../utils/fold-text.ts';

const mark = (text: string, ...words: string[]): string => {
  let out = '';
  let at = 0;
  for (const [start, end] of findMarks(text, words.map(foldText))) {
    out += `${text.slice(at, start)}[${text.slice(start, end)}]`;
    at = end;
  }
  return out + text.slice(at);
};

test.each([
  [['Berlin Bike Works', 'berl'], '[Berl]in Bike Works'],
  [['Berliner Berlin', 'berlin'], '[Berlin]er Berlin'],
  [['Juan Anders', 'an'], 'Juan [An]ders'],
  [['Hotel-Express', 'ex', 't'], 'Ho[t]el-[Ex]press'],
  [['Straßenkicker', 'kick'], 'Straßen[kick]er'],
  [['Café Orlé', 'cafe', 'orle'], '[Café] [Orlé]'],
  [['Cafe\u0301 X', 'cafe'], '[Cafe\u0301] X'],
  [['Eﬃcient', 'ffi'], 'E[ﬃ]cient'],
  [['한옥 스테이', '스테'], '한옥 [스테]이'],
  [['🚴 Bike 🚴', 'bike'], '🚴 [Bike] 🚴'],
  [['  two  words', 'two', 'words'], '  [two]  [words]'],
  [['aaaa', 'aa', 'aaa'], '[aaa]a'],
  [['Berlin', 'paris'], 'Berlin'],
  [['Berlin', ''], 'Berlin'],
])('%j gives %s', ([text = '', ...words], marked) => {
  expect(mark(text, ...words)).toBe(marked);
});

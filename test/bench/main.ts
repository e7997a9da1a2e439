// Bench: how fast and how small. Says it in a table and in `.output/bench.json`; nothing fails for being slow.
//
//   npm run bench             all
//   npm run bench -- popup    one or more by name

import { popup } from './popup.ts';
import { type Measure, printTable, writeReport } from './report.ts';
import { search } from './search.ts';
import { sync } from './sync.ts';
import { weight } from './weight.ts';

const benches = [weight, popup, search, sync];
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !benches.some((bench) => bench.name === name));
if (unknown.length > 0) {
  const names = benches.map(({ name }) => name).join(', ');
  console.error(`No such bench: ${unknown.join(', ')}. There are: ${names}.`);
  process.exit(2);
}

const measures: Measure[] = [];
const broken: string[] = [];
for (const bench of benches) {
  if (wanted.length > 0 && !wanted.includes(bench.name)) continue;
  console.log(`Bench: ${bench.name}`);
  try {
    measures.push(...(await bench.run()));
  } catch (error) {
    broken.push(bench.name);
    console.error(`${bench.name} couldn't be measured:`, error);
  }
}
console.log('');
printTable(measures);
writeReport(measures, broken);
if (broken.length > 0) process.exitCode = 1;

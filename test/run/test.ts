// Runs: every check, in order; the last line says how many passed and failed.
//
//   npm test [-- --only types,unit,e2e]

import { parseArgs } from 'node:util';
import { runStage, type StageResult } from './run-stage.ts';
import { stages } from './stages.ts';

const { values } = parseArgs({ options: { only: { type: 'string' } } });
const wanted = values.only?.split(',').map((name) => name.trim());
const unknown = wanted?.filter((name) => !stages.some((stage) => stage.name === name)) ?? [];
if (unknown.length > 0) {
  console.error(
    `No such stage: ${unknown.join(', ')}. There are: ${stages.map(({ name }) => name).join(', ')}.`,
  );
  process.exit(2);
}
const chosen = stages.filter(({ name }) => wanted?.includes(name) ?? true);
if (wanted)
  console.log(`Only ${chosen.map(({ name }) => name).join(', ')}; the other stages were not run.\n`);

const results: StageResult[] = [];
for (const stage of chosen) {
  const broken = stage.needs?.find((name) =>
    results.some((result) => result.name === name && result.failed > 0),
  );
  results.push(
    broken
      ? { name: stage.name, passed: 0, failed: 1, seconds: 0, note: `needs ${broken}` }
      : runStage(stage),
  );
  console.log(describe(results.at(-1)!));
}

const passed = results.reduce((sum, result) => sum + result.passed, 0);
const failed = results.reduce((sum, result) => sum + result.failed, 0);
console.log(`\n${results.map(describe).join('\n')}\n`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;

function describe({ name, passed, failed, seconds, note }: StageResult): string {
  const word = failed > 0 ? 'FAILED' : 'ok';
  const counts = `${passed} passed, ${failed} failed`;
  return `${word.padEnd(7)}${name.padEnd(14)}${`${seconds.toFixed(1)} s`.padStart(9)}  ${counts}${note ? ` (${note})` : ''}`;
}

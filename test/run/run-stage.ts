// Runs: one stage of `npm test`, and what came of it.

import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Counts } from './read-counts.ts';
import type { Stage } from './stages.ts';

export interface StageResult extends Counts {
  name: string;
  seconds: number;
  note?: string;
}

/** Never throws: a stage that breaks down counts as failed, and the next ones still run. */
export function runStage(stage: Stage): StageResult {
  console.log(`\n── ${stage.name} ${'─'.repeat(60 - stage.name.length)}`);
  const start = performance.now();
  // A report of an earlier run is none of this one's.
  rmSync(`.output/reports/${stage.name}.json`, { force: true });
  mkdirSync('.output/reports', { recursive: true });
  const broken = stage.commands.find((command) => !succeeds(command, stage.env));
  const counts = stage.count
    ? countTests(stage.count, broken !== undefined)
    : countStage(broken !== undefined);
  return { name: stage.name, seconds: (performance.now() - start) / 1000, ...counts };
}

function succeeds([program = '', ...parameters]: string[], env: Stage['env']): boolean {
  const windows = process.platform === 'win32';
  const { status, error } = spawnSync(
    join('node_modules', '.bin', windows ? `${program}.cmd` : program),
    parameters,
    {
      stdio: ['ignore', 'inherit', 'inherit'],
      shell: windows,
      env: { ...process.env, ...env },
    },
  );
  if (error) console.error(`${program}: ${error.message}`);
  return status === 0;
}

function countStage(isBroken: boolean): Counts {
  return isBroken ? { passed: 0, failed: 1 } : { passed: 1, failed: 0 };
}

/** A runner that fails has a failed test to show for it; if its report has none, it is the failure itself. */
function countTests(read: () => Counts, isBroken: boolean): Counts & { note?: string } {
  try {
    const { passed, failed } = read();
    if (passed + failed === 0) return { passed, failed: 1, note: 'there were no tests' };
    return isBroken && failed === 0
      ? { passed, failed: 1, note: 'its runner ended badly' }
      : { passed, failed };
  } catch (error) {
    return { passed: 0, failed: 1, note: `no report: ${error instanceof Error ? error.message : error}` };
  }
}

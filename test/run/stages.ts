// Runs: the stages of `npm test`, in order. A stage without a counter is one test: it ends well or it doesn't.

import { type Counts, playwrightCounts, vitestCounts } from './read-counts.ts';

export interface Stage {
  name: string;
  /** Programs of node_modules/.bin with their arguments, one after the other. */
  commands: string[][];
  env?: Record<string, string>;
  /** Reads how many tests passed and failed from the report that the runner wrote. */
  count?: () => Counts;
  /** Stages without which this one can't say anything. */
  needs?: string[];
}

export const stages: Stage[] = [
  {
    name: 'types',
    commands: [
      ['wxt', 'prepare'],
      ['tsc', '--noEmit', '-p', '.'],
    ],
  },
  { name: 'lint', commands: [['biome', 'check', '--error-on-warnings', '.']] },
  {
    name: 'imports',
    commands: [['depcruise', '--output-type', 'err-long', 'components', 'entrypoints', 'test', 'utils']],
  },
  {
    name: 'dead-code',
    commands: [
      ['knip', '--no-progress'],
      ['knip', '--no-progress', '--production', '--include', 'files'],
    ],
  },
  vitest('unit'),
  vitest('conformance'),
  { name: 'build', commands: [['wxt', 'build']] },
  { name: 'build-firefox', commands: [['wxt', 'build', '-b', 'firefox', '--mv3']] },
  {
    name: 'web-ext',
    commands: [['web-ext', 'lint', '--source-dir', '.output/firefox-mv3', '--self-hosted=false']],
    needs: ['build-firefox'],
  },
  vitest('repository', ['build', 'build-firefox']),
  playwright('e2e', 'chromium', ['build']),
  playwright('firefox', 'firefox', ['build-firefox']),
  // What `npm start` does where there is no display.
  { name: 'tour', commands: [['node', 'test/run/start.ts', '--headless']], needs: ['build'] },
];

function vitest(project: string, needs?: string[]): Stage {
  const report = `.output/reports/${project}.json`;
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const commands = [['vitest', 'run', '--project', project, ...reporters]];
  return { name: project, commands, count: () => vitestCounts(report), ...(needs && { needs }) };
}

function playwright(name: string, project: string, needs: string[]): Stage {
  const report = `.output/reports/${name}.json`;
  const commands = [['playwright', 'test', '--project', project, '--reporter=list,json']];
  const env = { PLAYWRIGHT_JSON_OUTPUT_FILE: report };
  return { name, commands, env, count: () => playwrightCounts(report), needs };
}

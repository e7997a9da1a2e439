// Repository: the tool that checks who imports whom has read every source file, imports for types included.
// (Without something that parses TypeScript it would read none, and find nothing to complain about.)

import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path/posix';
import { expect, test } from 'vitest';

interface Cruise {
  modules: { source: string; dependencies: { resolved: string }[] }[];
}

const folders = ['components', 'entrypoints', 'test', 'utils'];

test('every source file is read, with what it imports', () => {
  const output = execFileSync('node_modules/.bin/depcruise', ['--output-type', 'json', ...folders], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  const { modules }: Cruise = JSON.parse(output);
  const sources = new Set(modules.map(({ source }) => source));
  const files = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.tsx?$/.test(path))
      .map((path) => join(folder, path.replaceAll('\\', '/'))),
  );
  expect(files.filter((file) => !sources.has(file))).toEqual([]);
  const commands = modules.find(({ source }) => source === 'utils/commands.ts');
  expect(commands?.dependencies.map(({ resolved }) => resolved)).toContain('utils/ids.ts');
});

// Repository: a file knows its room from its first line, and none is too long to read at once.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const files = ['components', 'entrypoints', 'utils', 'test'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(tsx?|mjs)$/.test(path))
    .map((path) => ({ path: join(folder, path), text: readFileSync(join(folder, path), 'utf8') })),
);

test('each file says in its first line what it is', () => {
  const silent = files.filter(
    ({ text }) => !/^(\/\/|\/\*\*?) \S/.test(text.replace(/^\/\/ @vitest-environment .*\n/, '')),
  );
  expect(silent.map(({ path }) => path)).toEqual([]);
});

test('no file has more than 300 lines', () => {
  const long = files
    .map(({ path, text }) => ({ path, lines: text.split('\n').length - 1 }))
    .filter(({ lines }) => lines > 300);
  expect(long).toEqual([]);
});

test('what ships knows nothing of the sandbox', () => {
  const shipped = files.filter(({ path }) => !path.startsWith('test'));
  expect(
    shipped.filter(({ text }) => /127\.0\.0\.1|localhost|__sandbox/.test(text)).map(({ path }) => path),
  ).toEqual([]);
});

test('every dependency is named with its exact version', () => {
  const { dependencies, devDependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
  const versions = Object.entries<string>({ ...dependencies, ...devDependencies });
  expect(versions.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([]);
});

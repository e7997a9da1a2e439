// Repository tests: what was built, as files.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path/posix';
import { parseSync } from 'vite';

export type Target = 'chrome' | 'firefox';

const folder = (target: Target): string => `.output/${target}-mv3`;

/** A built file's text. Throws, with what to do, where nothing was built. */
export function readBuilt(target: Target, path: string): string {
  const file = join(folder(target), path);
  if (!existsSync(file)) {
    const script = target === 'chrome' ? 'build' : 'build:firefox';
    throw new Error(`${file} is missing: run "npm run ${script}" first (npm test builds before this stage)`);
  }
  return readFileSync(file, 'utf8');
}

/** Every built file whose name ends so, by its path in the package. */
export function listBuilt(target: Target, extension: string): string[] {
  readBuilt(target, 'manifest.json');
  return readdirSync(folder(target), { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith(extension));
}

/** A script and what it imports before it can run, all the way down; what is imported on demand isn't part of it. */
export function withStaticImports(target: Target, scripts: string[]): string[] {
  const found = new Set<string>();
  const visit = (path: string): void => {
    if (found.has(path)) return;
    found.add(path);
    for (const source of staticImports(path, readBuilt(target, path))) visit(resolveFrom(path, source));
  };
  scripts.forEach(visit);
  return [...found];
}

/** The scripts that a built page loads by itself. */
export function pageScripts(target: Target, page: string): string[] {
  const html = readBuilt(target, page);
  const sources = [...html.matchAll(/<script\b[^>]*\bsrc="([^"]+)"/g)].map(([, source]) => source ?? '');
  const preloads = [...html.matchAll(/<link\b[^>]*\brel="modulepreload"[^>]*\bhref="([^"]+)"/g)].map(
    ([, source]) => source ?? '',
  );
  return [...sources, ...preloads].map((source) => resolveFrom(page, source));
}

/** Bytes of these files together. */
export function weigh(target: Target, paths: string[]): number {
  return paths.reduce((sum, path) => sum + Buffer.byteLength(readBuilt(target, path)), 0);
}

function staticImports(path: string, code: string): string[] {
  const { program, errors } = parseSync(path, code);
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message}`);
  return program.body.flatMap((statement) =>
    'source' in statement && statement.source ? [statement.source.value] : [],
  );
}

function resolveFrom(path: string, source: string): string {
  return source.startsWith('/') ? source.slice(1) : join(dirname(path), source);
}

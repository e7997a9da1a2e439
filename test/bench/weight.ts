// Bench: how heavy the built extension is. Bytes as they are in the package, and what gzip would make of them.

import { readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { gzipSync } from 'node:zlib';
import { ensureBuild } from './ensure-build.ts';
import { type Bench, createMeasure, type Measure } from './report.ts';

const KB = 1_000;

export const weight: Bench = {
  name: 'weight',
  run: async () => {
    const build = ensureBuild();
    return [
      measure(build, 'content script', collectScripts(build, ['content-scripts/page-context.js']), 8 * KB),
      measure(
        build,
        "popup's first load of script",
        collectScripts(build, getPageScripts(build, 'popup.html')),
        400 * KB,
      ),
      measure(build, 'background, with what it imports', collectScripts(build, ['background.js']), 200 * KB),
    ];
  },
};

function measure(build: string, counted: string, files: readonly string[], limit: number): Measure {
  const each = files.map((file) => {
    const content = readFileSync(join(build, file));
    return { file, bytes: content.length, gzip: gzipSync(content).length };
  });
  return createMeasure({
    name: 'weight',
    counted,
    unit: 'bytes',
    ours: each.reduce((sum, { bytes }) => sum + bytes, 0),
    reference: limit,
    referenceIs: 'limit',
    details: {
      gzip: each.reduce((sum, { gzip }) => sum + gzip, 0),
      files: each.toSorted((a, b) => b.bytes - a.bytes),
    },
  });
}

/** Scripts and preloaded modules that a page names. */
function getPageScripts(build: string, page: string): string[] {
  const html = readFileSync(join(build, page), 'utf8');
  const scripts = [...html.matchAll(/<script\b[^>]*\bsrc="\/([^"]+)"/g)];
  const preloads = [...html.matchAll(/<link\b[^>]*\brel="modulepreload"[^>]*\bhref="\/([^"]+)"/g)];
  if (scripts.length === 0) throw new Error(`${page} names no script`);
  return [...scripts, ...preloads].map(([, file]) => file ?? '');
}

/** These files and whatever they import statically, once each. What is imported on demand (`import()`) isn't here. */
function collectScripts(build: string, entries: readonly string[]): string[] {
  const found = new Set<string>();
  const waiting = [...entries];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (found.has(file)) continue;
    found.add(file);
    const code = readFileSync(join(build, file), 'utf8');
    const folder = dirname(join(build, file));
    // What a bundler writes: `import{a as b}from"./x.js"`, `import"./x.js"`, `export{a}from"./x.js"`.
    for (const [, path = ''] of code.matchAll(
      /\b(?:import|export)(?:\s*[\w$*{][^"'`;()]*?\bfrom)?\s*"(\.{1,2}\/[^"]+\.js)"/g,
    ))
      waiting.push(relative(build, join(folder, path)));
  }
  return [...found].sort();
}

// Bench: a copy of the build with a few pages more, so that all are pages of one extension in one browser.
//
// `bench-popup.html` is the shipped popup.html, loading the shipped scripts, with one small script beside them that
// notes when the first row was painted. `bench-reference.html` is the reference with the same script in its head.
// The shipped files themselves stay as they are.

import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { ensureBuild } from './ensure-build.ts';
import { notePaint } from './note-paint.ts';

export const popupPage = 'bench-popup.html';
export const referencePage = 'bench-reference.html';
/** The reference without the script that notes its painting, and closes it. */
export const barePage = 'bench-bare.html';
const noteFile = 'bench-note.js';
const firstScript = '<script async src="/boot.js"></script>';

let copied: Promise<string> | undefined;

/** The copy's folder. Made once, so that all benches of a run measure the same build. */
export function getBuildCopy(): Promise<string> {
  copied ??= buildCopy();
  return copied;
}

async function buildCopy(): Promise<string> {
  const copy = resolve('.output/bench/extension');
  rmSync(copy, { recursive: true, force: true });
  mkdirSync(copy, { recursive: true });
  cpSync(ensureBuild(), copy, { recursive: true });
  await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      outDir: join(copy, 'bench'),
      rollupOptions: {
        input: fileURLToPath(new URL('./reference/main.tsx', import.meta.url)),
        output: { entryFileNames: 'reference.js' },
      },
    },
  });
  const shipped = readFileSync(join(copy, 'popup.html'), 'utf8');
  const note = `<script async src="/${noteFile}"></script>`;
  writeFileSync(join(copy, noteFile), `(${notePaint})();\n`);
  if (!shipped.includes(firstScript)) throw new Error(`popup.html doesn't begin with ${firstScript}`);
  // After the page's own first script, which begins to read what is shown: in front of it, it held that one up.
  writeFileSync(join(copy, popupPage), shipped.replace(firstScript, `${firstScript}${note}`));
  const bare = shipped
    .replaceAll(/<link\b[^>]*>|<script\b[^>]*><\/script>|<style>.*?<\/style>/gs, '')
    .replace('</head>', '<script type="module" crossorigin src="/bench/reference.js"></script></head>');
  writeFileSync(join(copy, barePage), bare);
  writeFileSync(join(copy, referencePage), bare.replace('<head>', `<head>${note}`));
  return copy;
}

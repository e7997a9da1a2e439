// Bench: the built extension, made anew where it is missing or older than what it is made of.

import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';

const sources = [
  'components',
  'entrypoints',
  'locales',
  'public',
  'utils',
  'wxt.config.ts',
  'package-lock.json',
];
const built = '.output/chrome-mv3';
/** As it was given to the command: `open-browser.ts` names the copy by the same variable later. */
const aside = process.env.CLAIMDESK_BUILD;

/** The build's folder. `CLAIMDESK_BUILD` names one that was put aside; that one is taken as it is. */
export function ensureBuild(): string {
  if (aside) return resolve(aside);
  const manifest = join(built, 'manifest.json');
  const madeAt = existsSync(manifest) ? statSync(manifest).mtimeMs : 0;
  if (madeAt < Math.max(...sources.map(getChangedAt))) build();
  return resolve(built);
}

function build(): void {
  console.log('Building the extension');
  const { status, stdout, stderr, error } = spawnSync('wxt', ['build'], {
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error(`The build failed: ${error?.message ?? ''}\n${stdout}\n${stderr}`);
}

/** Of a file, or of the newest file or folder in a folder (ms). */
function getChangedAt(path: string): number {
  const inside = statSync(path).isDirectory() ? readdirSync(path, { recursive: true, encoding: 'utf8' }) : [];
  return Math.max(statSync(path).mtimeMs, ...inside.map((name) => statSync(join(path, name)).mtimeMs));
}

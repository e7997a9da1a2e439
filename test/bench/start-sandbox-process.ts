// Bench: a sandbox in a process of its own. Meta's machines don't share a thread with whoever asks them, and neither the
// browser's driver nor the SDK is to slow down what answers.

import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Ready, SandboxOptions } from '../sandbox/start-sandbox.ts';

const main = fileURLToPath(new URL('../sandbox/main.ts', import.meta.url));

export interface SandboxProcess extends Ready {
  close: () => Promise<void>;
}

/** Throws where it ends before it is ready. */
export async function startSandboxProcess(
  options: Pick<SandboxOptions, 'accounts' | 'people' | 'latency'>,
): Promise<SandboxProcess> {
  const given = Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)]);
  const child = spawn(process.execPath, [main, ...given], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const line = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).once('line', resolve);
    child.once('error', reject);
    void ended.then(() => reject(new Error('The sandbox ended before it was ready')));
  });
  const close = async (): Promise<void> => {
    child.kill();
    await ended;
  };
  return { ...(JSON.parse(line) as Ready), close };
}

// The command `npm run sandbox`: serves until SIGTERM, and prints one line of JSON when it is ready.

import { parseArgs } from 'node:util';
import { startSandbox } from './start-sandbox.ts';

const OPTIONS = ['port', 'accounts', 'people', 'children', 'seed', 'latency'] as const;

function readOptions(): Partial<Record<(typeof OPTIONS)[number], number>> {
  const { values } = parseArgs({
    options: Object.fromEntries(OPTIONS.map((name) => [name, { type: 'string' as const }])),
  });
  const numbers: Partial<Record<(typeof OPTIONS)[number], number>> = {};
  for (const name of OPTIONS) {
    const text = values[name];
    if (text === undefined) continue;
    if (typeof text !== 'string' || !/^\d+$/.test(text)) throw new Error(`--${name} takes a whole number`);
    numbers[name] = Number(text);
  }
  return numbers;
}

const sandbox = await startSandbox(readOptions());
let isStopping = false;

function stop(): void {
  if (isStopping) return;
  isStopping = true;
  void sandbox.close().then(() => process.exit(0));
}

for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, stop);

// `npm run` passes SIGTERM to the shell between it and this process, and the shell dies without passing it on.
if (process.env.npm_lifecycle_event === 'sandbox') {
  const shell = process.ppid;
  setInterval(() => {
    if (process.ppid !== shell || process.ppid === 1) stop();
  }, 200).unref();
}

// Last, because whoever reads it may send SIGTERM at once.
const { http, https, spki, version, app, tokens, businesses } = sandbox;
process.stdout.write(`${JSON.stringify({ http, https, spki, version, app, tokens, businesses })}\n`);

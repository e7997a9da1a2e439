// Bench: until nothing else runs. A browser that has just started has seconds of its own work to do, and so has one whose
// mirror was just filled; on two cores that was a sixth of a measured time. People connect and search in one that runs.

import { cpus } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';

/** How long it must be quiet (ms), how quiet (share of all cores), and how long that is waited for (ms). */
const [span, mostBusy, mostWaiting] = [500, 0.1, 30_000];

/** Resolves when the machine is at rest; says so and goes on where it never is. Before ours and the reference alike. */
export async function waitForRest(): Promise<void> {
  const end = Date.now() + mostWaiting;
  let before = readTimes();
  while (Date.now() < end) {
    await wait(span);
    const now = readTimes();
    if (1 - (now.idle - before.idle) / (now.all - before.all) <= mostBusy) return;
    before = now;
  }
  console.log('The machine is busy with something else: these numbers are worth less.');
}

function readTimes(): { idle: number; all: number } {
  const times = cpus().map((core) => core.times);
  return {
    idle: times.reduce((sum, { idle }) => sum + idle, 0),
    all: times.reduce((sum, { idle, user, nice, sys, irq }) => sum + idle + user + nice + sys + irq, 0),
  };
}

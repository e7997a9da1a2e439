// A wave: those on their way at the same time wait for one another, but not for long, and not for one that won't come.

import { setTimeout as wait } from 'node:timers/promises';
import { expect, it, vi } from 'vitest';
import { createWave } from '../../../utils/runs/wave.ts';

/** A wave, and what ends the longest wait of each of its meetings. */
function createSetting() {
  const ends: (() => void)[] = [];
  return { wave: createWave(() => new Promise((resolve) => ends.push(resolve))), ends };
}

const turn = () => wait(0);

it('goes on when all have come, every time', async () => {
  const { wave } = createSetting();
  const [a, b] = [wave.join(), wave.join()];
  for (const [first, second] of [
    [a, b],
    [b, a],
  ] as const) {
    const met = vi.fn();
    const meeting = first.meet().then(met);
    await turn();
    expect(met).not.toHaveBeenCalled();
    await Promise.all([meeting, second.meet()]);
    expect(met).toHaveBeenCalledOnce();
  }
});

it('does not wait for one that has left', async () => {
  const { wave } = createSetting();
  const [a, b] = [wave.join(), wave.join()];
  const meeting = a.meet();
  await turn();
  b.leave();
  await meeting;
  await a.meet();
});

it('waits for nobody else where there is nobody else', async () => {
  await createSetting().wave.join().meet();
});

it('does not wait long, and meets the late one again', async () => {
  const { wave, ends } = createSetting();
  const [a, b] = [wave.join(), wave.join()];
  const meeting = a.meet();
  ends[0]?.();
  await meeting;
  const met = vi.fn();
  const next = a.meet().then(met);
  await turn();
  expect(met).not.toHaveBeenCalled();
  await Promise.all([next, b.meet()]);
  expect(met).toHaveBeenCalledOnce();
});

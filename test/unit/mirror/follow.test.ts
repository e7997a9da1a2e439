// @vitest-environment happy-dom
// Mirror: what follows it is loaded once the page was painted.

import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { MirrorDatabase } from '../../../utils/mirror/database.ts';

let frames: FrameRequestCallback[];
let loadings: number;

/** A page that nothing followed yet. */
async function follow(): Promise<{ told: unknown[] }> {
  vi.resetModules();
  vi.doMock('../../../utils/mirror/live.ts', (original) => {
    loadings += 1;
    return original();
  });
  const { followMirror } = await import('../../../utils/mirror/follow.ts');
  const told: unknown[] = [];
  followMirror(
    (db: MirrorDatabase) => db.businesses.count(),
    (value) => told.push(value),
    (error) => told.push(error),
  );
  return { told };
}
const rest = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 50));

beforeEach(() => {
  frames = [];
  loadings = 0;
  vi.spyOn(globalThis, 'requestAnimationFrame').mockImplementation((run) => frames.push(run));
});
afterEach(() => {
  vi.doUnmock('../../../utils/mirror/live.ts');
  vi.restoreAllMocks();
});

it('not before', async () => {
  const { told } = await follow();
  await rest();
  expect(loadings).toBe(0);
  for (const run of frames) run(0);
  await vi.waitFor(() => expect(told).toEqual([0]));
});

it('at once where it is hidden and has no frames', async () => {
  vi.spyOn(document, 'hidden', 'get').mockReturnValue(true);
  const { told } = await follow();
  await vi.waitFor(() => expect(told).toEqual([0]));
});

// How fast we may go: by Meta's headers, and only without them by its errors.

import { describe, expect, it } from 'vitest';
import { GraphError } from '../../../utils/graph/errors.ts';
import { createGovernor, type Governor } from '../../../utils/graph/governor.ts';

interface Setting {
  governor: Governor;
  pauses: number[];
  clock: { now: number };
  blocked: Record<string, number>[];
}

function createSetting(): Setting {
  const clock = { now: 1_000_000 };
  const pauses: number[] = [];
  const blocked: Record<string, number>[] = [];
  const governor = createGovernor({
    now: () => clock.now,
    pause: async (ms) => void pauses.push(ms),
    onBlocked: (now) => void blocked.push(now),
  });
  return { governor, pauses, clock, blocked };
}

const headers = (values: Record<string, unknown>) => (name: string) =>
  name in values ? (typeof values[name] === 'string' ? values[name] : JSON.stringify(values[name])) : null;

const use = (percent: number, minutes = 0) => ({
  type: 'ads_management',
  call_count: percent,
  total_cputime: 1,
  total_time: 2,
  estimated_time_to_regain_access: minutes,
});

async function getRetryAt(asked: Promise<void>): Promise<number | null> {
  const error = await asked.then(
    () => null,
    (cause: unknown) => cause,
  );
  if (error === null) return null;
  expect(error).toBeInstanceOf(GraphError);
  expect((error as GraphError).problem.remedy).toBe('wait');
  return (error as GraphError).problem.retryAt;
}

describe('a bucket', () => {
  it('waits a day at most, whatever a header says', async () => {
    const { governor, clock } = createSetting();
    governor.report(headers({ 'x-business-use-case-usage': { 7: [use(95, 1e300)] } }), null);
    expect(await getRetryAt(governor.admit(['7']))).toBe(clock.now + 24 * 3_600_000);
  });

  it('does not wait until a clock that was set back is there again', async () => {
    const { governor, clock } = createSetting();
    governor.restore({ 7: clock.now + 8 * 24 * 3_600_000 });
    expect(await getRetryAt(governor.admit(['7']))).toBe(null);
    governor.restore({ 7: clock.now + 8 * 24 * 3_600_000 });
    expect(governor.block(['7'])).toBe(clock.now + 60_000);
    expect(await getRetryAt(governor.admit(['7']))).toBe(clock.now + 60_000);
  });

  it('goes at full speed to 70 %', async () => {
    const { governor, pauses } = createSetting();
    governor.report(headers({ 'x-business-use-case-usage': { 7: [use(70)] } }), null);
    await governor.admit(['7']);
    expect(pauses).toEqual([]);
  });

  it('slows down between 70 and 90 %, the more the nearer', async () => {
    const { governor, pauses } = createSetting();
    governor.report(headers({ 'x-business-use-case-usage': { 7: [use(75)] } }), null);
    await governor.admit(['7']);
    governor.report(headers({ 'x-business-use-case-usage': { 7: [use(85)] } }), null);
    await governor.admit(['7']);
    expect(pauses[0]).toBeGreaterThan(0);
    expect(pauses[1]).toBeGreaterThan(pauses[0] ?? Infinity);
    expect(pauses[1]).toBeLessThanOrEqual(2_000);
  });

  it('waits the minutes that the header gives, and no longer', async () => {
    const { governor, clock } = createSetting();
    governor.report(headers({ 'x-business-use-case-usage': { 7: [use(100, 19)] } }), null);
    expect(await getRetryAt(governor.admit(['7']))).toBe(clock.now + 19 * 60_000);
    clock.now += 19 * 60_000;
    expect(await getRetryAt(governor.admit(['7']))).toBeNull();
  });

  it('holds up nobody else', async () => {
    const { governor } = createSetting();
    governor.report(headers({ 'x-business-use-case-usage': { 7: [use(100, 19)] } }), null);
    expect(await getRetryAt(governor.admit(['8']))).toBeNull();
  });

  it("is the path's own for the header that names none, with seconds for minutes", async () => {
    const { governor, clock } = createSetting();
    governor.report(
      headers({ 'x-ad-account-usage': { acc_id_util_pct: 95, reset_time_duration: 100 } }),
      '9',
    );
    expect(await getRetryAt(governor.admit(['9']))).toBe(clock.now + 100_000);
  });

  it('stands for everyone when it is the app', async () => {
    const { governor } = createSetting();
    governor.report(headers({ 'x-app-usage': { call_count: 100, total_time: 1, total_cputime: 1 } }), null);
    expect(await getRetryAt(governor.admit([]))).not.toBeNull();
  });
});

describe('a limit that only an error told', () => {
  it('doubles its wait while it goes on', () => {
    const { governor, clock } = createSetting();
    expect(governor.block(['7']) - clock.now).toBe(60_000);
    clock.now += 60_001;
    expect(governor.block(['7']) - clock.now).toBe(120_000);
  });

  it('does not shorten what a header said', () => {
    const { governor, clock } = createSetting();
    governor.report(headers({ 'x-business-use-case-usage': { 7: [use(100, 19)] } }), null);
    expect(governor.block(['7'])).toBe(clock.now + 19 * 60_000);
  });
});

it('is kept over the death of a worker', async () => {
  const first = createSetting();
  first.governor.report(headers({ 'x-business-use-case-usage': { 7: [use(100, 19)] } }), null);
  const second = createSetting();
  second.governor.restore(first.blocked.at(-1) ?? {});
  expect(await getRetryAt(second.governor.admit(['7']))).toBe(first.clock.now + 19 * 60_000);
});

it.each(['not json', '[]', 'null', '{"7":5}', '{"7":[null,{"call_count":"x"}]}'])(
  'makes nothing of a header like %s',
  async (text) => {
    const { governor } = createSetting();
    governor.report(headers({ 'x-business-use-case-usage': text, 'x-app-usage': text }), '7');
    expect(await getRetryAt(governor.admit(['7']))).toBeNull();
  },
);

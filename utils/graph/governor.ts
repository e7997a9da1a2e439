// Graph: how fast we may go. Meta's usage headers steer it: full speed to 70 %, slower to 90 %, then it waits the
// minutes that the header gives. A limit is learned from an error only where no header told it before.

import { isDue, longestWaitMs } from '../is-due.ts';
import { wait } from '../wait.ts';
import { createWaitError, GraphError } from './errors.ts';

interface Bucket {
  /** 0 to 100 and beyond. */
  percent: number;
  /** Nothing before this time (ms). */
  blockedUntil: number;
  /** How often in a row an error blocked it, to double the wait. */
  strikes: number;
}

export interface Governor {
  /** Until when (ms) a call that counts against these buckets may not go; 0: it may. */
  getBlock(keys: readonly string[]): number;
  /** Resolves when a call that counts against these buckets may go; rejects with a `wait` error if that's far off. */
  admit(keys: readonly string[]): Promise<void>;
  /** Learns from an answer's headers. `ownKey` is the path's own node, for the header that doesn't name one. */
  report(getHeader: (name: string) => string | null, ownKey: string | null): void;
  /** Learns from a limit error that came without a header; returns when to go on (ms). */
  block(keys: readonly string[]): number;
  /** Blocked buckets of an earlier life, as `onBlocked` was told them. */
  restore(blocked: Record<string, number>): void;
}

const slowFrom = 70;
const stopFrom = 90;
/** At 90 % a call is held up this long. */
const longestPauseMs = 2_000;
const defaultWaitMs = 60_000;

export interface GovernorOptions {
  now?: () => number;
  pause?: (ms: number) => Promise<void>;
  /** Told which buckets are blocked until when (ms), to be kept over a worker's death. */
  onBlocked?: (blocked: Record<string, number>) => void;
}

export function createGovernor(options: GovernorOptions = {}): Governor {
  const now = options.now ?? Date.now;
  const pause = options.pause ?? wait;
  const buckets = new Map<string, Bucket>();

  const getBucket = (key: string): Bucket => {
    const known = buckets.get(key);
    if (known) return known;
    const fresh = { percent: 0, blockedUntil: 0, strikes: 0 };
    buckets.set(key, fresh);
    return fresh;
  };

  const getBlocked = (): Record<string, number> =>
    Object.fromEntries(
      [...buckets].flatMap(([key, { blockedUntil }]) => (blockedUntil > now() ? [[key, blockedUntil]] : [])),
    );

  const learn = (key: string, percent: number, waitMs: number): void => {
    const bucket = getBucket(key);
    bucket.percent = percent;
    bucket.strikes = 0;
    if (percent < stopFrom && waitMs === 0) return;
    bucket.blockedUntil = Math.max(
      bucket.blockedUntil,
      now() + Math.min(waitMs || defaultWaitMs, longestWaitMs),
    );
    options.onBlocked?.(getBlocked());
  };

  const getBlock: Governor['getBlock'] = (keys) =>
    Math.max(
      ...['app', ...keys].map((key) => {
        const until = buckets.get(key)?.blockedUntil ?? 0;
        return isDue(until, now()) ? 0 : until;
      }),
    );

  return {
    getBlock,

    restore(blocked) {
      for (const [key, until] of Object.entries(blocked)) getBucket(key).blockedUntil = until;
    },

    async admit(keys) {
      const until = getBlock(keys);
      if (until > 0) throw createWaitError(until);
      const wanted = ['app', ...keys].map(getBucket);
      for (const bucket of wanted)
        if (bucket.blockedUntil > 0) Object.assign(bucket, { blockedUntil: 0, percent: 0 });
      const percent = Math.max(...wanted.map((bucket) => bucket.percent));
      if (percent <= slowFrom) return;
      await pause(((Math.min(percent, stopFrom) - slowFrom) / (stopFrom - slowFrom)) * longestPauseMs);
    },

    report(getHeader, ownKey) {
      const app = parseHeader(getHeader('x-app-usage'));
      if (app) learn('app', getHighest(app), 0);
      const account = parseHeader(getHeader('x-ad-account-usage'));
      if (account && ownKey) {
        const percent = readNumber(account.acc_id_util_pct);
        learn(ownKey, percent, percent >= stopFrom ? readNumber(account.reset_time_duration) * 1_000 : 0);
      }
      for (const [key, uses] of Object.entries(parseHeader(getHeader('x-business-use-case-usage')) ?? {})) {
        if (!Array.isArray(uses)) continue;
        const seen = uses.filter((use) => typeof use === 'object' && use !== null) as Record<
          string,
          unknown
        >[];
        const minutes = Math.max(0, ...seen.map((use) => readNumber(use.estimated_time_to_regain_access)));
        learn(key, Math.max(0, ...seen.map(getHighest)), minutes * 60_000);
      }
    },

    block(keys) {
      // A header said whose limit it is: it isn't the others'.
      const told = getBlock(keys);
      if (told > 0) return told;
      const wanted = (keys.length > 0 ? keys : ['app']).map(getBucket);
      for (const bucket of wanted) {
        bucket.blockedUntil = now() + defaultWaitMs * 2 ** Math.min(bucket.strikes, 6);
        bucket.strikes += 1;
      }
      options.onBlocked?.(getBlocked());
      return Math.max(...wanted.map((bucket) => bucket.blockedUntil));
    },
  };
}

/** Headers are strings of JSON, not always there and not always whole. */
function parseHeader(text: string | null): Record<string, unknown> | null {
  if (!text) return null;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

const readNumber = (value: unknown): number => (typeof value === 'number' && value >= 0 ? value : 0);

const getHighest = (use: Record<string, unknown>): number =>
  Math.max(readNumber(use.call_count), readNumber(use.total_time), readNumber(use.total_cputime));

/** A limit error, whatever its code. */
export function isWait(error: unknown): error is GraphError {
  return error instanceof GraphError && error.problem.remedy === 'wait';
}

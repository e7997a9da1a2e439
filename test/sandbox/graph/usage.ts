// Rate limits: real counts against large quotas, or a usage that a test has set; and the headers that tell.

import { codeError, type GraphError } from './errors.ts';

const HOUR = 3600 * 1000;
const APP_QUOTA = 20_000;
const BUCKET_QUOTA = 100_800;
const BUCKETS = 'x-business-use-case-usage';
const MOST_BUCKETS = 32;

interface Count {
  calls: number;
  since: number;
}

interface Forced {
  percent: number;
  /** When the limit lifts, in milliseconds since 1970. */
  until: number;
}

export interface UsageHeaders {
  [name: string]: string;
}

export class Usage {
  private readonly counts = new Map<string, Count>();
  private readonly forced = new Map<string, Forced>();

  /** `key` is a business id, an account's number, a token's name after `token:`, or `app`. */
  force(key: string, percent: number, regainMinutes: number): void {
    if (percent <= 0) this.forced.delete(key);
    else this.forced.set(key, { percent, until: Date.now() + regainMinutes * 60_000 });
  }

  /** Counts one call and answers the bucket's percentage. */
  private charge(key: string, quota: number): number {
    const now = Date.now();
    let count = this.counts.get(key);
    if (!count || now - count.since > HOUR) {
      count = { calls: 0, since: now };
      this.counts.set(key, count);
    }
    count.calls += 1;
    return this.percent(key, quota);
  }

  private percent(key: string, quota: number): number {
    return this.forcedPercent(key) ?? Math.floor(((this.counts.get(key)?.calls ?? 0) * 100) / quota);
  }

  /** A forced 100 % ends by itself when the minutes are over; a lower one stays. */
  private forcedPercent(key: string): number | undefined {
    const forced = this.forced.get(key);
    if (!forced) return undefined;
    if (forced.percent < 100 || forced.until > Date.now()) return forced.percent;
    this.forced.delete(key);
    return undefined;
  }

  private regainMinutes(key: string): number {
    const forced = this.forced.get(key);
    if (!forced || forced.percent < 100) return 0;
    return Math.max(1, Math.ceil((forced.until - Date.now()) / 60_000));
  }

  /**
   * Counts the call against its bucket, or against the app where it has none (Meta counts business use cases
   * apart from the platform); `error` is set where bucket, app or person is full.
   */
  count(call: { bucket: string | undefined; isAccount: boolean; token: string }): {
    headers: UsageHeaders;
    error?: GraphError;
  } {
    const app = call.bucket === undefined ? this.charge('app', APP_QUOTA) : this.percent('app', APP_QUOTA);
    const user = this.forcedPercent(`token:${call.token}`) ?? 0;
    const headers: UsageHeaders = { 'x-app-usage': appUsage(Math.max(app, user)) };
    let bucket = 0;
    if (call.bucket !== undefined) {
      bucket = this.charge(call.bucket, BUCKET_QUOTA);
      Object.assign(headers, bucketHeaders(call, bucket, this.regainMinutes(call.bucket)));
    }
    if (app >= 100) return { headers, error: codeError(4) };
    if (user >= 100) return { headers, error: codeError(17, { subcode: 2446079 }) };
    if (bucket >= 100) return { headers, error: codeError(80004, { subcode: 2446079 }) };
    return { headers };
  }
}

/** Adds a call's headers to those of the calls before it: buckets side by side, as many as Meta gives. */
export function addUsage(headers: UsageHeaders, more: UsageHeaders): void {
  const before = headers[BUCKETS];
  const added = more[BUCKETS];
  Object.assign(headers, more);
  if (before === undefined || added === undefined) return;
  const buckets = Object.entries({ ...JSON.parse(before), ...JSON.parse(added) });
  headers[BUCKETS] = JSON.stringify(Object.fromEntries(buckets.slice(0, MOST_BUCKETS)));
}

function appUsage(percent: number): string {
  return JSON.stringify({ call_count: percent, total_time: percent, total_cputime: percent });
}

function bucketHeaders(
  call: { bucket: string | undefined; isAccount: boolean },
  percent: number,
  regain: number,
): UsageHeaders {
  const tier = { ads_api_access_tier: 'standard_access' };
  const usage = {
    type: 'ads_management',
    call_count: percent,
    total_cputime: Math.floor(percent / 4),
    total_time: Math.floor(percent / 4),
    estimated_time_to_regain_access: regain,
    ...tier,
  };
  const headers: UsageHeaders = {
    [BUCKETS]: JSON.stringify({ [call.bucket ?? '']: [usage] }),
  };
  if (call.isAccount) {
    headers['x-ad-account-usage'] = JSON.stringify({
      acc_id_util_pct: percent,
      reset_time_duration: regain * 60,
      ...tier,
    });
  }
  return headers;
}

/** What a `throttle` fault answers: headers over the limit, and the matching error. */
export function throttled(
  bucket: string | undefined,
  isAccount: boolean,
): { headers: UsageHeaders; error: GraphError } {
  if (bucket === undefined) return { headers: { 'x-app-usage': appUsage(100) }, error: codeError(4) };
  return {
    headers: { 'x-app-usage': appUsage(1), ...bucketHeaders({ bucket, isAccount }, 100, 1) },
    error: codeError(80004, { subcode: 2446079 }),
  };
}

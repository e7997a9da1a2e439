// Faults that a test has ordered: which request meets which, and how often.

import { createRandom, type Random } from '../world/random.ts';

export interface FaultOrder {
  match?: { method?: string /** A regular expression on the logged path. */; path?: string };
  /**
   * `http500`, `code:N` (`code:N:SUBCODE` too), `throttle`, `drop-before`, `drop-after`, `delay`, `truncate`,
   * `null-in-batch`, `html`, `short-page`, `empty-page`.
   */
  kind: string;
  /** How often; without it, until the faults are deleted. */
  times?: number;
  /** From 0 to 1, drawn from `seed`. */
  probability?: number;
  seed?: number;
  /** For `delay`. */
  ms?: number;
  /** For `code:N`. */
  message?: string;
  userTitle?: string;
  userMsg?: string;
}

interface Fault extends FaultOrder {
  path: RegExp | undefined;
  method: string | undefined;
  left: number;
  random: Random;
}

const KINDS =
  /^(http500|code:-?\d+(:\d+)?|throttle|drop-before|drop-after|delay|truncate|null-in-batch|html|short-page|empty-page)$/;

function readOrder(order: FaultOrder): Fault {
  if (typeof order?.kind !== 'string' || !KINDS.test(order.kind)) {
    throw new Error(`unknown kind of fault: ${String(order?.kind)}`);
  }
  for (const name of ['times', 'probability', 'seed', 'ms'] as const) {
    if (order[name] !== undefined && !Number.isFinite(order[name]))
      throw new Error(`${name} must be a number`);
  }
  return {
    ...order,
    method: order.match?.method?.toUpperCase(),
    path: order.match?.path === undefined ? undefined : new RegExp(order.match.path),
    left: order.times ?? Number.POSITIVE_INFINITY,
    random: createRandom(order.seed ?? 1),
  };
}

/** What a fault may look at: its own path, and its batch's. */
export interface Target {
  method: string;
  path: string;
  batchPath?: string;
}

export class Faults {
  private list: Fault[] = [];

  /** All of them or, where one is wrong, none: throws an Error that says what is. */
  add(orders: readonly FaultOrder[]): void {
    this.list.push(...orders.map(readOrder));
  }

  clear(): void {
    this.list = [];
  }

  /** The faults that this request meets; each that does is used up by one. */
  take(target: Target): FaultOrder[] {
    return this.list.filter((fault) => {
      if (fault.left <= 0 || !this.isFor(fault, target)) return false;
      if (fault.probability !== undefined && !fault.random.chance(fault.probability)) return false;
      fault.left -= 1;
      return true;
    });
  }

  /** `null-in-batch` is for sub-requests only, and may be ordered by the batch's own path. */
  private isFor(fault: Fault, { method, path, batchPath }: Target): boolean {
    if (fault.kind === 'null-in-batch') {
      if (batchPath === undefined) return false;
      if (fault.path?.test(batchPath) && (fault.method ?? 'POST') === 'POST') return true;
    }
    return (fault.method === undefined || fault.method === method) && (fault.path?.test(path) ?? true);
  }
}

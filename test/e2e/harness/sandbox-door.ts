// End-to-end harness: the sandbox's control plane, by its requests.

import type { FaultOrder } from '../../sandbox/door/faults.ts';
import type { LoggedRequest } from '../../sandbox/door/request-log.ts';
import type { WorldView } from '../../sandbox/door/world-view.ts';

/** The sizes of a world, and how long each answer takes (ms). What is left out is the sandbox's own default. */
export interface WorldSize {
  seed?: number;
  accounts?: number;
  people?: number;
  children?: number;
  latency?: number;
}

export interface SandboxDoor {
  /** The whole state. */
  world: () => Promise<WorldView>;
  reset: (size?: WorldSize) => Promise<void>;
  /** Every Graph request after number `n`, as it arrived. */
  requests: (since?: number) => Promise<LoggedRequest[]>;
  /** Orders faults in addition to those in force. */
  fault: (...orders: FaultOrder[]) => Promise<void>;
  clearFaults: () => Promise<void>;
  /** What other people and Meta do. */
  act: (deed: { do: string } & Record<string, unknown>) => Promise<unknown>;
}

/** @param http the sandbox's base address. Each request throws where the sandbox refuses it. */
export function createSandboxDoor(http: string): SandboxDoor {
  const ask = async (method: string, path: string, body?: unknown): Promise<unknown> => {
    const response = await fetch(new URL(`/__sandbox/${path}`, http), {
      method,
      ...(body !== undefined && {
        body: JSON.stringify(body),
        headers: { 'content-type': 'application/json' },
      }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} /__sandbox/${path}: ${response.status} ${text}`);
    return text === '' ? undefined : JSON.parse(text);
  };
  return {
    world: async () => (await ask('GET', 'world')) as WorldView,
    reset: async (size = {}) => void (await ask('POST', 'reset', size)),
    requests: async (since = 0) => (await ask('GET', `requests?since=${since}`)) as LoggedRequest[],
    fault: async (...orders) => void (await ask('POST', 'faults', orders)),
    clearFaults: async () => void (await ask('DELETE', 'faults')),
    act: (deed) => ask('POST', 'act', deed),
  };
}

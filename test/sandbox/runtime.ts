// What one running sandbox holds: its world, and what the door may change about how it answers.

import { Faults } from './door/faults.ts';
import { RequestLog } from './door/request-log.ts';
import { Usage } from './graph/usage.ts';
import { createWorld } from './world/create-world.ts';
import type { Scope, Sizes } from './world/types.ts';
import type { World } from './world/world.ts';

/** How the sign-in dialog behaves: who is at the browser, and whether it needs a click. */
export interface SignIn {
  /** A user id. */
  person: string;
  /** Without a click: say yes, or say no. */
  auto?: 'continue' | 'cancel';
  declined: Scope[];
  /** How many tokens were given this way. */
  count: number;
}

export class Runtime {
  world: World;
  usage = new Usage();
  readonly faults = new Faults();
  readonly log = new RequestLog();
  latency: number;
  signIn: SignIn;

  constructor(sizes: Sizes, latency: number) {
    this.world = createWorld(sizes);
    this.latency = latency;
    this.signIn = { person: this.world.named.admin, declined: [], count: 0 };
  }

  /** A new world; faults, usage and log are forgotten with the old one. */
  reset(sizes: Sizes, latency: number): void {
    this.world = createWorld(sizes);
    this.usage = new Usage();
    this.faults.clear();
    this.log.clear();
    this.latency = latency;
    this.signIn = { person: this.world.named.admin, declined: [], count: 0 };
  }
}

// shell: the very first module of every page that shares the surface's file. That file keeps the page busy for some
// milliseconds, and what boot.js does in several steps would wait for it at each; so it waits for boot.js.

import type { Booting } from './boot.ts';

await (globalThis.claimdeskBoot as Booting | undefined)?.idle;

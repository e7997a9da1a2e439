// End-to-end harness: the built extension in a Chromium of its own, and a sandbox. Tests import `test` from here.
//
// A sandbox serves a worker's tests one after the other and has a new world for each; browser and profile are
// new for each test too (0.8 s), so nothing that one test did can help or hinder the next.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, expect, type Page } from '@playwright/test';
import { type Sandbox, startSandbox } from '../sandbox/start-sandbox.ts';
import { createExtension, type Extension } from './harness/extension.ts';
import { launchChromium } from './harness/launch-chromium.ts';
import { createSandboxDoor, type SandboxDoor, type WorldSize } from './harness/sandbox-door.ts';

export { checkAccessibility } from './harness/check-accessibility.ts';
export type { Chrome } from './harness/extension.ts';
export { expect };

interface TestFixtures {
  /** `test.use({ size: { accounts: 1200 } })` */
  size: WorldSize;
  /** `test.use({ language: 'ko' })`: the browser's own. */
  language: string;
  /** `test.use({ isNetLogged: true })`: every request of the browser, with its headers, goes to a file beside the profile. */
  isNetLogged: boolean;
  folder: string;
  extension: Extension;
  /** Where the net log is, if it was asked for. Complete once the extension was closed. */
  netLog: string;
  /** Puts a picture into `.output/screens/`. */
  capture: (page: Page, name: string) => Promise<void>;
  door: SandboxDoor;
}

interface WorkerFixtures {
  sandbox: Sandbox;
}

const smallWorld: WorldSize = { seed: 1, accounts: 60, people: 8, children: 0, latency: 0 };

export const test = base.extend<TestFixtures, WorkerFixtures>({
  size: [smallWorld, { option: true }],
  language: ['en', { option: true }],
  isNetLogged: [false, { option: true }],

  sandbox: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from this pattern.
    async ({}, use) => {
      const sandbox = await startSandbox();
      await use(sandbox);
      await sandbox.close();
    },
    { scope: 'worker' },
  ],

  // Before the browser, so that it never meets another test's world.
  door: async ({ sandbox, size }, use) => {
    const door = createSandboxDoor(sandbox.http);
    await door.clearFaults();
    await door.reset({ ...smallWorld, ...size });
    await use(door);
  },

  // biome-ignore lint/correctness/noEmptyPattern: as above.
  folder: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'claimdesk-'));
    await use(folder);
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  },

  netLog: async ({ folder }, use) => use(join(folder, 'net-log.json')),

  extension: async ({ sandbox, door: _, folder, language, isNetLogged, netLog }, use) => {
    const profile = join(folder, 'profile');
    const launched = await launchChromium({
      sandbox,
      profile,
      headless: true,
      language,
      ...(isNetLogged && { netLog }),
    });
    const extension = createExtension({ ...launched, profile });
    await use(extension);
    await extension.close();
  },

  // Playwright's own `context` and `page`, in the browser that has the extension.
  context: async ({ extension }, use) => use(extension.context),

  // biome-ignore lint/correctness/noEmptyPattern: as above.
  capture: async ({}, use) => {
    await use(async (page, name) => void (await page.screenshot({ path: `.output/screens/${name}.png` })));
  },
});

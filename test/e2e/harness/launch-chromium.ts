// End-to-end harness: a Chromium of its own profile with the built extension, and the extension's worker.

import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type BrowserContext, chromium, type Worker } from '@playwright/test';
import { chromiumArguments, type SandboxAddress } from '../../run/chromium-arguments.ts';
import { findChromium } from '../../run/find-browser.mjs';

export interface LaunchOptions {
  sandbox: SandboxAddress;
  profile: string;
  headless: boolean;
  language?: string;
  netLog?: string;
  /** The extension's folder, where it isn't the one that was built. */
  extension?: string;
  /** Null: the window's own size. */
  viewport?: { width: number; height: number } | null;
  /** Further arguments of the browser's. */
  args?: readonly string[];
}

export interface Launched {
  context: BrowserContext;
  worker: Worker;
  extensionId: string;
}

/** `CLAIMDESK_BUILD` names another folder: a build that was put aside, while the next one is made. */
const built = resolve(
  process.env.CLAIMDESK_BUILD ?? resolve(import.meta.dirname, '../../../.output/chrome-mv3'),
);

/** Throws where nothing was built or no Chromium is found. */
export async function launchChromium({
  sandbox,
  profile,
  headless,
  language,
  netLog,
  extension = built,
  viewport,
  args = [],
}: LaunchOptions): Promise<Launched> {
  if (!existsSync(join(extension, 'manifest.json')))
    throw new Error(`Nothing is built at ${extension}: npm run build`);
  const path = findChromium()?.path;
  if (!path) throw new Error('No Chromium found: npm test installs one, or CLAIMDESK_CHROMIUM names it.');
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: path,
    // The headless mode that knows extensions is asked for by its own argument.
    headless: false,
    // Whoever launched it closes it, and tidies up behind it.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    viewport: viewport ?? null,
    args: [
      ...chromiumArguments({
        sandbox,
        extension,
        headless,
        ...(language && { language }),
        ...(netLog && { netLog }),
      }),
      // For the surfaces that Playwright doesn't count as pages (see `real-surface.ts`).
      '--remote-debugging-port=0',
      ...args,
    ],
    // On Linux, Chromium takes its language from here.
    env: { ...definedEnvironment(), ...(language && { LANGUAGE: language }) },
  });
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
  return { context, worker, extensionId: new URL(worker.url()).host };
}

function definedEnvironment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

// End-to-end harness: the real popup and the real side panel.
//
// They are born as targets of type "other" and become pages later, which Playwright doesn't notice. A second
// connection, made once they are there, sees them as the pages that they are.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium, expect, type Page } from '@playwright/test';

export interface RealSurface {
  page: Page;
  /** Ends the second connection; the surface stays as it is. */
  disconnect: () => Promise<void>;
}

/** @param url the surface's address, as it begins. @param profile the browser's profile folder. */
export async function findRealSurface({
  url,
  profile,
}: {
  url: string;
  profile: string;
}): Promise<RealSurface> {
  const endpoint = `http://127.0.0.1:${readPort(profile)}`;
  let browser: Browser | undefined;
  let page: Page | undefined;
  await expect(async () => {
    await browser?.close();
    browser = await chromium.connectOverCDP(endpoint);
    page = browser
      .contexts()
      .flatMap((context) => context.pages())
      .find((candidate) => candidate.url().startsWith(url));
    expect(page, `a page at ${url}`).toBeDefined();
    // Each round is a connection of its own, and takes seconds on a slow machine.
  }).toPass({ timeout: 60_000 });
  // Both were assigned by the round that passed.
  return { page: page!, disconnect: () => browser!.close() };
}

/** Chromium writes the port that it chose, and the browser's path, into its profile. */
function readPort(profile: string): string {
  const file = join(profile, 'DevToolsActivePort');
  if (!existsSync(file)) throw new Error(`The browser has no debugging port: ${file} is missing`);
  return readFileSync(file, 'utf8').split('\n')[0] ?? '';
}

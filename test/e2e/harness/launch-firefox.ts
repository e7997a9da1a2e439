// End-to-end harness: a Firefox with the built add-on, installed for as long as it runs, and Meta's hosts mapped.

import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect } from '@playwright/test';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { findFirefox } from '../../run/find-browser.mjs';

export interface Firefox {
  browser: Browser;
  /** Opens a page of the add-on (`popup.html`) in a tab, and resolves when it was loaded. */
  openSurface: (file: string) => Promise<Page>;
  close: () => Promise<void>;
}

const addon = resolve(import.meta.dirname, '../../../.output/firefox-mv3');
const addonId = 'claimdesk@claimdesk.app';
/** Firefox draws a new one for each profile, unless it finds one there. */
const uuid = '0c9d5f5e-6d2b-4c63-8d2f-5b8f4a7f2b10';
/** What a busy machine may take for anything (ms). */
const patience = 60_000;
const hosts = ['graph', 'www', 'business', 'adsmanager'].map((name) => `${name}.facebook.com`);

/** @param https the sandbox's address. Throws where nothing was built or no Firefox is found. */
export async function launchFirefox({ https }: { https: string }): Promise<Firefox> {
  if (!existsSync(addon)) throw new Error(`Nothing is built at ${addon}: npm run build:firefox`);
  const path = findFirefox()?.path;
  if (!path) throw new Error('No Firefox found: npm test installs one, or CLAIMDESK_FIREFOX names it.');
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: path,
    headless: true,
    timeout: patience,
    // The sandbox's certificate is its own; Firefox has no pin for one like Chromium's.
    acceptInsecureCerts: true,
    // Without it, Firefox lets nobody steer a tab to an add-on's page.
    args: ['--remote-allow-system-access'],
    extraPrefsFirefox: {
      'extensions.webextensions.uuids': JSON.stringify({ [addonId]: uuid }),
      'network.dns.localDomains': hosts.join(','),
      'network.socket.forcePort': `443=${new URL(https).port}`,
      'intl.locale.requested': 'en-US',
    },
  });
  await browser.installExtension(addon);
  return { browser, openSurface: (file) => openSurface(browser, file), close: () => browser.close() };
}

async function openSurface(browser: Browser, file: string): Promise<Page> {
  const page = await browser.newPage();
  page.setDefaultTimeout(patience);
  const url = `moz-extension://${uuid}/${file}`;
  // Firefox never tells the end of a navigation to an add-on's page (puppeteer issue 14314): it is looked for.
  const navigation = page.goto(url, { timeout: 0 }).catch((error: Error) => error);
  await expect
    .poll(() => Promise.race([page.evaluate(() => `${document.readyState} ${location.href}`), navigation]), {
      timeout: patience,
    })
    .toBe(`complete ${url}`);
  return page;
}

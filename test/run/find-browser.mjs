// Runs: finds a browser on this machine. Plain JavaScript without dependencies: it runs before any is installed.

import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { homedir, platform } from 'node:os';
import { delimiter, join } from 'node:path';

const home = homedir();
const windows = platform() === 'win32';
const programs = [
  process.env.PROGRAMFILES,
  process.env['PROGRAMFILES(X86)'],
  process.env.LOCALAPPDATA,
].filter((folder) => folder !== undefined);

/** Where Playwright and Puppeteer keep the browsers that they download. */
const playwrightCaches = [
  process.env.PLAYWRIGHT_BROWSERS_PATH,
  join(home, '.cache', 'ms-playwright'),
  join(home, 'Library', 'Caches', 'ms-playwright'),
  process.env.LOCALAPPDATA && join(process.env.LOCALAPPDATA, 'ms-playwright'),
];
const puppeteerCaches = [process.env.PUPPETEER_CACHE_DIR, join(home, '.cache', 'puppeteer')];

const chromiumFiles = [
  join('chrome-linux', 'chrome'),
  join('chrome-linux64', 'chrome'),
  join('chrome-win', 'chrome.exe'),
  join('chrome-win64', 'chrome.exe'),
  ...['chrome-mac', 'chrome-mac-arm64', 'chrome-mac-x64'].flatMap((folder) => [
    join(folder, 'Chromium.app', 'Contents', 'MacOS', 'Chromium'),
    join(folder, 'Google Chrome for Testing.app', 'Contents', 'MacOS', 'Google Chrome for Testing'),
  ]),
];
const firefoxFiles = [
  join('firefox', 'firefox'),
  join('firefox', 'firefox.exe'),
  join('Firefox.app', 'Contents', 'MacOS', 'firefox'),
  join('core', 'firefox.exe'),
];

/**
 * A Chromium that loads unpacked extensions from its command line: the one that CLAIMDESK_CHROMIUM names, the
 * system's, Playwright's, Chrome for Testing, in this order.
 * @returns {{ path: string, warning?: string } | undefined}
 */
export function findChromium() {
  const path = first([
    process.env.CLAIMDESK_CHROMIUM,
    ...onPath(['chromium', 'chromium-browser']),
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    ...programs.map((folder) => join(folder, 'Chromium', 'Application', 'chrome.exe')),
    ...playwrightCaches.flatMap((cache) => inCache(cache, /^chromium-\d+$/, chromiumFiles)),
    ...puppeteerCaches.flatMap((cache) => inCache(cache && join(cache, 'chrome'), /./, chromiumFiles)),
  ]);
  if (path) return { path };
  const branded = first([
    ...onPath(['google-chrome-stable', 'google-chrome', 'microsoft-edge-stable', 'microsoft-edge']),
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
    ...programs.map((folder) => join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe')),
    ...programs.map((folder) => join(folder, 'Microsoft', 'Edge', 'Application', 'msedge.exe')),
  ]);
  if (!branded) return undefined;
  const warning = `${branded} is a branded browser: since version 137 Google Chrome loads no unpacked extension from its command line. A Chromium does; CLAIMDESK_CHROMIUM may name it.`;
  return { path: branded, warning };
}

/**
 * A Firefox, release or ESR: the one that CLAIMDESK_FIREFOX names, the system's, Puppeteer's.
 * (Playwright's is patched and can't be driven over WebDriver BiDi.)
 * @returns {{ path: string } | undefined}
 */
export function findFirefox() {
  const path = first([
    process.env.CLAIMDESK_FIREFOX,
    ...onPath(['firefox-esr', 'firefox']),
    '/Applications/Firefox.app/Contents/MacOS/firefox',
    ...programs.map((folder) => join(folder, 'Mozilla Firefox', 'firefox.exe')),
    ...puppeteerCaches.flatMap((cache) => inCache(cache && join(cache, 'firefox'), /./, firefoxFiles)),
  ]);
  return path ? { path } : undefined;
}

/** The first that is there and starts. A distribution may ship a script in a browser's place that only asks for another package. */
function first(paths) {
  return paths.find((path) => path && existsSync(path) && starts(path));
}

function starts(path) {
  // Windows programs have no console to answer on; asking would open a window.
  if (windows) return true;
  const { status, stdout } = spawnSync(path, ['--version'], { encoding: 'utf8', timeout: 30_000 });
  return status === 0 && /\d+\.\d+/.test(stdout);
}

function onPath(names) {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  return names.flatMap((name) => folders.map((folder) => join(folder, windows ? `${name}.exe` : name)));
}

/** `<cache>/<entry>/<file>`, the newest entry first. */
function inCache(cache, entry, files) {
  if (!cache || !existsSync(cache) || !statSync(cache).isDirectory()) return [];
  const newestFirst = new Intl.Collator('en', { numeric: true });
  return readdirSync(cache)
    .filter((name) => entry.test(name))
    .sort((a, b) => newestFirst.compare(b, a))
    .flatMap((name) => files.map((file) => join(cache, name, file)));
}

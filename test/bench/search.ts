// Bench: from a key in the search to the rows painted, with 10,000 accounts, once they are in the mirror and while they
// are being read for the first time; and how long the page's main thread was held up meanwhile. The shipped popup.html
// in a tab of a popup's size: typing into the real popup runs the same page, but no tool sees its keys' times.
//
// A display shows a frame every 16.7 ms, and a key waits for the next one whatever the page does: a page with nothing
// but a field has a 95th percentile of 14 to 18 ms. So what is held to a frame is measured with a display that draws at
// once, which is what the page itself needs; beside it, with one of 60 Hz, which is what a person sees.

import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import type { Extension } from '../e2e/harness/extension.ts';
import { type Sandbox, startSandbox } from '../sandbox/start-sandbox.ts';
import { barePage, getBuildCopy } from './get-build-copy.ts';
import { readSyncRows, resources, waitForSync } from './mirror-state.ts';
import { type KeyNoter, type KeyNotes, noteKeys } from './note-keys.ts';
import { openBrowser } from './open-browser.ts';
import { type Bench, createMeasure, type Measure } from './report.ts';
import { getMedian, getPercentile } from './statistics.ts';
import { waitForRest } from './wait-for-rest.ts';

declare const keyNoter: KeyNoter;

const drawAtOnce = ['--disable-frame-rate-limit', '--disable-gpu-vsync'];
const size = { accounts: 10_000, people: 40 };
const loadings = 3;
/** The page's main thread may not be held up longer (ms). */
const longest = 50;

export const search: Bench = {
  name: 'search',
  run: async () => {
    const folder = await getBuildCopy();
    const sandbox = await startSandbox(size);
    try {
      const loading = await measureLoadings(sandbox, folder);
      const { typed, bare, frame } = await measureTyping(sandbox, folder);
      const atOnce = await measureTyping(sandbox, folder, drawAtOnce);
      const counted = 'keystroke to rows painted, 10,000 accounts';
      return [
        keyMeasure(`${counted}, drawn at once`, atOnce.typed, frame, atOnce.bare),
        taskMeasure('longest main-thread task while typing', typed),
        keyMeasure(`(our own) ${counted}, at 60 Hz`, typed, frame, bare),
        keyMeasure('(our own) keystroke to paint while first loading', loading, frame),
        taskMeasure('(our own) longest main-thread task while first loading', loading),
      ];
    } finally {
      await sandbox.close();
    }
  },
};

/** What people type: a brand, two words, an id's begin, a person, another script, nonsense, a whole id. */
function chooseQueries({ world }: Sandbox): string[] {
  const accounts = [...world.adAccounts.values()];
  const latin = accounts.find(({ name }) => /^[A-Za-z]{5,} [A-Za-z]{4,}/.test(name))?.name ?? 'north wind';
  const hangul = accounts.find(({ name }) => /^[가-힣]{2,}/.test(name))?.name ?? '한국';
  const id = accounts.at(-1)?.accountId ?? '100';
  const person = [...world.users.values()].at(-1)?.name ?? 'Dana';
  const words = latin.split(' ').slice(0, 2).join(' ');
  return [words, id.slice(0, 6), person.slice(0, 8), hangul.slice(0, 4), 'xqzj', `act_${id}`, 'e', 'de 20'];
}

interface Typing {
  typed: KeyNotes;
  bare: KeyNotes;
  frame: number;
}

async function measureTyping(
  sandbox: Sandbox,
  folder: string,
  args: readonly string[] = [],
): Promise<Typing> {
  const { extension, close } = await openBrowser(sandbox, folder, args);
  try {
    await extension.connect(sandbox.tokens.admin);
    await waitForSync(extension, sandbox.businesses.agency);
    const queries = chooseQueries(sandbox);
    const page = await openPage(extension, 'popup.html');
    // Until all rows are in the page and everything that loads after the first paint was loaded.
    await page.getByRole('row').first().waitFor();
    await page.waitForLoadState('networkidle');
    await waitForRest();
    await type(page, queries.slice(0, 1));
    await page.evaluate(() => keyNoter.clear());
    await type(page, queries);
    const typed = await page.evaluate(() => keyNoter.read());
    await page.close();

    const reference = await openPage(extension, barePage);
    await waitForRest();
    const frame = await reference.evaluate(() => keyNoter.measureFrame());
    await type(reference, queries);
    const bare = await reference.evaluate(() => keyNoter.read());
    return { typed, bare, frame };
  } finally {
    await close();
  }
}

/** At 50 ms a request, from the first account in sight to everything read, in browsers that know nothing yet. */
async function measureLoadings(sandbox: Sandbox, folder: string): Promise<KeyNotes> {
  const all: KeyNotes = { keys: [], longTasks: [], longFrames: [], longestGap: 0 };
  for (let round = 0; round < loadings; round += 1) {
    const { extension, close } = await openBrowser(sandbox, folder);
    await fetch(new URL('/__sandbox/reset', sandbox.http), {
      method: 'POST',
      body: JSON.stringify({ ...size, latency: 50 }),
      headers: { 'content-type': 'application/json' },
    });
    const page = await openPage(extension, 'popup.html');
    await page.getByRole('textbox', { name: 'Access token' }).fill(sandbox.tokens.admin);
    await waitForRest();
    await page.evaluate(() => keyNoter.clear());
    await page.getByRole('button', { name: 'Connect', exact: true }).click();
    await page.getByRole('searchbox').waitFor();
    await typeWhileLoading(page, extension, sandbox.businesses.agency);
    await page.evaluate(() => keyNoter.settle());
    const notes = await page.evaluate(() => keyNoter.read());
    await close();
    all.keys.push(...notes.keys);
    all.longTasks.push(...notes.longTasks);
    all.longFrames.push(...notes.longFrames);
    all.longestGap = Math.max(all.longestGap, notes.longestGap);
  }
  return all;
}

async function openPage(extension: Extension, file: string): Promise<Page> {
  const page = await extension.context.newPage();
  await page.setViewportSize({ width: 400, height: 580 });
  await page.addInitScript(noteKeys);
  await page.goto(`chrome-extension://${extension.id}/${file}`);
  await page.bringToFront();
  return page;
}

/** Letter by letter and away again, at a person's uneven pace, each once what the one before changed was painted. */
async function type(page: Page, queries: readonly string[]): Promise<void> {
  await page.getByRole('searchbox').focus();
  for (const query of queries) {
    const keys = [...[...query].map((letter) => () => page.keyboard.type(letter)), ...eraseKeys(page, query)];
    for (const press of keys) {
      await press();
      await page.evaluate(() => keyNoter.settle());
      await wait(20 + Math.random() * 60);
    }
  }
}

const eraseKeys = (page: Page, query: string): (() => Promise<void>)[] =>
  [...query].map(() => () => page.keyboard.press('Backspace'));

/** A letter and away again, over and over, until everything is in the mirror. */
async function typeWhileLoading(page: Page, extension: Extension, business: string): Promise<void> {
  await page.getByRole('searchbox').focus();
  let isLoaded = false;
  const loaded = waitForSync(extension, business).then(() => {
    isLoaded = true;
  });
  while (!isLoaded) {
    await page.keyboard.type('a');
    await wait(40 + Math.random() * 60);
    await page.keyboard.press('Backspace');
    await wait(40 + Math.random() * 60);
  }
  await loaded;
  const rows = await readSyncRows(extension, business);
  if (rows.filter(({ state }) => state === 'complete').length < resources.length)
    throw new Error('Loading ended before it was complete');
}

interface KeySummary {
  keys: number;
  p50: number;
  p95: number;
  longest: number;
  /** Medians and 95th percentiles of what the time was made of. */
  waited: [number, number];
  worked: [number, number];
  lastFrame: [number, number];
  /** What the page itself had to do, without waiting for the display to begin a frame. */
  busy: [number, number];
}

function summarize({ keys }: KeyNotes): KeySummary {
  const collect = (pick: (key: KeyNotes['keys'][number]) => number): number[] =>
    keys.map(pick).filter((value) => !Number.isNaN(value));
  const both = (values: number[]): [number, number] => [getMedian(values), getPercentile(values, 0.95)];
  const painted = collect((key) => key.painted);
  return {
    keys: keys.length,
    p50: getMedian(painted),
    p95: getPercentile(painted, 0.95),
    longest: Math.max(...painted),
    waited: both(collect((key) => key.waited)),
    worked: both(collect((key) => key.worked)),
    lastFrame: both(collect((key) => key.last)),
    busy: both(collect((key) => key.worked + key.frame)),
  };
}

/** `bare`: of a page with nothing but a field, which is told beside it. */
function keyMeasure(counted: string, notes: KeyNotes, frame: number, bare?: KeyNotes): Measure {
  const summary = summarize(notes);
  const least = bare && summarize(bare);
  const beside = least ? ` (a bare field: ${least.p95.toFixed(1)} ms)` : '';
  return createMeasure({
    name: 'search',
    counted: `${counted}, p95 of ${summary.keys} keys${beside}`,
    unit: 'ms',
    ours: summary.p95,
    reference: frame,
    referenceIs: 'one frame',
    details: { ...summary, ...(least && { bare: least }), all: notes.keys },
  });
}

function taskMeasure(counted: string, { longTasks, longFrames, longestGap }: KeyNotes): Measure {
  return createMeasure({
    name: 'search',
    counted,
    unit: 'ms',
    // The browser tells tasks from 50 ms on. Where it told none, the beat says what the longest can have been.
    ours: longTasks.length > 0 ? Math.max(...longTasks) : Math.min(longest, longestGap),
    reference: longest,
    referenceIs: 'limit',
    details: { longTasks, longFrames, longestGap },
  });
}

// Bench: from opening the popup to its first account row painted, with 10,000 accounts mirrored, against a popup of
// the same React with one row that never changes. Both are the real popup, opened by turns as the button opens it.
//
// Until the page itself is through with that frame, and until the browser tells that the screen has it, which it does in
// steps of 4 ms. The second has in it what the browser needs for either popup.
//
// A popup that was opened before begins with a picture of its list. So the first row that answers is measured too, and
// the popup without a picture, as it is opened first after the browser was started.

import type { Chrome, Extension } from '../e2e/harness/extension.ts';
import { startSandbox } from '../sandbox/start-sandbox.ts';
import { measureAsleep } from './asleep.ts';
import { getBuildCopy, popupPage, referencePage } from './get-build-copy.ts';
import { type KeptPicture, keepPicture, waitUntilClosed } from './keep-picture.ts';
import { waitForSync } from './mirror-state.ts';
import type { Paint } from './note-paint.ts';
import { openBrowser } from './open-browser.ts';
import { type Bench, createMeasure, type Measure } from './report.ts';
import { getMean, getMedian, getPercentile, roundAll } from './statistics.ts';
import { waitForRest } from './wait-for-rest.ts';

declare const chrome: Chrome;

const accounts = 10_000;
const opens = 21;
/** The first ones compile and fill caches, in the popup as in the reference. */
const warmUps = 2;
/** Before each opening (ms). */
const quiet = 250;

export const popup: Bench = {
  name: 'popup',
  run: async () => {
    const folder = await getBuildCopy();
    const sandbox = await startSandbox({ accounts, people: 40 });
    const { extension, close } = await openBrowser(sandbox, folder);
    try {
      await extension.connect(sandbox.tokens.admin);
      const { owned } = await waitForSync(extension, sandbox.businesses.agency);
      await waitForRest();
      const picture = await keepPicture(extension);
      return [
        ...(await measure(extension, picture, owned.loaded)),
        ...(await measureAsleep(extension, picture)),
      ];
    } finally {
      await close();
      await sandbox.close();
    }
  },
};

async function measure(extension: Extension, picture: KeptPicture, mirrored: number): Promise<Measure[]> {
  const ours: Paint[] = [];
  const first: Paint[] = [];
  const reference: Paint[] = [];
  for (let round = -warmUps; round < opens; round += 1) {
    const [mine, fresh, bare] = [
      await open(extension, popupPage, picture),
      await open(extension, popupPage, null),
      await open(extension, referencePage, null),
    ];
    if (round < 0) continue;
    ours.push(mine);
    first.push(fresh);
    reference.push(bare);
  }
  const [mine, fresh, bare] = [summarize(ours), summarize(first), summarize(reference)];
  const compare = (counted: string, time: number, against: number): Measure =>
    createMeasure({
      name: 'popup',
      unit: 'ms',
      counted: `opening to ${counted}, ${mirrored.toLocaleString('en')} owned accounts`,
      ours: time,
      reference: against,
      referenceIs: 'same React, one static row',
      mostRatio: 1.5,
      details: { popup: 'the real one, by action.openPopup()', ours: mine, first: fresh, reference: bare },
    });
  return [
    compare(`first row painted, median of ${opens}`, mine.painted, bare.painted),
    compare(`first row on the screen, as the browser tells it, mean of ${opens}`, mine.shown, bare.shown),
    compare('(our own) first row that answers painted', mine.answering, bare.painted),
    compare('(our own) first row painted, without a picture', fresh.painted, bare.painted),
    compare('(our own) first row on the screen, without a picture', fresh.shown, bare.shown),
  ];
}

/** Opens the popup at a page, with a picture or without, waits for its first row, and until it is gone again. */
async function open(extension: Extension, page: string, picture: KeptPicture | null): Promise<Paint> {
  const paint = await extension.evaluate(
    async ({ page, picture, quiet }) => {
      if (picture) await chrome.storage.session.set(picture);
      else await chrome.storage.session.remove('picture-popup');
      await chrome.action.setPopup({ popup: page });
      // What was just written, and the popup that was just closed, are none of this one's.
      await new Promise((resolve) => setTimeout(resolve, quiet));
      const told = new Promise<Paint>((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error(`${page}: no row was painted in 20 s`)), 20_000);
        const listen = (changes: Record<string, { newValue?: unknown }>): void => {
          const paint = changes.benchPaint?.newValue as Paint | undefined;
          if (paint?.page !== page) return;
          clearTimeout(timer);
          chrome.storage.session.onChanged.removeListener(listen);
          resolve(paint);
        };
        chrome.storage.session.onChanged.addListener(listen);
      });
      await chrome.action.openPopup();
      const paint = await told;
      await chrome.storage.session.remove('benchPaint');
      return paint;
    },
    { page, picture, quiet },
  );
  await waitUntilClosed(extension);
  // In the browser's steps of 4 ms.
  if (paint.shown + 4 < paint.inDocument)
    throw new Error(`${page} had something on the screen before its first row`);
  return paint;
}

interface Summary {
  painted: number;
  p95: number;
  answering: number;
  /** Mean. */
  shown: number;
  inDocument: number;
  all: number[];
}

/** Medians, where nothing else is said. */
function summarize(openings: readonly Paint[]): Summary {
  const all = (key: 'painted' | 'answering' | 'shown' | 'inDocument'): number[] =>
    openings.map((opening) => opening[key]);
  return {
    painted: getMedian(all('painted')),
    p95: getPercentile(all('painted'), 0.95),
    answering: getMedian(all('answering')),
    shown: getMean(all('shown')),
    inDocument: getMedian(all('inDocument')),
    all: roundAll(all('painted')),
  };
}

// Bench: from opening the popup to its first account row painted, with 10,000 accounts mirrored, against a popup of
// the same React with one row that never changes. Both are the real popup, opened by turns as the button opens it.
//
// Twice: until the page itself is through with that frame, and until the browser tells that the screen has it, which it
// does in steps of 4 ms. The second has in it what the browser needs for either popup.

import type { Chrome, Extension } from '../e2e/harness/extension.ts';
import { startSandbox } from '../sandbox/start-sandbox.ts';
import { getBuildCopy, popupPage, referencePage } from './get-build-copy.ts';
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
      return await measure(extension, owned.loaded);
    } finally {
      await close();
      await sandbox.close();
    }
  },
};

async function measure(extension: Extension, mirrored: number): Promise<Measure[]> {
  const ours: Opening[] = [];
  const reference: Opening[] = [];
  for (let round = -warmUps; round < opens; round += 1) {
    const [mine, bare] = [await open(extension, popupPage), await open(extension, referencePage)];
    if (round < 0) continue;
    ours.push(mine);
    reference.push(bare);
  }
  const [mine, bare] = [summarize(ours), summarize(reference)];
  const counted = `${mirrored.toLocaleString('en')} owned accounts`;
  const compared = {
    name: 'popup',
    unit: 'ms',
    referenceIs: 'same React, one static row',
    mostRatio: 1.5,
  } as const;
  const details = { popup: 'the real one, by action.openPopup()', ours: mine, reference: bare };
  return [
    createMeasure({
      ...compared,
      counted: `opening to first row painted, ${counted}, median of ${opens}`,
      ours: mine.median,
      reference: bare.median,
      details,
    }),
    createMeasure({
      ...compared,
      counted: `opening to first row on the screen, as the browser tells it, mean of ${opens}`,
      ours: mine.shown,
      reference: bare.shown,
    }),
  ];
}

interface Opening {
  /** From the begin of the page's navigation (ms). */
  painted: number;
  shown: number;
  inDocument: number;
  /** From the call that opens the popup (ms): with the browser's making of the window. */
  sinceClick: number;
}

/** Opens the popup at a page, waits for its first row, and until it is gone again. */
async function open(extension: Extension, page: string): Promise<Opening> {
  const { clicked, paint } = await extension.evaluate(async (page) => {
    await chrome.action.setPopup({ popup: page });
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
    const clicked = performance.timeOrigin + performance.now();
    await chrome.action.openPopup();
    const paint = await told;
    const isOpen = async (): Promise<boolean> =>
      (await chrome.runtime.getContexts({ contextTypes: ['POPUP'] })).length > 0;
    while (await isOpen()) await new Promise((resolve) => setTimeout(resolve, 20));
    await chrome.storage.session.remove('benchPaint');
    return { clicked, paint };
  }, page);
  const { origin, inDocument, painted, shown } = paint;
  // In the browser's steps of 4 ms.
  if (shown + 4 < inDocument) throw new Error(`${page} had something on the screen before its first row`);
  return { inDocument, painted, shown, sinceClick: origin + painted - clicked };
}

interface Summary {
  median: number;
  p95: number;
  /** Mean. */
  shown: number;
  inDocument: number;
  sinceClick: number;
  all: number[];
}

function summarize(openings: readonly Opening[]): Summary {
  const painted = openings.map((opening) => opening.painted);
  return {
    median: getMedian(painted),
    p95: getPercentile(painted, 0.95),
    shown: getMean(openings.map((opening) => opening.shown)),
    inDocument: getMedian(openings.map((opening) => opening.inDocument)),
    sinceClick: getMedian(openings.map((opening) => opening.sinceClick)),
    all: roundAll(painted),
  };
}

// Bench: the popup as it is opened most often: the worker has ended, and the browser has put the mirror's files away.
// With a picture of its list against without one. In a tab, because only the worker can open the real one.

import type { Page } from '@playwright/test';
import type { Chrome, Extension } from '../e2e/harness/extension.ts';
import { popupPage } from './get-build-copy.ts';
import type { KeptPicture } from './keep-picture.ts';
import type { Paint } from './note-paint.ts';
import { createMeasure, type Measure } from './report.ts';
import { getMedian } from './statistics.ts';

declare const chrome: Chrome;

const opens = 7;
/** After how long the browser has closed the files of a database that nobody uses (ms). */
const asleep = 6_000;

/** @param picture of the list. */
export async function measureAsleep(extension: Extension, picture: KeptPicture): Promise<Measure[]> {
  const pictured: Paint[] = [];
  const bare: Paint[] = [];
  for (let round = 0; round < opens; round += 1) {
    pictured.push(await open(extension, picture));
    bare.push(await open(extension, null));
  }
  const compare = (counted: string, key: 'shown' | 'answering'): Measure =>
    createMeasure({
      name: 'popup',
      unit: 'ms',
      counted: `(our own) opening to ${counted}, worker and mirror asleep, median of ${opens}`,
      ours: getMedian(pictured.map((paint) => paint[key])),
      reference: getMedian(bare.map((paint) => paint[key])),
      referenceIs: 'without a picture',
      details: { pictured, bare },
    });
  return [compare('first row on the screen', 'shown'), compare('first row that answers', 'answering')];
}

async function open(extension: Extension, picture: KeptPicture | null): Promise<Paint> {
  await extension.evaluate(async (picture) => {
    await chrome.storage.session.remove(['picture-popup', 'benchPaint']);
    await chrome.storage.session.set({ benchStays: true, ...picture });
  }, picture);
  const page = await extension.context.newPage();
  try {
    await extension.stopWorker();
    await new Promise((resolve) => setTimeout(resolve, asleep));
    await page.goto(`chrome-extension://${extension.id}/${popupPage}`);
    return await readPaint(page);
  } finally {
    await page.close();
  }
}

const readPaint = (page: Page): Promise<Paint> =>
  page.evaluate(async () => {
    for (;;) {
      const { benchPaint } = await chrome.storage.session.get('benchPaint');
      if (benchPaint) return benchPaint as Paint;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  });

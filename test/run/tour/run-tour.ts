// Tour: walks the steps in order, prints what each saw, and takes a picture of it.

import { mkdirSync, rmSync } from 'node:fs';
import type { Page } from '@playwright/test';
import type { Extension } from '../../e2e/harness/extension.ts';
import type { Sandbox } from '../../sandbox/start-sandbox.ts';
import { assignSteps } from './assign-steps.ts';
import { claimSteps } from './claim-steps.ts';
import { createSteps } from './create-steps.ts';
import { keepSteps } from './keep-steps.ts';
import { lookSteps } from './look-steps.ts';
import { findTourPlaces } from './places.ts';
import type { Tour } from './step.ts';

const tourSteps = [...lookSteps, ...assignSteps, ...claimSteps, ...createSteps, ...keepSteps];
const folder = '.output/tour';

/** True when each step held. It goes no further than the first that doesn't. */
export async function runTour({
  extension,
  sandbox,
}: {
  extension: Extension;
  sandbox: Sandbox;
}): Promise<boolean> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const page = extension.context.pages()[0] ?? (await extension.context.newPage());
  const tour: Tour = { extension, sandbox, places: findTourPlaces(sandbox), page, surface: page };
  for (const [index, { name, act, expectation }] of tourSteps.entries()) {
    const label = `${String(index + 1).padStart(2)}. ${name}`;
    const picture = `${folder}/${String(index + 1).padStart(2, '0')}-${name.toLowerCase().replace(/[^a-z0-9]+/g, '-')}.png`;
    try {
      await act(tour);
      console.log(`${label}\n      saw: ${await expectation(tour)}`);
      await tour.surface.screenshot({ path: picture });
      console.log(`      ${picture}`);
    } catch (error) {
      console.error(`${label}\n      did not hold: ${error instanceof Error ? error.message : error}`);
      await takeLastPicture(tour.surface, picture);
      console.log(`\n${index} of ${tourSteps.length} steps held.`);
      return false;
    }
  }
  console.log(`\nAll ${tourSteps.length} steps held. Pictures are in ${folder}/.`);
  return true;
}

/** What the surface showed when a step did not hold. It may be the surface itself that is gone. */
async function takeLastPicture(surface: Page, path: string): Promise<void> {
  try {
    await surface.screenshot({ path });
    console.log(`      ${path}`);
  } catch (error) {
    console.error(`      no picture: ${error instanceof Error ? error.message.split('\n')[0] : error}`);
  }
}

// Tour: what a step is, and what several of them do.

import { expect as base, type Page } from '@playwright/test';
import type { Extension } from '../../e2e/harness/extension.ts';
import type { Sandbox } from '../../sandbox/start-sandbox.ts';
import type { TourPlaces } from './places.ts';

/** Waits as long as a busy machine may take (ms). */
export const expect = base.configure({ timeout: 30_000 });

export interface Tour {
  extension: Extension;
  sandbox: Sandbox;
  places: TourPlaces;
  /** The page of Meta's in front. */
  page: Page;
  /** The surface that the tour is looking at: the real popup or the real panel. */
  surface: Page;
}

export interface TourStep {
  name: string;
  act: (tour: Tour) => Promise<void>;
  /** Throws where it doesn't hold; gives what it saw on the screen and at Meta, in words. */
  expectation: (tour: Tour) => Promise<string>;
}

export function getAdsManagerUrl(account: string, business: string): string {
  return `https://adsmanager.facebook.com/adsmanager/manage/campaigns?act=${account}&business_id=${business}`;
}

export async function closeDialog({ surface }: Tour): Promise<void> {
  const dialog = surface.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Done' }).click();
  await expect(dialog).toBeHidden();
}

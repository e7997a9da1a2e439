// Storage: every key outside IndexedDB, with its default and when it goes.
// (Tokens are the one exception: `session/token-vault.ts` alone knows their key.)

import { browser } from 'wxt/browser';
import { storage, type WxtStorageItem } from '#imports';
import type { ClaimOffer } from './claim-offer.ts';
import type { PageContext } from './context/page-context-message.ts';
import type { BusinessId, PrincipalId } from './ids.ts';
import type { Problem } from './problem.ts';
import { getViewKey, type SurfaceName } from './surfaces.ts';

export interface Settings {
  /** The Facebook app used to sign in; empty: only pasted tokens. */
  appId: string;
  /** Tell by a notification when a claim is answered. */
  notify: boolean;
}

/** Stays when disconnecting: it holds nothing about people or accounts. */
export const settingsItem = storage.defineItem<Settings>('local:settings', {
  fallback: { appId: '', notify: true },
});

/** What each tab's page shows, by tab id. Goes with the tab, on Disconnect and with the browser. */
export const pageContextsItem = storage.defineItem<Record<string, PageContext>>('session:pageContexts', {
  fallback: {},
});

/** Which business the person picked where page and panel differed: `"<tab>:<page's business>"` to the pick. */
export const picksItem = storage.defineItem<Record<string, BusinessId>>('session:picks', { fallback: {} });

/** Taken by the command `take-claim-offer` alone, so that one surface has it and no other. */
export const claimOfferItem = storage.defineItem<ClaimOffer | null>('session:claimOffer', { fallback: null });

const createViewItem = (surface: SurfaceName): WxtStorageItem<unknown, Record<string, unknown>> =>
  storage.defineItem<unknown>(`session:${getViewKey(surface)}`, { fallback: null });

/** What each surface remembers (`components/view.ts` knows its shape). Goes on Disconnect and with the browser. */
export const viewItems = { popup: createViewItem('popup'), sidepanel: createViewItem('sidepanel') };

/** Until when (ms) which of Meta's limits holds us back, so that a worker's death doesn't forget it. */
export const blockedItem = storage.defineItem<Record<string, number>>('session:blocked', { fallback: {} });

/**
 * Why not even the mirror's own row for it could say how a read went: memory has room where the disk has none. Goes with
 * the next read that can be written, on Disconnect and with the browser.
 */
export const troubleItem = storage.defineItem<Problem | null>('session:trouble', { fallback: null });

/**
 * How and when (ms) the last sign-in with Facebook failed: its window closes the popup that asked for it. Goes when it is
 * put away, with the next try, on Disconnect and with the browser.
 */
export const signInProblemItem = storage.defineItem<{ problem: Problem; at: number } | null>(
  'session:signInProblem',
  { fallback: null },
);

/** Who is to be asked for again: somebody's businesses may be theirs by now, or no longer their own. */
export const toMeetItem = storage.defineItem<PrincipalId[]>('session:toMeet', { fallback: [] });

/** Disconnect has begun. In the profile, like what is to go; it goes when everything else has. */
export const disconnectingItem = storage.defineItem<boolean>('local:disconnecting', { fallback: false });

/** Everything but the settings. */
export const forgetSession = (): Promise<void> => browser.storage.session.clear();

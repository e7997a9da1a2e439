// Context: the one message a page's content script sends, and the parser at the background's door.
//
// Hand-written rather than from a schema library: this file is part of the content script's weight.

import { parseId } from './parse-id.ts';

/** What the tab in front shows. Ids are digits only; ad accounts without `act_`. */
export interface PageContext {
  businessId: string | null;
  adAccountIds: string[];
  /** An id that may be an ad account's: to be verified at the Graph API before use. */
  hint?: string;
}

export interface PageContextMessage extends PageContext {
  type: 'page-context';
}

/** Asks a tab's content script for its page context now; answered with a `PageContextMessage`. */
export interface PageContextRequest {
  type: 'page-context?';
}

/** Ad accounts taken from one page. */
const ACCOUNTS_LIMIT = 20;
/** Entries of a list that are looked at: a page that lies must not cost more than this. */
const ENTRIES_LIMIT = 100;

/**
 * A page context from a message of unknown origin, or null if it has another shape. Nothing but ids comes
 * through: a value that is no id becomes null or is left out, and so is every other property.
 */
export function parsePageContextMessage(message: unknown): PageContext | null {
  if (typeof message !== 'object' || message === null) return null;
  const { type, businessId, adAccountIds, hint } = message as Record<string, unknown>;
  if (type !== 'page-context' || !Array.isArray(adAccountIds)) return null;
  if (businessId !== null && typeof businessId !== 'string') return null;

  const accounts = new Set<string>();
  for (const entry of adAccountIds.slice(0, ENTRIES_LIMIT)) {
    const id = parseId(entry);
    if (id !== null && accounts.size < ACCOUNTS_LIMIT) accounts.add(id);
  }
  const context: PageContext = { businessId: parseId(businessId), adAccountIds: [...accounts] };
  const hinted = parseId(hint);
  if (hinted !== null) context.hint = hinted;
  return context;
}

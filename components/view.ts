// components: what a surface shows, as the person left it: its shape, and how it is read again. View state only, never
// server data. Needed before anything is painted, so it brings nothing with it.

import type { AdAccountId, BusinessId, PersonId } from '@/utils/ids.ts';
import { type ListName, listNames } from '@/utils/mirror/schema.ts';

/** What was opened over the list. The last of `opened` is seen; Back takes it off. */
export type Opened =
  | {
      kind: 'account';
      accountId: AdAccountId /** Came by "Assign…": the field to add a person has the focus. */;
      adding?: boolean;
    }
  | { kind: 'person'; personId: PersonId }
  | { kind: 'activity' }
  /** Sign in again, while the list stays behind it. */
  | { kind: 'connect' };

/** The dialog in front. It comes back with the popup, with what was typed in it (`drafts`). */
export type OpenDialog =
  | {
      kind: 'claim';
      accountIds: AdAccountId[];
      /** How many more were meant than can be offered at once. */
      leftOut?: number;
    }
  | { kind: 'create' }
  | { kind: 'remove'; accountId: AdAccountId }
  | { kind: 'disconnect' }
  | { kind: 'keys' };

export interface View {
  businessId: BusinessId | null;
  tab: ListName;
  query: string;
  /** The row that the keyboard is on, by account; null: the first. */
  selected: AdAccountId | null;
  /** Pixels, by list. */
  scroll: Record<ListName, number>;
  opened: Opened[];
  dialog: OpenDialog | null;
  /** What was typed and not sent, and how far a dialog was, by form. Never a token. */
  drafts: Record<string, unknown>;
  /** What the person folded (true) or unfolded (false), by part of the surface; the rest goes by the room there is. */
  folds: Record<string, boolean>;
}

/** Every list at its top. */
export const noScroll = Object.fromEntries(listNames.map((list) => [list, 0])) as Record<ListName, number>;

export const initialView: View = {
  businessId: null,
  tab: 'owned',
  query: '',
  selected: null,
  scroll: noScroll,
  opened: [],
  dialog: null,
  drafts: {},
  folds: {},
};

const keys = Object.keys(initialView) as (keyof View)[];

/** The view without what a store adds to it. */
export const pickView = (state: View): View =>
  Object.fromEntries(keys.map((key) => [key, state[key]])) as unknown as View;

/** Tolerates whatever an older version left behind: what isn't of today's shape starts anew. */
export function parseSavedView(saved: unknown): View {
  if (typeof saved !== 'object' || saved === null) return initialView;
  const view = saved as View;
  const isOfShape = (key: keyof View): boolean => {
    const [value, initial] = [view[key], initialView[key]];
    if (value === undefined) return false;
    // Null stands for "none" where none is possible; what it may be else, only its readers know.
    if (initial === null) return true;
    return (
      value !== null && typeof value === typeof initial && Array.isArray(value) === Array.isArray(initial)
    );
  };
  const known = keys.filter((key) => isOfShape(key) && (key !== 'tab' || listNames.includes(view.tab)));
  return { ...initialView, ...Object.fromEntries(known.map((key) => [key, view[key]])) };
}

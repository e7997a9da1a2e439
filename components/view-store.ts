// components: what a surface shows, as the person left it. View state only, never server data.
//
// One store per surface (a popup, a side panel), kept in session storage under the surface's name, so that a popup
// that closed forgets nothing. It is read once before the first paint and written when it changes.

import { create } from 'zustand';
import type { AdAccountId, BusinessId, PersonId } from '@/utils/ids.ts';
import { type ListName, listNames } from '@/utils/mirror/schema.ts';
import { viewItem } from '@/utils/storage.ts';

export type SurfaceName = 'popup' | 'sidepanel' | 'options';

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
  | { kind: 'claim'; accountIds: AdAccountId[] }
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
  /** What was typed and not sent, by form. Never a token. */
  drafts: Record<string, unknown>;
  /** What the person folded (true) or unfolded (false), by part of the surface; the rest goes by the room there is. */
  folds: Record<string, boolean>;
}

interface ViewActions {
  showBusiness: (businessId: BusinessId) => void;
  showTab: (tab: ListName) => void;
  search: (query: string) => void;
  select: (selected: AdAccountId | null) => void;
  scrollTo: (list: ListName, offset: number) => void;
  open: (opened: Opened) => void;
  back: () => void;
  openDialog: (dialog: OpenDialog) => void;
  closeDialog: () => void;
  saveDraft: (form: string, draft: unknown) => void;
  /** As if never used: after Disconnect. */
  forget: () => void;
}

const noScroll = Object.fromEntries(listNames.map((list) => [list, 0])) as Record<ListName, number>;

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

const isSame = (a: Opened, b: Opened | undefined): boolean =>
  JSON.stringify({ ...a, adding: undefined }) === JSON.stringify({ ...b, adding: undefined });

export const useView = create<View & ViewActions>()((set) => ({
  ...initialView,
  showBusiness: (businessId) =>
    set((view) =>
      view.businessId === businessId
        ? view
        : { ...initialView, businessId, tab: view.tab, drafts: {}, folds: view.folds },
    ),
  showTab: (tab) => set({ tab, selected: null }),
  search: (query) => set({ query, selected: null, scroll: noScroll }),
  select: (selected) => set({ selected }),
  scrollTo: (list, offset) => set((view) => ({ scroll: { ...view.scroll, [list]: offset } })),
  open: (opened) =>
    set((view) =>
      isSame(opened, view.opened.at(-1)) ? view : { opened: [...view.opened, opened].slice(-20) },
    ),
  back: () => set((view) => ({ opened: view.opened.slice(0, -1) })),
  openDialog: (dialog) => set({ dialog }),
  closeDialog: () => set({ dialog: null }),
  saveDraft: (form, draft) =>
    set((view) => {
      const { [form]: _, ...others } = view.drafts;
      return { drafts: draft === null || draft === undefined ? others : { ...others, [form]: draft } };
    }),
  forget: () => set(initialView),
}));

const keys = Object.keys(initialView) as (keyof View)[];
const pickView = (state: View): View =>
  Object.fromEntries(keys.map((key) => [key, state[key]])) as unknown as View;

type SavedViews = Partial<Record<SurfaceName, View>>;

/** Tolerates whatever an older version left behind: what isn't of today's shape starts anew. */
function parseSaved(saved: unknown, surface: SurfaceName): Partial<View> {
  const view = (saved as SavedViews | null)?.[surface];
  if (typeof view !== 'object' || view === null) return {};
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
  return Object.fromEntries(known.map((key) => [key, view[key]]));
}

/** A page is one surface: what was kept before isn't any more. */
let stopKeeping = (): void => undefined;

/**
 * Reads what the surface showed last and keeps it from then on. The first change is written at once (a popup may be
 * gone in the next moment), those that follow within 100 ms together.
 */
export async function restoreView(surface: SurfaceName): Promise<View> {
  let saved = (await viewItem.getValue()) as SavedViews | null;
  stopKeeping();
  useView.setState(parseSaved(saved, surface));

  let timer: ReturnType<typeof setTimeout> | undefined;
  let isDirty = false;
  const write = (): void => {
    isDirty = false;
    // One message and no reading first: a closing popup has no time for more.
    void viewItem.setValue({ ...saved, [surface]: pickView(useView.getState()) });
  };
  const schedule = (): void => {
    isDirty = true;
    if (timer !== undefined) return;
    write();
    timer = setTimeout(() => {
      timer = undefined;
      if (isDirty) schedule();
    }, 100);
  };
  const unwatch = viewItem.watch((value) => {
    saved = value as SavedViews | null;
    // Disconnect clears it from outside.
    if (saved === null) useView.setState(initialView);
  });
  const unsubscribe = useView.subscribe(schedule);
  const onHide = (): void => {
    if (isDirty) write();
  };
  addEventListener('pagehide', onHide);
  stopKeeping = () => {
    unwatch();
    unsubscribe();
    removeEventListener('pagehide', onHide);
  };
  return useView.getState();
}

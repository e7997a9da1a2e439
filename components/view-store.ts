// components: what a surface shows, as the person left it, as a store.
//
// One store per surface (a popup, a side panel), kept in session storage under the surface's name, so that a popup
// that closed forgets nothing. It is read once before the first paint and written when it changes.

import { create } from 'zustand';
import { afterPaint } from '@/utils/after-paint.ts';
import type { AdAccountId, BusinessId } from '@/utils/ids.ts';
import type { ListName } from '@/utils/mirror/schema.ts';
import { viewItems } from '@/utils/storage.ts';
import type { SurfaceName } from '@/utils/surfaces.ts';
import {
  initialView,
  noScroll,
  type OpenDialog,
  type Opened,
  parseSavedView,
  pickView,
  type View,
} from './view.ts';

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

/** How the key of a draft begins that is of the dialog in front alone: how far it was when the surface closed. */
export const dialogDraft = 'dialog/';
/** How the key of one begins that is of what is opened in front: where it was scrolled to, and what was looked for in it. */
export const openedDraft = 'opened/';

const without = (drafts: View['drafts'], begin: string): View['drafts'] =>
  Object.fromEntries(Object.entries(drafts).filter(([form]) => !form.startsWith(begin)));

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
      isSame(opened, view.opened.at(-1))
        ? view
        : { opened: [...view.opened, opened].slice(-20), drafts: without(view.drafts, openedDraft) },
    ),
  back: () =>
    set((view) => ({ opened: view.opened.slice(0, -1), drafts: without(view.drafts, openedDraft) })),
  openDialog: (dialog) =>
    set(({ drafts }) => ({
      dialog,
      // What came of one that was opened before is none of this one's.
      drafts: without(drafts, dialogDraft),
    })),
  closeDialog: () => set({ dialog: null }),
  saveDraft: (form, draft) =>
    set((view) => {
      const { [form]: _, ...others } = view.drafts;
      return { drafts: draft === null || draft === undefined ? others : { ...others, [form]: draft } };
    }),
  forget: () => set(initialView),
}));

const unused = JSON.stringify(pickView(initialView));

/** A page is one surface: what was kept before isn't any more. */
let stopKeeping = (): void => undefined;

/**
 * Shows what the surface showed last, and keeps it from then on: the first change is written right after it is
 * painted (a popup may be gone in the next moment), those that follow within 100 ms together, the last when the page goes.
 */
export function keepView(surface: SurfaceName, last: unknown): void {
  stopKeeping();
  const item = viewItems[surface];
  useView.setState(parseSavedView(last));

  let timer: ReturnType<typeof setTimeout> | undefined;
  let cancelWrite = (): void => undefined;
  let isDirty = false;
  const write = (): void => {
    isDirty = false;
    const view = pickView(useView.getState());
    // As if never used: Disconnect took away what was kept, and nothing of it is to lie there again.
    if (JSON.stringify(view) === unused) return;
    // One message and no reading first: a closing popup has no time for more.
    void item.setValue(view);
  };
  const schedule = (): void => {
    isDirty = true;
    if (timer !== undefined) return;
    timer = setTimeout(() => {
      timer = undefined;
      if (isDirty) schedule();
    }, 100);
    cancelWrite();
    cancelWrite = afterPaint(() => {
      // What comes first after a frame is the next key.
      const later = setTimeout(write);
      cancelWrite = () => clearTimeout(later);
    });
  };
  // Disconnect clears it from outside.
  const unwatch = item.watch((value) => {
    if (value === null) useView.setState(initialView);
  });
  const unsubscribe = useView.subscribe(schedule);
  const onHide = (): void => {
    if (!isDirty) return;
    cancelWrite();
    write();
  };
  addEventListener('pagehide', onHide);
  stopKeeping = () => {
    unwatch();
    unsubscribe();
    clearTimeout(timer);
    cancelWrite();
    removeEventListener('pagehide', onHide);
  };
}

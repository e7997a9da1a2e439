// shell: a picture of the popup's list as it was left, seen for the moment until the list itself is here.
//
// The list takes React, the mirror and a hundred kilobytes of script. Its looks are in memory from the last time, and on
// the screen while those are still being loaded. Nothing in the picture can be clicked or reached, and the first paint
// of the list takes its place. `kept-picture.ts` makes it. Needed before everything, so it brings nothing with it.

import type { View } from '@/components/view.ts';

export interface Picture {
  /** What the view was, as `describeLook` has it. */
  look: string;
  language: string;
  /** The content of `#root`. */
  html: string;
}

/** From when on what is seen looks as unready as it is (ms). */
const longestWait = 1_000;

/** A window that the browser doesn't draw yet has no frames: then it isn't waited for any longer (ms). */
const longestFrame = 50;

/** All of a view that its list's looks hang on; null where it shows something that there are no pictures of. */
export function describeLook({ businessId, tab, query, selected, scroll, opened }: View): string | null {
  const isList = businessId !== null && opened.length === 0 && query === '';
  return isList ? JSON.stringify([businessId, tab, selected, scroll[tab]]) : null;
}

function isPicture(kept: unknown): kept is Picture {
  if (typeof kept !== 'object' || kept === null) return false;
  const { look, language, html } = kept as Picture;
  return [look, language, html].every((part) => typeof part === 'string');
}

/** @param kept what session storage has, of whatever version. Resolves when it is painted, or isn't to be shown. */
export async function showPicture(kept: unknown, view: View): Promise<void> {
  if (!isPicture(kept) || kept.look !== describeLook(view)) return;
  const root = document.getElementById('root');
  if (!root || root.firstChild) return;
  document.documentElement.lang = kept.language;
  root.inert = true;
  root.innerHTML = kept.html;
  setTimeout(() => root.toggleAttribute('data-slow', root.inert), longestWait);
  // Until it is painted. (Not `afterPaint`: a popup counts as hidden until its window is there, and that is awaited too.)
  await new Promise<void>((resolve) => {
    requestAnimationFrame(() => {
      // Not before there are styles, and without them there are no frames. It may be the list itself by then.
      const top = view.scroll[view.tab];
      if (top > 0 && root.inert) root.querySelector('[role="grid"]')?.scrollTo(0, top);
      setTimeout(resolve);
    });
    setTimeout(resolve, longestFrame);
  });
}

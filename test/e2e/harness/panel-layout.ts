// End-to-end harness: how the real panel's room is given away.

import { expect, type Page } from '@playwright/test';

const rowHeight = 52;

interface Layout {
  /** Who has a scrollbar, up and down. */
  scrollers: string[];
  /** Rooms' heights (px), by class; those without height are missing. */
  heights: Record<string, number>;
  /** What covers, leaves or is cut off by something else. */
  wrong: string[];
}

/** The facts of the layout as they stand, by bounding boxes. */
function readLayout(panel: Page): Promise<Layout> {
  return panel.evaluate(() => {
    const name = (element: Element): string => element.classList[0] ?? element.tagName;
    const isSeen = (element: Element): boolean => element.checkVisibility({ visibilityProperty: true });
    const all = [document.documentElement, ...document.body.querySelectorAll('*')].filter(isSeen);
    const scrollers = all.filter(
      (element) =>
        element.scrollHeight > element.clientHeight + 1 &&
        (element === document.documentElement ||
          ['auto', 'scroll'].includes(getComputedStyle(element).overflowY)),
    );
    const parts = [...(document.querySelector('.surface')?.children ?? [])].filter(
      (part) => isSeen(part) && part.getBoundingClientRect().height > 0,
    );
    const boxes = parts.map((part) => part.getBoundingClientRect());
    const wrong: string[] = [];
    for (const [at, box] of boxes.entries()) {
      if (box.bottom > innerHeight + 1 || box.right > innerWidth + 1)
        wrong.push(`${name(parts[at]!)} leaves`);
      for (const [other, second] of boxes.entries()) {
        const high = Math.min(box.bottom, second.bottom) - Math.max(box.top, second.top);
        const wide = Math.min(box.right, second.right) - Math.max(box.left, second.left);
        if (other > at && high > 1 && wide > 1) wrong.push(`${name(parts[at]!)} over ${name(parts[other]!)}`);
      }
    }
    // Every control that isn't scrolled away is where a click meets it.
    for (const control of document.querySelectorAll('.surface :is(button, input, a)')) {
      const box = control.getBoundingClientRect();
      const scroller = control.closest(
        '.account-grid, .page-dock, .runs-dock, .activity-dock, .surface-main, .tabs',
      );
      const frame = scroller?.getBoundingClientRect();
      const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
      if (!isSeen(control) || box.width === 0) continue;
      if (frame && (y < frame.top || y > frame.bottom || x < frame.left || x > frame.right)) continue;
      const met = document.elementFromPoint(x, y);
      if (!met || !(control.contains(met) || met.contains(control)))
        wrong.push(`${name(control)} is covered`);
    }
    const heights = Object.fromEntries(
      [...parts, ...document.querySelectorAll('.account-grid, .list-panel')]
        .filter(isSeen)
        .map((part) => [name(part), part.getBoundingClientRect().height]),
    );
    return { scrollers: scrollers.map(name), heights, wrong };
  });
}

/** How many whole and cut rows the list has room for. */
const getRows = ({ heights }: Layout): number => (heights['account-grid'] ?? 0) / rowHeight;

/** Resolves when what resizing made of the page is painted. */
export async function resize(panel: Page, width: number, height: number): Promise<void> {
  await panel.setViewportSize({ width, height });
  // The frame after the next one has what resizing made of it.
  await panel.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(null)))),
  );
}

export interface Room {
  /** Classes of what may scroll up and down. */
  scrollers?: string[];
  /** Rows of the list that there is room for, at least. */
  rows?: number;
}

/** Nothing covers, leaves or is cut off by anything, once the page has come to rest. */
export async function expectRoom(panel: Page, { scrollers, rows }: Room = {}): Promise<void> {
  const { width, height } = panel.viewportSize() ?? { width: 0, height: 0 };
  const message = `${width} × ${height}`;
  const wanted = { wrong: [], ...(scrollers && { scrollers }) };
  await expect.poll(() => readLayout(panel), { message }).toMatchObject(wanted);
  if (rows === undefined) return;
  await expect
    .poll(async () => getRows(await readLayout(panel)), { message: `rows at ${message}` })
    .toBeGreaterThanOrEqual(rows);
}

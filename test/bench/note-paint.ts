// Bench: runs in a page before anything else of it. Notes when the first row was painted, tells the worker, and
// closes the page once it has come to rest. Written as text into the page, so it can use nothing from outside itself.

import type { Chrome } from '../e2e/harness/extension.ts';

declare const chrome: Chrome;

/** Times in milliseconds; `origin` since the epoch, the others since `origin`, when the page's navigation began. */
export interface Paint {
  page: string;
  origin: number;
  inDocument: number;
  /** When the page was through with the frame that has the row. */
  painted: number;
  /** When the screen had it, as the browser tells: the first frame with any content, and that has the row. */
  shown: number;
}

export function notePaint(): void {
  const observer = new MutationObserver(() => {
    if (!document.querySelector('[role="row"]')) return;
    observer.disconnect();
    const inDocument = performance.now();
    requestAnimationFrame(() => {
      // The next task after a frame's callbacks comes when that frame was laid out and painted.
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        const { timeOrigin: origin } = performance;
        const painted = performance.now();
        new PerformanceObserver((list, paints) => {
          const shown = list.getEntriesByName('first-contentful-paint')[0]?.startTime;
          if (shown === undefined) return;
          paints.disconnect();
          const benchPaint = { page: location.pathname.slice(1), origin, inDocument, painted, shown };
          requestIdleCallback(() => void chrome.storage.session.set({ benchPaint }).then(() => close()));
        }).observe({ type: 'paint', buffered: true });
      };
      port2.postMessage(null);
    });
  });
  observer.observe(document, { childList: true, subtree: true });
}

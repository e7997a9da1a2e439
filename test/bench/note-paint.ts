// Bench: runs in a page before anything else of it. Notes when the first row was painted, tells the worker, and
// closes the page once it has come to rest. Written as text into the page, so it can use nothing from outside itself.

import type { Chrome } from '../e2e/harness/extension.ts';

declare const chrome: Chrome;

/** Times in milliseconds since the page's navigation began. */
export interface Paint {
  page: string;
  inDocument: number;
  /** When the page was through with the frame that has the row. */
  painted: number;
  /** The same, of the first row that answers: until then what is seen may be a picture of it. */
  answering: number;
  /** When the screen had it, as the browser tells: the first frame with any content, and that has the row. */
  shown: number;
}

export function notePaint(): void {
  /** Calls when the page is through with the first frame that has what is looked for. */
  const whenPainted = (selector: string, note: (inDocument: number, painted: number) => void): void => {
    const look = (): void => {
      if (!document.querySelector(selector)) return;
      observer.disconnect();
      const inDocument = performance.now();
      requestAnimationFrame(() => {
        // The next task after a frame's callbacks comes when that frame was laid out and painted.
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => note(inDocument, performance.now());
        port2.postMessage(null);
      });
    };
    const observer = new MutationObserver(look);
    observer.observe(document, { childList: true, subtree: true });
    look();
  };
  const first = Promise.withResolvers<Pick<Paint, 'inDocument' | 'painted'>>();
  const live = Promise.withResolvers<number>();
  whenPainted('[role="row"]', (inDocument, painted) => first.resolve({ inDocument, painted }));
  whenPainted('#root:not([inert]) [role="row"]', (_, painted) => live.resolve(painted));
  const shown = new Promise<number>((resolve) => {
    new PerformanceObserver((list, paints) => {
      const entry = list.getEntriesByName('first-contentful-paint')[0];
      if (!entry) return;
      paints.disconnect();
      resolve(entry.startTime);
    }).observe({ type: 'paint', buffered: true });
  });
  const tell = async (): Promise<void> => {
    const times = { ...(await first.promise), answering: await live.promise, shown: await shown };
    await new Promise((resolve) => requestIdleCallback(resolve));
    const benchPaint: Paint = { page: location.pathname.slice(1), ...times };
    await chrome.storage.session.set({ benchPaint });
    const { benchStays } = await chrome.storage.session.get('benchStays');
    if (benchStays) {
      await new Promise<void>((resolve) =>
        chrome.storage.session.onChanged.addListener((changes) => 'benchStays' in changes && resolve()),
      );
    }
    close();
  };
  void tell();
}

// Bench: runs in a page before anything else of it. Notes for each key how long it took until what it changed was
// painted, and how long the main thread was held up. Written as text into the page, so it can use nothing from
// outside itself.

/** Milliseconds. */
export interface KeyTimes {
  /** From the key's own time to the end of the first frame that shows a change. */
  painted: number;
  /** The same for the last such frame before the next key. */
  last: number;
  /** From the key's own time to when the page heard of it. */
  waited: number;
  /** From there to the first change in the document. */
  worked: number;
  /** From the begin of the first frame that shows it to its end. */
  frame: number;
}

export interface KeyNotes {
  keys: KeyTimes[];
  /** Tasks of 50 ms and more, as the browser tells them. */
  longTasks: number[];
  /** Frames of 50 ms and more, with what ran in them. */
  longFrames: { duration: number; scripts: string[] }[];
  /** The longest gap between two beats that are 4 ms apart: no task was longer. */
  longestGap: number;
}

export interface KeyNoter {
  read: () => KeyNotes;
  /** Forgets what was noted so far. */
  clear: () => void;
  /** Resolves when the last key's frame was painted and nothing more is to do. */
  settle: () => Promise<void>;
  /** The length of a frame: the median of a few. */
  measureFrame: () => Promise<number>;
}

export function noteKeys(): void {
  const shown = '[role="tabpanel"], [role="tablist"], [role="grid"], search';
  const notes: KeyNotes = { keys: [], longTasks: [], longFrames: [], longestGap: 0 };
  let pressedAt: number | undefined;
  let key: (KeyTimes & { at: number; heardAt: number }) | undefined;
  let isFrameAsked = false;

  const afterFrame = (then: (begin: number) => void): void => {
    requestAnimationFrame(() => {
      const begin = performance.now();
      // The next task after a frame's callbacks comes when that frame was laid out and painted.
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => then(begin);
      port2.postMessage(null);
    });
  };
  addEventListener(
    'keydown',
    (event) => {
      pressedAt = event.timeStamp;
    },
    { capture: true },
  );
  addEventListener(
    'beforeinput',
    (event) => {
      // Letters that aren't on the keyboard come without a key.
      const at = pressedAt ?? event.timeStamp;
      pressedAt = undefined;
      const heardAt = performance.now();
      key = {
        at,
        heardAt,
        painted: Number.NaN,
        last: Number.NaN,
        waited: heardAt - at,
        worked: Number.NaN,
        frame: Number.NaN,
      };
      notes.keys.push(key);
    },
    { capture: true },
  );
  const observer = new MutationObserver((records) => {
    if (!key || isFrameAsked) return;
    const elements = records.map(({ target }) => (target instanceof Element ? target : target.parentElement));
    if (!elements.some((element) => element?.closest(shown))) return;
    const mine = key;
    if (Number.isNaN(mine.worked)) mine.worked = performance.now() - mine.heardAt;
    isFrameAsked = true;
    afterFrame((begin) => {
      isFrameAsked = false;
      mine.last = performance.now() - mine.at;
      if (!Number.isNaN(mine.painted)) return;
      mine.painted = mine.last;
      mine.frame = performance.now() - begin;
    });
  });
  observer.observe(document, { childList: true, subtree: true, characterData: true, attributes: true });

  new PerformanceObserver((list) => {
    notes.longTasks.push(...list.getEntries().map(({ duration }) => duration));
  }).observe({ type: 'longtask' });
  interface LongFrame extends PerformanceEntry {
    scripts: { duration: number; invoker: string; sourceURL: string; sourceFunctionName: string }[];
  }
  new PerformanceObserver((list) => {
    for (const { duration, scripts } of list.getEntries() as LongFrame[]) {
      const told = scripts.map(
        (script) =>
          `${Math.round(script.duration)} ms ${script.invoker} ${script.sourceURL.replace(/^.*\//, '')} ${script.sourceFunctionName}`,
      );
      notes.longFrames.push({ duration, scripts: told });
    }
  }).observe({ type: 'long-animation-frame' });

  let lastBeat = performance.now();
  setInterval(() => {
    const now = performance.now();
    notes.longestGap = Math.max(notes.longestGap, now - lastBeat);
    lastBeat = now;
  }, 4);

  const noter: KeyNoter = {
    read: () => notes,
    clear: () => {
      key = undefined;
      Object.assign(notes, { keys: [], longTasks: [], longFrames: [], longestGap: 0 });
      lastBeat = performance.now();
    },
    settle: () =>
      new Promise((resolve) => {
        // One frame more than the one under way, then idle.
        afterFrame(() => afterFrame(() => requestIdleCallback(() => resolve())));
      }),
    measureFrame: async () => {
      const times: number[] = [];
      for (let count = 0; count < 61; count += 1) times.push(await new Promise(requestAnimationFrame));
      const gaps = times.slice(1).map((time, index) => time - (times[index] ?? time));
      return gaps.sort((a, b) => a - b)[30] ?? Number.NaN;
    },
  };
  Object.assign(globalThis, { keyNoter: noter });
}

// accounts: which rows of a long list are in sight. All rows are equally high, so nothing has to be measured, and
// a virtual list needs no more than this (a library for rows of any height weighs 34 KB, a twelfth of what the popup
// may load before its first paint).

import { type RefObject, useCallback, useEffect, useEffectEvent, useLayoutEffect, useState } from 'react';
import { flushSync } from 'react-dom';

export interface RowWindowInput {
  scroller: RefObject<HTMLElement | null>;
  /** Another array: another list, or the same one searched. */
  rows: readonly unknown[];
  /** Pixels. */
  rowHeight: number;
  /** Pixels; where the list was left. Only its first value counts. */
  initialOffset: number;
}

export interface RowWindow {
  /** Indices to render, in order; a few more than can be seen. */
  indices: number[];
  /** Rows that fit, wholly, at the moment. */
  getFitting: () => number;
  /** Scrolls as little as it takes to have a row wholly in sight. */
  reveal: (index: number) => void;
}

/** Rendered above and below, so that scrolling meets rows and not a gap. */
const MARGIN = 4;
/** How long the rows stay the same before the margin is rendered (ms): nobody scrolls between two keystrokes. */
const REST = 400;
/** What a popup has above and below the list (px). */
const BARS = 170;

export function useRowWindow({ scroller, rows, rowHeight, initialOffset }: RowWindowInput): RowWindow {
  const [offset] = useState(initialOffset);
  const [top, setTop] = useState(Math.floor(offset / rowHeight));
  /** Whether the first row in sight is cut: then so is one more at the end. */
  const [isCut, setIsCut] = useState(offset % rowHeight > 0);
  // Until it is measured: about what the bars leave, and nothing beyond it, because the first paint is waited for. Then
  // the most it was: what stands above the list comes and goes while one types, and few rows more cost less than others.
  const [height, setHeight] = useState<number | null>(null);

  useLayoutEffect(() => {
    const element = scroller.current;
    if (element && offset > 0) element.scrollTop = offset;
  }, [scroller, offset]);

  // The rows that have their margin: not those of a search that goes on.
  const [resting, setResting] = useState<readonly unknown[] | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => setResting(rows), REST);
    return () => clearTimeout(timer);
  }, [rows]);

  // Within the frame that scrolls: later would show a gap for the length of a frame.
  const onScroll = useEffectEvent((element: HTMLElement): void =>
    flushSync(() => {
      setTop(Math.floor(element.scrollTop / rowHeight));
      setIsCut(element.scrollTop % rowHeight > 0);
      setResting(rows);
    }),
  );
  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const follow = (): void => onScroll(element);
    const observer = new ResizeObserver(() =>
      setHeight((most) => Math.max(most ?? 0, element.clientHeight) || null),
    );
    observer.observe(element);
    element.addEventListener('scroll', follow, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', follow);
    };
  }, [scroller]);

  const count = rows.length;
  const exactly = (height ?? Math.max(innerHeight - BARS, 0)) / rowHeight;
  const margin = height !== null && resting === rows ? MARGIN : 0;
  const reveal = useCallback(
    (index: number): void => {
      const element = scroller.current;
      if (!element) return;
      const start = index * rowHeight;
      const end = start + rowHeight;
      if (start < element.scrollTop) element.scrollTop = start;
      else if (end > element.scrollTop + element.clientHeight) element.scrollTop = end - element.clientHeight;
    },
    [scroller, rowHeight],
  );

  const getFitting = (): number => Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight));

  // A list that got shorter under the scroll position: the browser moves up, and until it has, the end is shown.
  const start = Math.max(0, Math.min(top, count - Math.max(1, Math.floor(exactly))));
  const first = Math.max(0, start - margin);
  const last = Math.min(count, start + Math.ceil(exactly) + Number(isCut) + margin);
  return { indices: Array.from({ length: last - first }, (_, at) => first + at), getFitting, reveal };
}

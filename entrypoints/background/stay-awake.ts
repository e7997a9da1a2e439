// Background: while something is under way, the worker stays. The browser ends one that has heard of nothing and has
// called nothing of the browser's own for half a minute; requests and waits don't count, and a long list takes longer.

import { browser } from 'wxt/browser';

/** Well within that half minute. */
const everyMs = 20_000;

let underWay = 0;
let timer: ReturnType<typeof setInterval> | undefined;

/** Any call of the browser's will do, whatever it answers. */
const call = (): void => void browser.alarms.getAll();

/** The same promise; until it is settled, the worker isn't taken for idle. */
export function stayAwake<Value>(work: Promise<Value>): Promise<Value> {
  underWay += 1;
  timer ??= setInterval(call, everyMs);
  return work.finally(() => {
    underWay -= 1;
    if (underWay > 0) return;
    clearInterval(timer);
    timer = undefined;
  });
}

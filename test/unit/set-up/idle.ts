// Set-up: what browsers have and the test's document lacks. Nothing else to do is a turn of the loop away.

Object.assign(globalThis, {
  requestIdleCallback: (run: IdleRequestCallback): number =>
    Number(setTimeout(() => run({ didTimeout: false, timeRemaining: () => 50 }))),
  cancelIdleCallback: (id: number): void => clearTimeout(id),
});

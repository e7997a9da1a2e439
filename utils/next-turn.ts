// Basics: lets others have their turn in the middle of long work.

/** Resolves in a later task: what came in meanwhile, a message or an answer, is served first. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    // Not a timer, which the browser holds up for 4 ms when many follow one another.
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

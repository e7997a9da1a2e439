// Basics: what can wait for the frame that is about to be painted.

/** Calls once the next frame is on the screen. @returns what keeps it from being called. */
export function afterPaint(run: () => void): () => void {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    port1.close();
    run();
  };
  // The next task after a frame's callbacks. A hidden page has no frames, and nothing to paint either.
  const go = (): void => port2.postMessage(null);
  const frame = document.hidden ? 0 : requestAnimationFrame(go);
  if (frame === 0) go();
  return () => {
    cancelAnimationFrame(frame);
    port1.close();
  };
}

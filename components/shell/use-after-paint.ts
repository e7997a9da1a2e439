// shell: lets the list be painted before anything else is loaded.

import { useEffect, useState } from 'react';

/** False in the first paint, true soon after it. */
export function useAfterPaint(): boolean {
  const [isPainted, setPainted] = useState(false);
  useEffect(() => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => setPainted(true);
    // A hidden page has no frames; it has nothing to paint either.
    const frame = document.hidden ? 0 : requestAnimationFrame(() => channel.port2.postMessage(null));
    if (frame === 0) channel.port2.postMessage(null);
    return () => {
      cancelAnimationFrame(frame);
      channel.port1.close();
    };
  }, []);
  return isPainted;
}

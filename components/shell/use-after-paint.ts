// shell: lets the list be painted before anything else is loaded.

import { useEffect, useState } from 'react';
import { afterPaint } from '@/components/ui/after-paint.ts';
import { untilFirstPaint } from '@/utils/first-paint.ts';

/** False until the page's first rows and what is there at first are painted, true soon after. */
export function useAfterPaint(): boolean {
  const [isPainted, setPainted] = useState(false);
  useEffect(() => {
    let isOver = false;
    let cancel = (): void => undefined;
    void untilFirstPaint().then(() => {
      if (!isOver) cancel = afterPaint(() => setPainted(true));
    });
    return () => {
      isOver = true;
      cancel();
    };
  }, []);
  return isPainted;
}

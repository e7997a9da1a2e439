// shell: lets the list be painted before anything else is loaded.

import { useEffect, useState } from 'react';
import { afterPaint } from '@/utils/after-paint.ts';

/** False in the first paint, true soon after it. */
export function useAfterPaint(): boolean {
  const [isPainted, setPainted] = useState(false);
  useEffect(() => afterPaint(() => setPainted(true)), []);
  return isPainted;
}

// shell: what the background couldn't write down anywhere but in memory.

import type { ReactNode } from 'react';
import { useStorageItem } from '@/components/page/use-storage-item.ts';
import { ProblemNotice } from '@/components/runs/problem-notice.tsx';
import type { Problem } from '@/utils/problem.ts';
import { troubleItem } from '@/utils/storage.ts';

/** `told`: what is said here already, by another way. */
export function Trouble({ told }: { told: Problem | null }): ReactNode {
  const trouble = useStorageItem(troubleItem);
  return trouble && trouble.reason !== told?.reason ? <ProblemNotice problem={trouble} /> : null;
}

// ui: one word about a state. The colour never says it alone.

import type { ReactNode } from 'react';

export type Tone = 'ok' | 'wait' | 'bad' | 'accent' | 'plain';

export interface ChipProps {
  tone?: Tone;
  /** It comes in after the first paint: a picture of that is taken without it. */
  isLate?: boolean;
  children: ReactNode;
}

export function Chip({ tone = 'plain', isLate = false, children }: ChipProps): ReactNode {
  return (
    <span className="chip num" data-tone={tone} data-late={isLate || undefined}>
      {children}
    </span>
  );
}

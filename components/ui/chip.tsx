// ui: one word about a state. The colour never says it alone.

import type { ReactNode } from 'react';

export type Tone = 'ok' | 'wait' | 'bad' | 'accent' | 'plain';

export function Chip({ tone = 'plain', children }: { tone?: Tone; children: ReactNode }): ReactNode {
  return (
    <span className="chip num" data-tone={tone}>
      {children}
    </span>
  );
}

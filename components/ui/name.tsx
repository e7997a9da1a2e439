// ui: a name that somebody else wrote, in whatever script, direction and length.

import type { ReactNode } from 'react';

export interface NameProps {
  children: string;
  /** What to paint instead of the plain text (a match marked in it); the text itself stays the tip. */
  painted?: ReactNode;
}

/** Isolated from the text around it, cut with an ellipsis, whole in the tip. */
export function Name({ children, painted }: NameProps): ReactNode {
  return (
    <bdi className="name" dir="auto" title={children}>
      {painted ?? children}
    </bdi>
  );
}

// ui: an icon of Lucide's. Its own React components work out attributes that are always the same here, for each icon
// anew; that was 7 % of the time to the popup's first row.

import type { IconNode } from 'lucide';
import { createElement, type ReactNode } from 'react';

export interface IconProps {
  of: IconNode;
  /** Pixels, both ways. Style may say otherwise. */
  size?: number;
  className?: string | undefined;
}

/** Decoration: what it means is said beside it, or by what it is in. */
export function Icon({ of: node, size = 24, className }: IconProps): ReactNode {
  return (
    <svg
      className={className}
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={2}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {node.map(([tag, attributes], index) => createElement(tag, { key: index, ...attributes }))}
    </svg>
  );
}

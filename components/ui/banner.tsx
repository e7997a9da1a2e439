// ui: a notice that stays until its cause is gone.

import type { ReactNode } from 'react';
import type { Tone } from './chip.tsx';

export interface BannerProps {
  tone?: Tone;
  title?: ReactNode;
  children?: ReactNode;
  actions?: ReactNode;
  /** Reaches from edge to edge of the surface. */
  edge?: boolean;
  /** It comes in after the first paint: a picture of that is taken without it. */
  isLate?: boolean;
}

export function Banner({
  tone = 'plain',
  title,
  children,
  actions,
  edge = false,
  isLate = false,
}: BannerProps): ReactNode {
  return (
    <div
      className="banner"
      data-tone={tone}
      data-edge={edge || undefined}
      data-late={isLate || undefined}
      // At the edge it is in one that was there before it (`Notices`).
      role={edge ? undefined : 'status'}
    >
      {title && <p className="banner-title">{title}</p>}
      {children && <div>{children}</div>}
      {actions && <div className="banner-actions">{actions}</div>}
    </div>
  );
}

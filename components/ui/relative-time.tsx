// ui: how long ago, kept true while it is on screen; the exact time is its tip.

import { type ReactNode, useEffect, useState } from 'react';
import { formatMoment, formatRelative } from './format.ts';

export interface RelativeTimeProps {
  /** Milliseconds since the epoch. */
  at: number;
  style?: 'long' | 'short';
}

export function RelativeTime({ at, style = 'long' }: RelativeTimeProps): ReactNode {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 30_000);
    return () => clearInterval(timer);
  }, []);
  return (
    <time className="num" dateTime={new Date(at).toISOString()} title={formatMoment(at, now)}>
      {formatRelative(at, now, style)}
    </time>
  );
}

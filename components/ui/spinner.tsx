// ui: something is under way. Says nothing by itself: the word beside it does.

import type { ReactNode } from 'react';

export function Spinner(): ReactNode {
  return <span className="spinner" aria-hidden="true" />;
}

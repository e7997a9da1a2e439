// ui: the title of a part of a surface, which folds the part to one line.

import ChevronRight from 'lucide/dist/esm/icons/chevron-right.mjs';
import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';

export interface FoldTitleProps {
  title: string;
  /** Null: it doesn't fold here. */
  fold: { isOpen: boolean; toggle: () => void } | null;
  /** The id of what is folded; it needs to be there only while it is open. */
  controls: string;
}

export function FoldTitle({ title, fold, controls }: FoldTitleProps): ReactNode {
  if (!fold) return <h2 className="section-title">{title}</h2>;
  return (
    <h2 className="section-title">
      <button
        type="button"
        className="fold"
        aria-expanded={fold.isOpen}
        aria-controls={fold.isOpen ? controls : undefined}
        onClick={fold.toggle}
      >
        <Icon of={ChevronRight} className="fold-arrow" size={14} />
        <span className="fold-word">{title}</span>
      </button>
    </h2>
  );
}

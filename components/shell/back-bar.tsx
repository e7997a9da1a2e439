// shell: the way back from what was opened.

import ArrowLeft from 'lucide/dist/esm/icons/arrow-left.mjs';
import { type ReactNode, useEffect, useRef } from 'react';
import { i18n } from '#i18n';
import { Button } from '@/components/ui/button.tsx';
import { Icon } from '@/components/ui/icon.tsx';

export interface BackBarProps {
  /** Else to what it was opened from. */
  isToList: boolean;
  onBack: () => void;
}

/** Takes the focus, which would else be lost with the list; unless something opened asks for it. */
export function BackBar({ isToList, onBack }: BackBarProps): ReactNode {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (document.activeElement === null || document.activeElement === document.body) button.current?.focus();
  }, []);
  return (
    <div className="back-bar">
      <Button ref={button} variant="quiet" onClick={onBack}>
        <Icon of={ArrowLeft} size={14} className="back-arrow" />
        {i18n.t(isToList ? 'accounts.back' : 'common.back')}
      </Button>
    </div>
  );
}

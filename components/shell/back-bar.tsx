// shell: the way back from what was opened.

import ArrowLeft from 'lucide-react/icons/arrow-left';
import { type ReactNode, useEffect, useRef } from 'react';
import { i18n } from '#i18n';
import { Button } from '@/components/ui/button.tsx';

/** Takes the focus, which would else be lost with the list; unless something opened asks for it. */
export function BackBar({ onBack }: { onBack: () => void }): ReactNode {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (document.activeElement === null || document.activeElement === document.body) button.current?.focus();
  }, []);
  return (
    <div className="back-bar">
      <Button ref={button} variant="quiet" onClick={onBack}>
        <ArrowLeft size={14} aria-hidden="true" className="back-arrow" />
        {i18n.t('accounts.back')}
      </Button>
    </div>
  );
}

// shell: the way back from what was opened.

import ArrowLeft from 'lucide/dist/esm/icons/arrow-left.mjs';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { i18n } from '#i18n';
import { Button } from '@/components/ui/button.tsx';
import { Icon } from '@/components/ui/icon.tsx';
import { openedTitleId } from './opened-title-id.ts';

export interface BackBarProps {
  /** Else to what it was opened from. */
  isToList: boolean;
  /** What is opened: its name stays in sight when it is scrolled away. */
  subject: string | null;
  onBack: () => void;
}

/** Takes the focus, which would else be lost with the list; unless something opened asks for it. */
export function BackBar({ isToList, subject, onBack }: BackBarProps): ReactNode {
  const button = useRef<HTMLButtonElement>(null);
  const mark = useRef<HTMLElement>(null);
  const [isScrolled, setScrolled] = useState(false);
  useEffect(() => {
    if (document.activeElement === null || document.activeElement === document.body) button.current?.focus();
  }, []);
  useEffect(() => {
    if (!mark.current) return;
    const observer = new IntersectionObserver((entries) =>
      setScrolled(entries.at(-1)?.isIntersecting === false),
    );
    observer.observe(mark.current);
    return () => observer.disconnect();
  }, []);
  return (
    <>
      <div className="back-bar">
        <Button
          ref={button}
          variant="quiet"
          aria-describedby={subject === null ? undefined : openedTitleId}
          onClick={onBack}
        >
          <Icon of={ArrowLeft} size={14} className="back-arrow" />
          {i18n.t(isToList ? 'accounts.back' : 'common.back')}
        </Button>
        {/* Painted, not written: the heading is there for those who read it out or look for it. */}
        {isScrolled && subject !== null && <span className="back-subject" data-name={subject} aria-hidden />}
      </div>
      <i ref={mark} className="back-mark" />
    </>
  );
}

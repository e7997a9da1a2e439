// ui: an id, selectable, and copied with one click.

import Check from 'lucide/dist/esm/icons/check.mjs';
import Copy from 'lucide/dist/esm/icons/copy.mjs';
import { type ReactNode, useEffect, useState } from 'react';
import { i18n } from '#i18n';
import { Icon } from './icon.tsx';

export interface CopyableProps {
  /** What is copied. */
  text: string;
  /** What is shown, if it differs. */
  children?: ReactNode;
}

/** Says "Copied" for a moment, to eyes and to screen readers. The text beside the button can still be selected. */
export function Copyable({ text, children }: CopyableProps): ReactNode {
  const [state, setState] = useState<'idle' | 'copied' | 'failed'>('idle');
  useEffect(() => {
    if (state === 'idle') return;
    const timer = setTimeout(() => setState('idle'), 1500);
    return () => clearTimeout(timer);
  }, [state]);
  const copy = (): void => {
    navigator.clipboard.writeText(text).then(
      () => setState('copied'),
      () => setState('failed'),
    );
  };
  const label = i18n.t('common.copyText', { text });
  return (
    <span className="copyable">
      <span className="copyable-text num">{children ?? text}</span>
      <button type="button" onClick={copy} title={label} aria-label={label}>
        {state === 'copied' ? <Icon of={Check} /> : <Icon of={Copy} />}
      </button>
      <span role="status">
        {state === 'copied' && i18n.t('common.copied')}
        {state === 'failed' && i18n.t('common.notCopied')}
      </span>
    </span>
  );
}

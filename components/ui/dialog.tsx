// ui: a dialog. In a narrow surface a sheet below the top bar, so that the business's name stays in sight; in a
// wide one a card.

import X from 'lucide/dist/esm/icons/x.mjs';
import * as Primitive from 'radix-ui/dialog';
import { type ReactNode, useId, useRef } from 'react';
import { i18n } from '#i18n';
import './dialog.css';
import { focusFirst, focusPlace } from './focus-place.ts';
import { Icon } from './icon.tsx';
import { oneWish } from './one-wish.ts';

export interface DialogProps {
  title: string;
  onClose: () => void;
  children: ReactNode;
  /** Buttons, at the bottom and always in sight. */
  footer?: ReactNode;
  /** What is asked can't be dismissed by a stray click beside it. Escape and Cancel still close it. */
  deliberate?: boolean;
  /** Something to fill in or look up: too much to be read out as it opens. */
  long?: boolean;
}

/** Open while it is mounted. Focus goes in, stays in, and goes back to where it was. */
export function Dialog({
  title,
  onClose,
  children,
  footer,
  deliberate = false,
  long = false,
}: DialogProps): ReactNode {
  const bodyId = useId();
  // Whoever had the focus before: without a trigger of its own the primitive wouldn't know.
  const opener = useRef(document.activeElement);
  return (
    <Primitive.Root open onOpenChange={(open) => !open && onClose()}>
      <Primitive.Portal>
        <Primitive.Overlay className="dialog-scrim" />
        <Primitive.Content
          className="dialog"
          aria-describedby={long ? undefined : bodyId}
          // A list that is open in it closes first. It hears of the key later than the primitive does.
          onEscapeKeyDown={(event) => {
            const { target } = event;
            if (target instanceof Element && target.getAttribute('aria-expanded') === 'true')
              event.preventDefault();
          }}
          onInteractOutside={deliberate ? (event) => event.preventDefault() : undefined}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            const before = opener.current;
            const isThere = before instanceof HTMLElement && before.isConnected && before !== document.body;
            // What opened it may be gone or off by what was done.
            if (!isThere || !focusFirst([before])) focusPlace();
          }}
        >
          <div className="dialog-head">
            <Primitive.Title className="section-title dialog-title">{title}</Primitive.Title>
            <Primitive.Close className="icon-button" aria-label={i18n.t('common.close')}>
              <Icon of={X} size={16} />
            </Primitive.Close>
          </div>
          {/* biome-ignore lint/a11y/useSemanticElements: there is nothing in it to fill in. */}
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard. */}
          <div id={bodyId} className="dialog-body" role="group" aria-label={title} tabIndex={0}>
            {children}
          </div>
          {footer && (
            <div className="dialog-foot" {...oneWish}>
              {footer}
            </div>
          )}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}

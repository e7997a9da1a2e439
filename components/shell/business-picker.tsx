// shell: the list of businesses. With a search where there are more than one can take in.

import Check from 'lucide/dist/esm/icons/check.mjs';
import { type ReactNode, useEffect, useId, useMemo, useRef, useState } from 'react';
import { i18n } from '#i18n';
import { Icon } from '@/components/ui/icon.tsx';
import { Name } from '@/components/ui/name.tsx';
import { useActiveOption } from '@/components/ui/use-active-option.ts';
import { foldText } from '@/utils/fold-text.ts';
import type { BusinessId } from '@/utils/ids.ts';
import type { BusinessRow } from '@/utils/mirror/schema.ts';
import '@/components/ui/text-field.css';
import '@/components/ui/combobox.css';

export interface BusinessPickerProps {
  businesses: readonly BusinessRow[];
  shown: BusinessId;
  onPick: (businessId: BusinessId) => void;
  /** Escape: the focus goes back to the button. */
  onClose: () => void;
  /** The focus went elsewhere by itself. */
  onLeave: () => void;
}

const FEW = 8;

export function BusinessPicker({
  businesses,
  shown,
  onPick,
  onClose,
  onLeave,
}: BusinessPickerProps): ReactNode {
  const id = useId();
  const [text, setText] = useState('');
  const panel = useRef<HTMLDivElement>(null);
  const isSearched = businesses.length > FEW;
  const found = useMemo(() => {
    const folded = foldText(text);
    return businesses.filter((one) => foldText(one.name).includes(folded) || one.id.includes(folded));
  }, [businesses, text]);
  const { active, setActive, moveOnKey } = useActiveOption(
    found.map(({ id: key }) => key),
    (index) => {
      const picked = found[index];
      if (picked) onPick(picked.id);
    },
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when it opens.
  useEffect(() => {
    setActive(found.findIndex((one) => one.id === shown));
    panel.current?.querySelector<HTMLElement>('input, [role="listbox"]')?.focus();
  }, []);
  useEffect(() => {
    panel.current?.querySelector(`[data-index="${active}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [active]);

  const activeId = active >= 0 ? `${id}-${active}` : undefined;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys for whatever in it has the focus.
    <div
      ref={panel}
      className="business-picker"
      data-late
      onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && onLeave()}
      onKeyDown={(event) => {
        if (event.key === 'Escape') {
          event.preventDefault();
          onClose();
        } else {
          moveOnKey(event);
        }
      }}
    >
      {isSearched && (
        <input
          className="input"
          type="text"
          role="combobox"
          aria-expanded
          aria-autocomplete="list"
          aria-label={i18n.t('shell.searchBusinesses')}
          aria-controls={`${id}-list`}
          aria-activedescendant={activeId}
          placeholder={i18n.t('shell.searchBusinesses')}
          autoComplete="off"
          spellCheck={false}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setActive(null);
          }}
        />
      )}
      <div
        id={`${id}-list`}
        className="business-options"
        role="listbox"
        tabIndex={isSearched ? -1 : 0}
        aria-label={i18n.t('shell.businesses')}
        aria-activedescendant={isSearched ? undefined : activeId}
      >
        {found.map((business, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the panel has the keys.
          // biome-ignore lint/a11y/useFocusableInteractive: aria-activedescendant.
          <div
            key={business.id}
            id={`${id}-${index}`}
            data-index={index}
            className="option"
            role="option"
            aria-selected={index === active}
            onMouseDown={(event) => event.preventDefault()}
            onPointerMove={() => setActive(index)}
            onClick={() => onPick(business.id)}
          >
            <span className="business-option">
              <Name>{business.name}</Name>
              <span className="muted num">{business.id}</span>
            </span>
            {business.id === shown && <Icon of={Check} size={15} />}
          </div>
        ))}
        {found.length === 0 && <p className="options-note">{i18n.t('common.noneFound')}</p>}
      </div>
    </div>
  );
}

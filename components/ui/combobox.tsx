// ui: a text field that finds one of many. The list opens in place, above the field where there is no room below.

import ChevronDown from 'lucide/dist/esm/icons/chevron-down.mjs';
import { type ReactNode, useEffect, useId, useMemo, useRef, useState } from 'react';
import { i18n } from '#i18n';
import { foldText } from '@/utils/fold-text.ts';
import { findOptions } from './find-options.ts';
import { formatNumber } from './format.ts';
import { useActiveOption } from './use-active-option.ts';
import './text-field.css';
import './combobox.css';
import { Icon } from './icon.tsx';

export interface ComboboxProps<Option> {
  label: string;
  /** Not shown: the placeholder says it. It stays the accessible name. */
  hideLabel?: boolean;
  options: readonly Option[];
  getKey: (option: Option) => string;
  /** What is searched, and what the field shows of the picked one. */
  getText: (option: Option) => string;
  /** What is searched instead, folded already: for options by the thousand. */
  getFolded?: (option: Option) => string;
  onPick: (option: Option) => void;
  renderOption?: (option: Option) => ReactNode;
  /** Why an option can't be picked; it is shown all the same. */
  getDisabledReason?: (option: Option) => string | undefined;
  /** The picked one. Without it the field empties itself after a pick ("add another"). */
  value?: Option | null;
  placeholder?: string;
  hint?: ReactNode;
  error?: ReactNode;
  disabled?: boolean;
  autoFocus?: boolean;
}

/** More than one can look at; typing narrows it down. */
const SHOWN = 100;

export function Combobox<Option>(props: ComboboxProps<Option>): ReactNode {
  const { options, getKey, getText, getFolded, getDisabledReason, onPick, value = null } = props;
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const [text, setText] = useState<string | null>(null);
  const [isOpen, setOpen] = useState(false);
  const [isAbove, setAbove] = useState(false);

  const folded = useMemo(
    () => options.map((option) => getFolded?.(option) ?? foldText(getText(option))),
    [options, getFolded, getText],
  );
  const found = useMemo(() => {
    const words = foldText(text ?? '')
      .split(/\s+/u)
      .filter(Boolean);
    return findOptions(options, folded, words);
  }, [options, folded, text]);
  const shown = found.slice(0, SHOWN);

  const pick = (index: number): void => {
    const option = shown[index];
    if (!option || getDisabledReason?.(option)) return;
    setText(null);
    setOpen(false);
    onPick(option);
  };
  const { active, setActive, moveOnKey } = useActiveOption(shown.map(getKey), pick);
  const open = (): void => {
    if (isOpen || props.disabled) return;
    const box = input.current?.getBoundingClientRect();
    setAbove(box !== undefined && innerHeight - box.bottom < 200 && box.top > innerHeight - box.bottom);
    const picked = value === null ? -1 : shown.findIndex((option) => getKey(option) === getKey(value));
    setActive(picked < 0 ? null : picked);
    setOpen(true);
  };
  const close = (): void => {
    setOpen(false);
    setText(null);
  };
  useEffect(() => {
    if (!isOpen) return;
    list.current?.querySelector(`[data-index="${active}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [isOpen, active]);

  const described = [props.error && `${id}-error`, props.hint && `${id}-hint`].filter(Boolean).join(' ');
  return (
    <div className="field combobox">
      <label htmlFor={id} className={props.hideLabel ? 'visually-hidden' : undefined}>
        {props.label}
      </label>
      <div className="combobox-control">
        <input
          ref={input}
          id={id}
          className="input"
          type="text"
          role="combobox"
          autoComplete="off"
          spellCheck={false}
          // biome-ignore lint/a11y/noAutofocus: asked for by the surface, after a click that means "add".
          autoFocus={props.autoFocus}
          disabled={props.disabled}
          placeholder={props.placeholder}
          aria-expanded={isOpen}
          aria-controls={isOpen ? `${id}-list` : undefined}
          aria-autocomplete="list"
          aria-activedescendant={isOpen && active >= 0 ? `${id}-${active}` : undefined}
          aria-describedby={described || undefined}
          aria-invalid={props.error ? true : undefined}
          value={text ?? (value === null ? '' : getText(value))}
          onFocus={(event) => value !== null && event.currentTarget.select()}
          onClick={open}
          onBlur={close}
          onChange={(event) => {
            open();
            setText(event.target.value);
            setActive(null);
          }}
          onKeyDown={(event) => {
            if (event.key === 'Escape' && (isOpen || text)) {
              // Only the list closes, not the dialog or popup around it.
              event.preventDefault();
              event.stopPropagation();
              event.nativeEvent.stopImmediatePropagation();
              close();
            } else if (!isOpen && (event.key === 'ArrowDown' || event.key === 'Enter')) {
              event.preventDefault();
              open();
            } else if (isOpen) {
              moveOnKey(event);
            }
          }}
        />
        <Icon of={ChevronDown} size={14} className="combobox-arrow" />
        {isOpen && (
          <div
            ref={list}
            id={`${id}-list`}
            className="options"
            role="listbox"
            aria-label={props.label}
            // What scrolls would take the focus from the field at Tab, and with it what was typed.
            tabIndex={-1}
            data-above={isAbove || undefined}
          >
            {shown.map((option, index) => {
              const reason = getDisabledReason?.(option);
              return (
                // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the focus and the keys.
                // biome-ignore lint/a11y/useFocusableInteractive: aria-activedescendant, as a combobox does.
                <div
                  key={getKey(option)}
                  id={`${id}-${index}`}
                  data-index={index}
                  className="option"
                  role="option"
                  aria-selected={index === active}
                  aria-disabled={reason ? true : undefined}
                  // Keeps the focus in the field. Firefox moves it all the same if only the pointer's event is prevented.
                  onMouseDown={(event) => event.preventDefault()}
                  onPointerMove={() => setActive(index)}
                  onClick={() => pick(index)}
                >
                  {props.renderOption?.(option) ?? <span dir="auto">{getText(option)}</span>}
                  {reason && <span className="option-reason">{reason}</span>}
                </div>
              );
            })}
            {found.length === 0 && (
              <div className="options-note" role="presentation">
                {i18n.t('common.noneFound')}
              </div>
            )}
            {found.length > SHOWN && (
              <div className="options-note" role="presentation">
                {i18n.t('common.moreByTyping', { count: formatNumber(found.length - SHOWN) })}
              </div>
            )}
          </div>
        )}
      </div>
      <span aria-live="polite" className="visually-hidden">
        {isOpen && found.length === 0 && i18n.t('common.noneFound')}
      </span>
      {props.error && (
        <p className="field-error" id={`${id}-error`} role="alert">
          {props.error}
        </p>
      )}
      {props.hint && (
        <p className="field-hint" id={`${id}-hint`}>
          {props.hint}
        </p>
      )}
    </div>
  );
}

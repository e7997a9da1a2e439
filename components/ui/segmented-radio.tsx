// ui: one of a few, side by side; one below the other where a word doesn't fit. All arrow keys move in it, and choose
// nothing: a choice is sent, and who hears what there is would have sent all of it. Space and Enter choose.

import * as RadioGroup from 'radix-ui/radio-group';
import { type KeyboardEvent, type ReactNode, useRef } from 'react';
import './segmented-radio.css';

export interface SegmentedOption<Value extends string> {
  value: Value;
  label: string;
  /** Why it can't be chosen; told as a tip and to screen readers. */
  disabledReason?: string | undefined;
}

export interface SegmentedRadioProps<Value extends string> {
  /** The group's name for those who don't see what it stands beside. */
  label: string;
  options: readonly SegmentedOption<Value>[];
  value: Value | null;
  onChange: (value: Value) => void;
  disabled?: boolean;
  /** A choice is on its way: shown, and may still be changed; the last one counts. */
  busy?: boolean;
}

export function SegmentedRadio<Value extends string>({
  label,
  options,
  value,
  onChange,
  disabled = false,
  busy = false,
}: SegmentedRadioProps<Value>): ReactNode {
  // The primitive chooses what an arrow moves to for as long as its key is down.
  const isArrowDown = useRef(false);
  const noteKey = ({ type, key }: KeyboardEvent): void => {
    if (key.startsWith('Arrow')) isArrowDown.current = type === 'keydown';
  };
  return (
    <RadioGroup.Root
      className="segmented"
      aria-label={label}
      aria-busy={busy || undefined}
      value={value}
      onValueChange={(next) => isArrowDown.current || onChange(next as Value)}
      onKeyDownCapture={noteKey}
      onKeyUpCapture={noteKey}
      onBlur={({ currentTarget, relatedTarget }) => {
        // Its coming up isn't heard of any more.
        if (!currentTarget.contains(relatedTarget)) isArrowDown.current = false;
      }}
      disabled={disabled}
    >
      {options.map((option) => (
        <RadioGroup.Item
          key={option.value}
          value={option.value}
          className="segment"
          data-label={option.label}
          disabled={disabled || option.disabledReason !== undefined}
          title={option.disabledReason}
          aria-description={option.disabledReason}
          onKeyDown={({ key, repeat }) =>
            key === 'Enter' && !repeat && option.value !== value && onChange(option.value)
          }
        >
          {option.label}
        </RadioGroup.Item>
      ))}
    </RadioGroup.Root>
  );
}

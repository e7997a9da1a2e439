// ui: one of a few, side by side; one below the other where a word doesn't fit. All arrow keys move in it.

import * as RadioGroup from 'radix-ui/radio-group';
import type { ReactNode } from 'react';
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
  return (
    <RadioGroup.Root
      className="segmented"
      aria-label={label}
      aria-busy={busy || undefined}
      value={value}
      onValueChange={(next) => onChange(next as Value)}
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
        >
          {option.label}
        </RadioGroup.Item>
      ))}
    </RadioGroup.Root>
  );
}

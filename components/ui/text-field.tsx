// ui: a labelled field with its hint and its error.

import { type ComponentProps, type ReactNode, useId } from 'react';
import './text-field.css';

export interface FieldProps {
  label: string;
  hint?: ReactNode;
  /** What is wrong with what was typed, in words. */
  error?: ReactNode;
  /** Id of what says elsewhere what is wrong. */
  wrongBy?: string | undefined;
  /** Gets the attributes that tie the control to its label, hint and error. */
  children: (control: FieldControl) => ReactNode;
}

export interface FieldControl {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': true | undefined;
}

export function Field({ label, hint, error, wrongBy, children }: FieldProps): ReactNode {
  const id = useId();
  const described = [wrongBy, error && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(' ');
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children({
        id,
        'aria-describedby': described || undefined,
        'aria-invalid': error || wrongBy ? true : undefined,
      })}
      {error && (
        <p className="field-error" id={`${id}-error`} role="alert">
          {error}
        </p>
      )}
      {hint && (
        <p className="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}

export interface TextFieldProps extends ComponentProps<'input'> {
  label: string;
  hint?: ReactNode;
  error?: ReactNode;
}

/** Anything but the token, which must not be a controlled input. */
export function TextField({ label, hint, error, ...rest }: TextFieldProps): ReactNode {
  return (
    <Field label={label} hint={hint} error={error}>
      {(control) => <input type="text" className="input" {...rest} {...control} />}
    </Field>
  );
}

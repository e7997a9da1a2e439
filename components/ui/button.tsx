// ui: a button, as all of them look.

import type { ComponentProps, ReactNode } from 'react';
import { Spinner } from './spinner.tsx';

export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger';

export interface ButtonProps extends ComponentProps<'button'> {
  variant?: ButtonVariant;
  /** Under way: it stays where it is and keeps the focus, and another click does nothing. */
  busy?: boolean;
}

/** `busy` doesn't disable it for good reasons: a disabled button loses the focus. */
export function Button({
  variant = 'secondary',
  busy = false,
  onClick,
  children,
  ...rest
}: ButtonProps): ReactNode {
  return (
    <button
      type="button"
      {...rest}
      className={rest.className ? `button ${rest.className}` : 'button'}
      data-variant={variant}
      aria-disabled={busy || undefined}
      aria-busy={busy || undefined}
      onClick={busy ? (event) => event.preventDefault() : onClick}
    >
      {busy && <Spinner />}
      {children}
    </button>
  );
}

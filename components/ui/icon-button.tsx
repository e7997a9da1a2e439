// ui: a button that is an icon, with its name for those who don't see it and as a tip for those who do.

import type { ComponentProps, ReactNode } from 'react';

export interface IconButtonProps extends Omit<ComponentProps<'button'>, 'children'> {
  label: string;
  icon: ReactNode;
}

export function IconButton({ label, icon, ...rest }: IconButtonProps): ReactNode {
  return (
    <button
      type="button"
      title={label}
      aria-label={label}
      {...rest}
      className={rest.className ? `icon-button ${rest.className}` : 'icon-button'}
    >
      {icon}
    </button>
  );
}

// ui: a person as two letters, a system user as a cog, somebody invited as an envelope.

import Bot from 'lucide/dist/esm/icons/bot.mjs';
import Mail from 'lucide/dist/esm/icons/mail.mjs';
import type { ReactNode } from 'react';
import { getInitials } from './get-initials.ts';
import { Icon } from './icon.tsx';

export type AvatarKind = 'business_user' | 'system_user' | 'invited';

/** Decoration: the name stands beside it or is told otherwise. */
export function Avatar({ name, kind = 'business_user' }: { name: string; kind?: AvatarKind }): ReactNode {
  return (
    <i className="avatar" title={name} aria-hidden="true">
      {kind === 'system_user' ? (
        <Icon of={Bot} />
      ) : kind === 'invited' ? (
        <Icon of={Mail} />
      ) : (
        getInitials(name)
      )}
    </i>
  );
}

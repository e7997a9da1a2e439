// Runs: takes a notice away that has been read.

import X from 'lucide/dist/esm/icons/x.mjs';
import type { ReactNode } from 'react';
import { i18n } from '#i18n';
import { Icon } from '@/components/ui/icon.tsx';
import { IconButton } from '@/components/ui/icon-button.tsx';

export function DismissButton({ onDismiss }: { onDismiss: () => void }): ReactNode {
  return (
    <IconButton label={i18n.t('activity.dismiss')} icon={<Icon of={X} size={14} />} onClick={onDismiss} />
  );
}

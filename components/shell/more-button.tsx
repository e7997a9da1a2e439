// shell: the menu's button. The menu itself is loaded when somebody reaches for it.

import Ellipsis from 'lucide/dist/esm/icons/ellipsis.mjs';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { i18n } from '#i18n';
import { Icon } from '@/components/ui/icon.tsx';
import { IconButton } from '@/components/ui/icon-button.tsx';

const loadMenu = async () => ({ default: (await import('./more-menu.tsx')).MoreMenu });
const MoreMenu = lazy(loadMenu);

export function MoreButton({ onRefresh }: { onRefresh: () => void }): ReactNode {
  const [isWanted, setWanted] = useState(false);
  const button = (
    <IconButton
      label={i18n.t('shell.more')}
      icon={<Icon of={Ellipsis} size={16} />}
      aria-haspopup="menu"
      aria-expanded={false}
      onPointerEnter={loadMenu}
      onFocus={loadMenu}
      onClick={() => setWanted(true)}
    />
  );
  return isWanted ? (
    <Suspense fallback={button}>
      <MoreMenu onRefresh={onRefresh} />
    </Suspense>
  ) : (
    button
  );
}

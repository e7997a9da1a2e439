// shell: the word that the page in front shows the business shown here.

import type { ReactNode } from 'react';
import { i18n } from '#i18n';
import { usePageContext } from '@/components/page/use-page-context.ts';
import { Chip } from '@/components/ui/chip.tsx';
import type { BusinessId } from '@/utils/ids.ts';

export function PageChip({ businessId }: { businessId: BusinessId }): ReactNode {
  const page = usePageContext();
  return page?.context.businessId === businessId ? (
    <Chip tone="accent" isLate>
      {i18n.t('shell.onThisPage')}
    </Chip>
  ) : null;
}

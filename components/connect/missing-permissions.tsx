// Connect: which permissions a token lacks, and what that costs.

import type { ReactNode } from 'react';
import { i18n } from '#i18n';
import { Banner } from '@/components/ui/banner.tsx';

const known = ['business_management', 'ads_management', 'ads_read'] as const;
const isKnown = (name: string): name is (typeof known)[number] => (known as readonly string[]).includes(name);

/** Nothing where none is missing. */
export function MissingPermissions({ missing }: { missing: readonly string[] }): ReactNode {
  if (missing.length === 0) return null;
  return (
    <Banner tone="wait" title={i18n.t('connect.missingTitle')}>
      <ul className="missing">
        {missing.map((name) => (
          <li key={name}>{isKnown(name) ? i18n.t(`connect.permission.${name}`) : name}</li>
        ))}
      </ul>
      {i18n.t('connect.missingTodo')}
    </Banner>
  );
}

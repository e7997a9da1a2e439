// shell: the business shown, always in sight, and the way to another one.

import ChevronDown from 'lucide/dist/esm/icons/chevron-down.mjs';
import { lazy, type ReactNode, Suspense, useRef, useState } from 'react';
import { i18n } from '#i18n';
import { Icon } from '@/components/ui/icon.tsx';
import { Name } from '@/components/ui/name.tsx';
import type { BusinessId } from '@/utils/ids.ts';
import type { BusinessRow } from '@/utils/mirror/schema.ts';

const loadPicker = async () => ({ default: (await import('./business-picker.tsx')).BusinessPicker });
const BusinessPicker = lazy(loadPicker);

export interface BusinessButtonProps {
  business: BusinessRow;
  businesses: readonly BusinessRow[];
  onShow: (businessId: BusinessId) => void;
}

const getMark = (name: string): string => [...name.trim()][0]?.toLocaleUpperCase() ?? '·';

export function BusinessButton({ business, businesses, onShow }: BusinessButtonProps): ReactNode {
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const close = (): void => {
    setOpen(false);
    button.current?.focus();
  };
  return (
    <div className="business">
      <button
        ref={button}
        type="button"
        className="business-button"
        aria-haspopup="listbox"
        aria-expanded={isOpen}
        aria-label={i18n.t('shell.business', { name: business.name })}
        onPointerEnter={loadPicker}
        onClick={() => setOpen(!isOpen)}
      >
        {/* Painted by style: as text it would be part of what the button is called by voice. */}
        <span className="business-mark" aria-hidden="true" data-mark={getMark(business.name)} />
        <Name>{business.name}</Name>
        <Icon of={ChevronDown} size={14} className="business-arrow" />
      </button>
      {isOpen && (
        <Suspense fallback={null}>
          <BusinessPicker
            businesses={businesses}
            shown={business.id}
            onPick={(id) => {
              close();
              onShow(id);
            }}
            onClose={close}
            onLeave={() => setOpen(false)}
          />
        </Suspense>
      )}
    </div>
  );
}

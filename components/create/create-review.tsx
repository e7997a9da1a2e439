// Create: everything once more before it is sent, and for which business.

import { type ReactNode, useEffect, useId, useRef } from 'react';
import { i18n } from '#i18n';
import { Banner } from '@/components/ui/banner.tsx';
import type { BusinessId } from '@/utils/ids.ts';
import type { CreateAdAccountInput } from '@/utils/runs/types.ts';
import { type CreateDraft, partyFields } from './create-draft.ts';
import { getCurrencies, getCurrencyText } from './currencies.ts';
import { getPartyChoice } from './party-field.tsx';
import { getTimezoneText, type TimezoneOption } from './timezone-option.ts';

interface CreateReviewProps {
  businessId: BusinessId;
  businessName: string;
  draft: CreateDraft;
  input: CreateAdAccountInput;
  zones: TimezoneOption[] | null;
}

export function CreateReview({
  businessId,
  businessName,
  draft,
  input,
  zones,
}: CreateReviewProps): ReactNode {
  const id = useId();
  const review = useRef<HTMLDivElement>(null);
  // It is read before its button is reached.
  useEffect(() => review.current?.focus(), []);
  const currency = getCurrencies().find(({ code }) => code === input.currency);
  const zone = zones?.find(({ id }) => id === input.timezoneId);
  return (
    // biome-ignore lint/a11y/useSemanticElements: there is nothing in it to fill in.
    <div
      ref={review}
      id={id}
      className="create-review"
      role="group"
      aria-label={i18n.t('create.review')}
      aria-describedby={id}
      tabIndex={-1}
    >
      <dl className="create-facts">
        <Line label={i18n.t('create.business')} note={businessId}>
          {businessName}
        </Line>
        <Line label={i18n.t('create.name')}>{input.name}</Line>
        <Line label={i18n.t('create.currency')}>{currency ? getCurrencyText(currency) : input.currency}</Line>
        <Line label={i18n.t('create.timezone')}>
          {zone ? getTimezoneText(zone) : String(input.timezoneId)}
        </Line>
        {partyFields.map((field) => (
          <Line
            key={field}
            label={i18n.t(`create.${field}`)}
            note={draft[field].kind === 'own' ? businessId : ''}
          >
            {draft[field].kind === 'other' ? input[field] : getPartyChoice(draft[field].kind, businessName)}
          </Line>
        ))}
        <Line label={i18n.t('create.invoiceShort')}>
          {i18n.t(input.invoice ? 'create.invoiceYes' : 'create.invoiceNo')}
        </Line>
      </dl>
      <Banner tone="wait" title={i18n.t('create.permanentTitle')}>
        {i18n.t('create.permanentText')}
      </Banner>
    </div>
  );
}

function Line({ label, note = '', children }: { label: string; note?: string; children: string }): ReactNode {
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        <bdi dir="auto">{children}</bdi>
        {note === '' ? null : <span className="muted num"> ({note})</span>}
      </dd>
    </div>
  );
}

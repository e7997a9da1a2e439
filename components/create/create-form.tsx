// Create: the form.

import { type ReactNode, type Ref, useMemo } from 'react';
import { i18n } from '#i18n';
import { describeProblem } from '@/components/runs/describe-problem.ts';
import { Banner } from '@/components/ui/banner.tsx';
import { Button } from '@/components/ui/button.tsx';
import { Chip } from '@/components/ui/chip.tsx';
import { Combobox } from '@/components/ui/combobox.tsx';
import { formatNumber } from '@/components/ui/format.ts';
import { TextField } from '@/components/ui/text-field.tsx';
import { type CreateDraft, type DraftFault, type DraftFaults, partyFields } from './create-draft.ts';
import { type CurrencyOption, getCurrencies, getCurrencyText } from './currencies.ts';
import { PartyField } from './party-field.tsx';
import { getTimezoneFolded, getTimezoneText, type TimezoneOption } from './timezone-option.ts';
import type { CreateFacts } from './use-create-facts.ts';

interface CreateFormProps {
  ref: Ref<HTMLDivElement>;
  facts: CreateFacts;
  zones: TimezoneOption[] | null;
  draft: CreateDraft;
  /** Told once the person has tried to go on. */
  faults: DraftFaults;
  onChange: (changes: Partial<CreateDraft>) => void;
  onDiscard: () => void;
}

const tell = (fault: DraftFault | undefined): string | null => (fault ? i18n.t(`create.${fault}`) : null);
const getCode = ({ code }: CurrencyOption): string => code;
const getZoneKey = ({ id }: TimezoneOption): string => String(id);

export function CreateForm(props: CreateFormProps): ReactNode {
  const { facts, zones, draft, faults, onChange, onDiscard } = props;
  const used = facts.currencies.join();
  const currencies = useMemo(() => getCurrencies(used.split(',')), [used]);
  return (
    <div ref={props.ref} className="create-form">
      <Limit created={facts.created} />
      <Banner tone="wait" title={i18n.t('create.permanentTitle')}>
        {i18n.t('create.permanentText')}
      </Banner>
      <TextField
        label={i18n.t('create.name')}
        hint={i18n.t('create.nameHint')}
        error={tell(faults.name)}
        value={draft.name}
        dir="auto"
        autoFocus
        onChange={(event) => onChange({ name: event.target.value })}
      />
      <Combobox
        label={i18n.t('create.currency')}
        placeholder={i18n.t('create.currencyPlaceholder')}
        error={tell(faults.currency)}
        options={currencies}
        getKey={getCode}
        getText={getCurrencyText}
        value={currencies.find(({ code }) => code === draft.currency) ?? null}
        onPick={({ code }) => onChange({ currency: code })}
      />
      <Combobox
        label={i18n.t('create.timezone')}
        placeholder={i18n.t(zones ? 'create.timezonePlaceholder' : 'create.timezoneLoading')}
        error={tell(faults.timezone)}
        options={zones ?? []}
        getKey={getZoneKey}
        getText={getTimezoneText}
        getFolded={getTimezoneFolded}
        value={zones?.find(({ id }) => id === draft.timezoneId) ?? null}
        disabled={zones === null}
        onPick={({ id }) => onChange({ timezoneId: id })}
      />
      {partyFields.map((field) => (
        <PartyField
          key={field}
          field={field}
          value={draft[field]}
          businessName={facts.businessName}
          error={tell(faults[field])}
          onChange={(party) => onChange({ [field]: party })}
        />
      ))}
      <Invoice facts={facts} checked={draft.invoice} onChange={(invoice) => onChange({ invoice })} />
      <details className="create-rules">
        <summary>{i18n.t('create.rulesTitle')}</summary>
        <ul>
          <li>{i18n.t('create.rulesAdmin')}</li>
          <li>{i18n.t('create.rulesPages')}</li>
          <li>{i18n.t('create.rulesStanding')}</li>
        </ul>
      </details>
      <p className="field-hint">
        {i18n.t('create.draftKept')}{' '}
        <Button variant="quiet" onClick={onDiscard}>
          {i18n.t('create.discard')}
        </Button>
      </p>
    </div>
  );
}

function Limit({ created }: { created: number }): ReactNode {
  const isUsedUp = created >= 5;
  return (
    <div className="create-limit">
      <Chip tone={isUsedUp ? 'wait' : 'plain'}>{i18n.t('create.used', { n: formatNumber(created) })}</Chip>
      <p>
        {i18n.t('create.usedText', created, { n: formatNumber(created) })} {i18n.t('create.usedUp')}
      </p>
    </div>
  );
}

interface InvoiceProps {
  facts: CreateFacts;
  checked: boolean;
  onChange: (checked: boolean) => void;
}

/** Offered only where there is a line to put the account on. */
function Invoice({ facts: { creditLines, creditProblem }, checked, onChange }: InvoiceProps): ReactNode {
  if (creditLines === null || creditLines.length === 0) {
    if (creditLines !== null) return <p className="field-hint">{i18n.t('create.invoiceNone')}</p>;
    return (
      <p className="field-hint">
        {creditProblem === null
          ? i18n.t('create.invoiceUnknown')
          : i18n.t('create.invoiceUntold', { what: describeProblem(creditProblem).what })}
      </p>
    );
  }
  const names = creditLines.map(({ id, name }) => name ?? id).join(', ');
  return (
    <div className="field">
      <label className="party-choice">
        <input
          type="checkbox"
          checked={checked}
          onChange={(event) => onChange(event.currentTarget.checked)}
        />
        {i18n.t('create.invoice')}
      </label>
      <p className="field-hint">{i18n.t('create.invoiceLines', { names })}</p>
    </div>
  );
}

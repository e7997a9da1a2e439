// Create: who the advertiser, agency or partner is, in words rather than NONE and UNFOUND.

import { type ReactNode, useId } from 'react';
import { i18n } from '#i18n';
import { TextField } from '@/components/ui/text-field.tsx';
import type { Party, PartyField as PartyFieldName, PartyKind } from './create-draft.ts';

const kinds = ['own', 'none', 'unfound', 'other'] as const satisfies PartyKind[];

interface PartyFieldProps {
  field: PartyFieldName;
  value: Party;
  businessName: string;
  error: string | null;
  onChange: (value: Party) => void;
}

export function getPartyChoice(kind: PartyKind, businessName: string): string {
  return kind === 'own' ? i18n.t('create.party.own', { name: businessName }) : i18n.t(`create.party.${kind}`);
}

export function PartyField({ field, value, businessName, error, onChange }: PartyFieldProps): ReactNode {
  const id = useId();
  const isAdvertiser = field === 'endAdvertiser';
  return (
    <fieldset className="party" aria-describedby={`${id}-hint`}>
      <legend className="field-label">{i18n.t(`create.${field}`)}</legend>
      <p className="field-hint" id={`${id}-hint`}>
        {i18n.t(`create.${field}Hint`)}
      </p>
      {kinds.map((kind) => (
        <label key={kind} className="party-choice">
          <input
            type="radio"
            name={id}
            checked={value.kind === kind}
            onChange={() => onChange({ ...value, kind })}
          />
          <bdi>{getPartyChoice(kind, businessName)}</bdi>
        </label>
      ))}
      {value.kind === 'other' ? (
        <div className="party-other">
          <TextField
            label={i18n.t(isAdvertiser ? 'create.endAdvertiserId' : 'create.partyId')}
            hint={i18n.t(isAdvertiser ? 'create.endAdvertiserIdHint' : 'create.partyIdHint')}
            error={error}
            value={value.text}
            spellCheck={false}
            autoComplete="off"
            onChange={(event) => onChange({ ...value, text: event.target.value })}
          />
        </div>
      ) : null}
    </fieldset>
  );
}

// Connect: a field for a token. The token is read once and isn't kept: not in state, not in an attribute, not on
// screen. The field is uncontrolled (React mirrors a controlled one into the `value` attribute) and masked by style
// (a password field has no role).

import { type FormEvent, type ReactNode, useRef } from 'react';
import { i18n } from '#i18n';
import { Button } from '@/components/ui/button.tsx';
import { Field } from '@/components/ui/text-field.tsx';
import './connect.css';

interface TokenFormProps {
  isBusy: boolean;
  onToken: (token: string) => void;
}

export function TokenForm({ isBusy, onToken }: TokenFormProps): ReactNode {
  const field = useRef<HTMLInputElement>(null);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const input = field.current;
    if (!input || isBusy) return;
    const token = input.value;
    input.value = '';
    if (token.trim() === '') input.focus();
    else onToken(token);
  };
  return (
    <form className="token-form" onSubmit={submit}>
      <Field label={i18n.t('connect.token')} hint={i18n.t('connect.tokenHint')}>
        {(control) => (
          <div className="token-row">
            <input
              ref={field}
              type="text"
              className="input token-input"
              autoComplete="off"
              autoCapitalize="off"
              spellCheck={false}
              {...control}
            />
            <Button type="submit" variant="primary" busy={isBusy}>
              {i18n.t('connect.connect')}
            </Button>
          </div>
        )}
      </Field>
    </form>
  );
}

// Connect: a field for a token. The token is read once and isn't kept: not in state, not in an attribute, not on
// screen. The field is uncontrolled (React mirrors a controlled one into the `value` attribute) and masked by style
// (a password field has no role).

import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { i18n } from '#i18n';
import { Button } from '@/components/ui/button.tsx';
import { Field } from '@/components/ui/text-field.tsx';
import { showWhole } from './show-whole.ts';
import './connect.css';

interface TokenFormProps {
  isBusy: boolean;
  /** It is what the view was opened for: it has the focus, and so it is in sight in a low window too. */
  isWanted?: boolean;
  /** Id of what says why the one given last was refused. */
  refusedBy?: string | undefined;
  onToken: (token: string) => void;
}

export function TokenForm({ isBusy, isWanted = false, refusedBy, onToken }: TokenFormProps): ReactNode {
  const field = useRef<HTMLInputElement>(null);
  /** How often in a row nothing was in it. */
  const [missed, setMissed] = useState(0);
  /** A new one is being put in: what was wrong with the last one is none of its. */
  const [isAnew, setAnew] = useState(false);
  useEffect(() => {
    if (isWanted) field.current?.focus();
  }, [isWanted]);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const input = field.current;
    if (!input || isBusy) return;
    const token = input.value;
    input.value = '';
    setAnew(false);
    // Whatever comes of it, what is done next is done in the field.
    input.focus();
    const isMissing = token.trim() === '';
    setMissed(isMissing ? missed + 1 : 0);
    if (!isMissing) onToken(token);
  };
  return (
    <form className="token-form" onSubmit={submit}>
      <Field
        label={i18n.t('connect.token')}
        hint={i18n.t('connect.tokenHint')}
        wrongBy={isAnew ? undefined : refusedBy}
        // New words each time: the same ones would be read out once only.
        error={
          missed > 0 && (
            <span key={missed} ref={showWhole}>
              {i18n.t('connect.tokenMissing')}
            </span>
          )
        }
      >
        {(control) => (
          <div className="token-row">
            <input
              ref={field}
              type="text"
              className="input token-input"
              autoComplete="off"
              autoCapitalize="off"
              spellCheck={false}
              onInput={() => {
                setMissed(0);
                setAnew(true);
              }}
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

// Claim: a field for ids, lists of them, and addresses copied from Ads Manager.

import { type ReactNode, useState } from 'react';
import { i18n } from '#i18n';
import { Button } from '@/components/ui/button.tsx';
import { Dialog } from '@/components/ui/dialog.tsx';
import { Field } from '@/components/ui/text-field.tsx';
import { parseAdAccountIds } from '@/utils/context/parse-ad-account-ids.ts';
import { type AdAccountId, parseAdAccountId } from '@/utils/ids.ts';

interface ClaimPasteProps {
  onPaste: (accountIds: AdAccountId[]) => void;
  onClose: () => void;
}

export function ClaimPaste({ onPaste, onClose }: ClaimPasteProps): ReactNode {
  const [text, setText] = useState('');
  const [isNone, setNone] = useState(false);
  const go = (): void => {
    // A single number may be shorter than what is safe to pick out of running text.
    const single = parseAdAccountId(text);
    const ids = single ? [single] : (parseAdAccountIds(text) as AdAccountId[]);
    if (ids.length > 0) onPaste(ids);
    else setNone(true);
  };
  return (
    <Dialog
      title={i18n.t('claim.title')}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{i18n.t('claim.cancel')}</Button>
          <Button variant="primary" onClick={go} disabled={text.trim() === ''}>
            {i18n.t('claim.next')}
          </Button>
        </>
      }
    >
      <Field
        label={i18n.t('claim.paste')}
        hint={i18n.t('claim.pasteHint')}
        error={isNone ? i18n.t('claim.pasteNone') : null}
      >
        {(control) => (
          <textarea
            className="input claim-paste"
            rows={5}
            autoFocus
            spellCheck={false}
            autoComplete="off"
            value={text}
            onChange={(event) => {
              setText(event.target.value);
              setNone(false);
            }}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' || event.shiftKey) return;
              event.preventDefault();
              go();
            }}
            {...control}
          />
        )}
      </Field>
    </Dialog>
  );
}

// Claim: a field for ids, lists of them, and addresses copied from Ads Manager.

import { type ReactNode, useState } from 'react';
import { i18n } from '#i18n';
import { useDraft } from '@/components/create/use-draft.ts';
import { Button } from '@/components/ui/button.tsx';
import { Dialog } from '@/components/ui/dialog.tsx';
import { Field } from '@/components/ui/text-field.tsx';
import { useView } from '@/components/view-store.ts';
import { parseAdAccountIds } from '@/utils/context/parse-ad-account-ids.ts';
import { type AdAccountId, parseAdAccountId } from '@/utils/ids.ts';
import { createClaimDialog } from './create-claim-dialog.ts';

interface ClaimPasteProps {
  onClose: () => void;
}

/** What was pasted outlives the popup, and goes when the dialog is closed. */
export function ClaimPaste({ onClose }: ClaimPasteProps): ReactNode {
  const [{ text }, changeDraft, discard] = useDraft('claim', { text: '' });
  const [isNone, setNone] = useState(false);
  const close = (): void => {
    discard();
    onClose();
  };
  const go = (): void => {
    // A single number may be shorter than what is safe to pick out of running text.
    const single = parseAdAccountId(text);
    const ids = single
      ? [single]
      : (parseAdAccountIds(text, { limit: Number.POSITIVE_INFINITY }) as AdAccountId[]);
    if (ids.length > 0) {
      discard();
      useView.getState().openDialog(createClaimDialog(ids));
    } else {
      setNone(true);
    }
  };
  return (
    <Dialog
      title={i18n.t('claim.title')}
      onClose={close}
      long
      footer={
        <>
          <Button onClick={close}>{i18n.t('claim.cancel')}</Button>
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
              changeDraft({ text: event.target.value });
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

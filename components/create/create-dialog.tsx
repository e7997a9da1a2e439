// Create: an ad account in the business: form, review, outcome. The draft survives closing.

import { Fragment, type ReactNode, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { i18n } from '#i18n';
import { useApply } from '@/components/runs/use-apply.tsx';
import { isOver, useRun } from '@/components/runs/use-run.ts';
import { Button } from '@/components/ui/button.tsx';
import { Dialog } from '@/components/ui/dialog.tsx';
import { useView } from '@/components/view-store.ts';
import type { AdAccountId, BusinessId } from '@/utils/ids.ts';
import { type CreateDraft, checkDraft, emptyDraft, toCreateInput } from './create-draft.ts';
import { CreateForm } from './create-form.tsx';
import { CreateOutcome } from './create-outcome.tsx';
import { CreateReview } from './create-review.tsx';
import { useCreateFacts } from './use-create-facts.ts';
import { useDraft } from './use-draft.ts';
import { useTimezones } from './use-timezones.ts';
import './create.css';

interface CreateDialogProps {
  businessId: BusinessId;
  onClose: () => void;
}

/** An older search, or another list, would hide it. */
function showInList(accountId: AdAccountId): void {
  const { query, tab, search, showTab, select } = useView.getState();
  if (query !== '') search('');
  if (tab !== 'owned') showTab('owned');
  select(accountId);
}

export function CreateDialog({ businessId, onClose }: CreateDialogProps): ReactNode {
  const [draft, change, discard] = useDraft<CreateDraft>(`create/${businessId}`, emptyDraft);
  const [hasTried, setTried] = useState(false);
  const form = useRef<HTMLDivElement>(null);
  const facts = useCreateFacts(businessId);
  const zones = useTimezones();
  const followed = useRun(draft.runId);
  const { apply, isBusy, dialog, notice } = useApply(businessId);
  if (!facts) return null;

  const faults = checkDraft(draft);
  const input = toCreateInput(draft, businessId, (facts.creditLines ?? []).length > 0);
  // A review of something that no longer holds (the credit line went) is a form again.
  const isReviewing = draft.isReviewing && input !== null;
  const review = (): void => {
    if (input) change({ isReviewing: true });
    // What is missing may be far above the button.
    flushSync(() => setTried(true));
    form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus();
  };
  const create = async (): Promise<void> => {
    if (!input) return;
    // The review is the question: it names everything, and its button is the act.
    const run = await apply([{ operation: 'create-ad-account', input }], { acknowledged: ['one-way'] });
    if (run) change({ runId: run.runId });
  };

  if (draft.runId !== null) {
    const step = followed?.steps[0];
    const hasFailed = isOver(followed) && step?.state === 'failed';
    const createdId = step?.state === 'done' ? step.outcome?.accountId : undefined;
    const correct = (): void => change({ runId: null, isReviewing: false });
    const finish = (): void => {
      // A refused account is corrected and tried again; one that is there needs its form no longer.
      if (hasFailed) {
        correct();
        return;
      }
      discard();
      onClose();
      if (createdId) showInList(createdId);
    };
    const open = (accountId: AdAccountId): void => {
      finish();
      // Nobody has access yet: adding somebody is what comes next.
      useView.getState().open({ kind: 'account', accountId, adding: true });
    };
    // An outcome that was seen isn't shown once more in place of the next account's form; one still to come is.
    const close = (): void => {
      if (createdId) {
        finish();
        return;
      }
      if (hasFailed) correct();
      onClose();
    };
    return (
      <Dialog
        title={i18n.t('create.title')}
        onClose={close}
        footer={
          <>
            <Button variant={createdId ? 'secondary' : 'primary'} onClick={finish}>
              {i18n.t(hasFailed ? 'create.back' : 'create.done')}
            </Button>
            {createdId ? (
              <Button variant="primary" onClick={() => open(createdId)}>
                {i18n.t('create.open')}
              </Button>
            ) : null}
          </>
        }
      >
        <CreateOutcome followed={followed} />
      </Dialog>
    );
  }
  return (
    <Dialog
      title={i18n.t('create.title')}
      onClose={onClose}
      deliberate
      long
      footer={
        // Keyed: the focus doesn't stay on a button that is another one by now.
        isReviewing ? (
          <Fragment key="review">
            <Button onClick={() => change({ isReviewing: false })}>{i18n.t('create.back')}</Button>
            <Button variant="primary" busy={isBusy} onClick={create}>
              {i18n.t('create.create')}
            </Button>
          </Fragment>
        ) : (
          <Fragment key="form">
            <Button onClick={onClose}>{i18n.t('create.cancel')}</Button>
            <Button variant="primary" onClick={review}>
              {i18n.t('create.review')}
            </Button>
          </Fragment>
        )
      }
    >
      {isReviewing ? null : (
        <p className="muted create-for">
          {i18n.t('create.for')}{' '}
          <b>
            <bdi dir="auto">{facts.businessName}</bdi>
          </b>{' '}
          <span className="num">({businessId})</span>
        </p>
      )}
      {isReviewing && input ? (
        <CreateReview
          businessId={businessId}
          businessName={facts.businessName}
          draft={draft}
          input={input}
          zones={zones}
        />
      ) : (
        <CreateForm
          ref={form}
          facts={facts}
          zones={zones}
          draft={draft}
          faults={hasTried ? faults : {}}
          onChange={change}
          onDiscard={discard}
        />
      )}
      {notice}
      {dialog}
    </Dialog>
  );
}

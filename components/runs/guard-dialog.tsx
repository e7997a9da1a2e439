// Runs: asks before something that takes away or can't be taken back. It names everything concerned, says in
// words what it means, and its button is the act.

import { type ReactNode, useState } from 'react';
import { i18n } from '#i18n';
import { Banner } from '@/components/ui/banner.tsx';
import { Button } from '@/components/ui/button.tsx';
import { Dialog } from '@/components/ui/dialog.tsx';
import { formatNumber } from '@/components/ui/format.ts';
import { Isolated } from '@/components/ui/isolated.tsx';
import type { Guard, PlannedChange } from '@/utils/runs/types.ts';
import { ChangeFacts } from './change-facts.tsx';
import { describeChange } from './describe-change.ts';
import {
  describeAct,
  describeGuard,
  describeRefusal,
  getAskedGuards,
  isDeliberate,
} from './describe-guard.ts';
import './guard-dialog.css';

/** More than these are counted, not shown: a plan of many has its own review. */
const shownLimit = 5;

interface GuardDialogProps {
  guards: Guard[];
  planned: PlannedChange[];
  onAnswer: (isYes: boolean) => void;
}

export function GuardDialog({ guards, planned, onAnswer }: GuardDialogProps): ReactNode {
  const [isUnderstood, setUnderstood] = useState(false);
  const asked = getAskedGuards(guards);
  const needsWord = isDeliberate(asked);
  const more = planned.length - shownLimit;
  // Those that it is asked for come first.
  const isConcerned = (one: PlannedChange): number =>
    Number(one.guards.some((guard) => guards.includes(guard)));
  const listed = planned.toSorted((a, b) => isConcerned(b) - isConcerned(a));
  return (
    <Dialog
      title={i18n.t('guard.title')}
      onClose={() => onAnswer(false)}
      deliberate
      footer={
        <>
          <Button onClick={() => onAnswer(false)}>{i18n.t('guard.cancel')}</Button>
          <Button variant="danger" disabled={needsWord && !isUnderstood} onClick={() => onAnswer(true)}>
            <bdi>{describeAct(asked, planned)}</bdi>
          </Button>
        </>
      }
    >
      <div className="guard">
        {listed.slice(0, shownLimit).map((one) => (
          <div className="guard-card" key={`${one.accountId}-${one.personId}-${one.change.operation}`}>
            {/* A change of access is among its facts. */}
            {one.change.operation === 'set-tasks' ? null : (
              <p className="guard-what">
                <Isolated>{describeChange(one)}</Isolated>
              </p>
            )}
            <ChangeFacts planned={one} />
            {one.refusal ? <p className="guard-refusal">{describeRefusal(one.refusal)}</p> : null}
          </div>
        ))}
        {more > 0 ? <p className="muted">{i18n.t('guard.more', more, { n: formatNumber(more) })}</p> : null}
        {asked.map((guard) => {
          const { title, text } = describeGuard(guard, planned);
          return (
            <Banner key={guard} tone="wait" title={title}>
              {text}
            </Banner>
          );
        })}
        {needsWord ? (
          <label className="guard-understand">
            <input
              type="checkbox"
              checked={isUnderstood}
              onChange={(event) => setUnderstood(event.currentTarget.checked)}
            />
            {i18n.t('guard.understand')}
          </label>
        ) : null}
      </div>
    </Dialog>
  );
}

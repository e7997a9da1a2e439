// Runs: changes that can't be made at all, known without asking Meta.

import type { ReactNode } from 'react';
import type { PlannedChange } from '@/utils/runs/types.ts';
import { getSubject } from './describe-change.ts';
import { describeRefusal } from './describe-guard.ts';
import './problem-notice.css';

export function RefusalNotice({ planned }: { planned: PlannedChange[] }): ReactNode {
  const refused = planned.flatMap((one) => (one.refusal === null ? [] : [{ one, refusal: one.refusal }]));
  return (
    <div className="problem" role="alert">
      {refused.map(({ one, refusal }) => (
        <div key={`${one.accountId}-${one.personId}`}>
          <p className="problem-what">{describeRefusal(refusal)}</p>
          <p className="problem-subject">
            <bdi>{getSubject(one)}</bdi>
          </p>
        </div>
      ))}
    </div>
  );
}

// people: one person on one account, seen from either side: what they may do, and taking it away.

import X from 'lucide/dist/esm/icons/x.mjs';
import type { ReactNode } from 'react';
import { i18n } from '#i18n';
import { Icon } from '@/components/ui/icon.tsx';
import { IconButton } from '@/components/ui/icon-button.tsx';
import { Name } from '@/components/ui/name.tsx';
import { SegmentedRadio } from '@/components/ui/segmented-radio.tsx';
import {
  getPermittedLevels,
  getTaskLevel,
  type TaskLevel,
  type TaskMask,
  taskLevels,
} from '@/utils/tasks.ts';
import { getLevelName } from './describe-person.ts';

export interface AccessRowProps {
  /** What the radio group and the button are named after: the person, or the account. */
  name: string;
  /** A second line: a role, an id, "Being changed…". Plain text is its own tip where it is cut. */
  about: ReactNode;
  mark: ReactNode;
  /** The name is long and its second line is needed whole: they get a line of their own where it is narrow. */
  isWide?: boolean;
  tasks: TaskMask;
  /** What is on its way instead; 0: being removed. */
  pendingTasks: TaskMask | undefined;
  /** What the business may give out on the account; 0: not told, nothing is ruled out. */
  permitted: TaskMask;
  businessName: string;
  /** Why nothing can be changed here. */
  disabledReason?: string | undefined;
  onOpen?: (() => void) | undefined;
  onChange: (level: TaskLevel) => void;
  onRemove: () => void;
}

/** A change on its way is shown as if it were done, and as busy. */
export function AccessRow(props: AccessRowProps): ReactNode {
  const { name, tasks, pendingTasks, permitted, disabledReason } = props;
  const isPending = pendingTasks !== undefined;
  const isGoing = pendingTasks === 0;
  const allowed = permitted === 0 ? taskLevels : getPermittedLevels(permitted);
  const beyond = i18n.t('people.beyond', { business: props.businessName });
  const doing = isPending
    ? i18n.t(isGoing ? 'people.removing' : tasks === 0 ? 'people.adding' : 'people.changing')
    : '';
  const tip = [typeof props.about === 'string' ? props.about : '', doing];
  return (
    <li className="access-row" data-going={isGoing || undefined} data-wide={props.isWide || undefined}>
      <div className="access-who">
        {props.mark}
        <div className="access-text">
          {props.onOpen ? (
            <button type="button" className="access-name" onClick={props.onOpen}>
              <Name>{name}</Name>
            </button>
          ) : (
            <Name>{name}</Name>
          )}
          <span className="access-about" title={tip.filter(Boolean).join(' · ') || undefined}>
            {doing}
            {doing && props.about && ' · '}
            {props.about}
          </span>
        </div>
      </div>
      <div className="access-what">
        <SegmentedRadio
          label={name}
          value={getTaskLevel(isGoing ? tasks : (pendingTasks ?? tasks))}
          options={taskLevels.map((level) => ({
            value: level,
            label: getLevelName(level),
            disabledReason: disabledReason ?? (allowed.includes(level) ? undefined : beyond),
          }))}
          busy={isPending}
          onChange={props.onChange}
        />
        <IconButton
          label={i18n.t('people.remove', { name })}
          icon={<Icon of={X} size={14} />}
          disabled={disabledReason !== undefined}
          aria-disabled={isPending || undefined}
          onClick={isPending ? undefined : props.onRemove}
        />
      </div>
    </li>
  );
}

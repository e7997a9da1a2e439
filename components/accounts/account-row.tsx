// accounts: one ad account in the list.

import { memo, type ReactNode } from 'react';
import { i18n } from '#i18n';
import { Name } from '@/components/ui/name.tsx';
import { getAccountName } from '@/utils/account-name.ts';
import { toActId } from '@/utils/ids.ts';
import type { AdAccountRow } from '@/utils/mirror/schema.ts';
import { describeAsked } from './describe-asked.ts';
import { describeStatus } from './describe-status.ts';
import { type MarkInput, mark } from './mark.tsx';
import { describeRowPeople, RowPeople, type RowPeopleProps } from './row-people.tsx';

/** Opens the account, or begins what its row's button says. */
export type OpenRow = (row: AdAccountRow, act?: 'assign' | 'withdraw') => void;

export interface AccountRowProps extends Pick<RowPeopleProps, 'people' | 'access' | 'isAccessKnown'> {
  id: string;
  row: AdAccountRow;
  /** From 1, over the whole list. */
  rowIndex: number;
  /** Pixels from the list's top. */
  top: number;
  isActive: boolean;
  words: MarkInput['words'];
  onOpen: OpenRow;
}

function describeAge(row: AdAccountRow): string {
  const when = describeAsked(row);
  return when === null ? i18n.t('accounts.askedUnknown') : i18n.t('accounts.asked', { when });
}

function describeRow({ row, access, isAccessKnown }: AccountRowProps): string {
  const isPending = row.access === 'PENDING';
  const told = isPending ? describeAge(row) : describeRowPeople({ row, access, isAccessKnown });
  return [row.currency, told].filter(Boolean).join(', ');
}

export const AccountRow = memo(function AccountRow(props: AccountRowProps): ReactNode {
  const { row, isActive, words, onOpen } = props;
  const status = describeStatus(row);
  const actId = toActId(row.id);
  // Of every id, so a search doesn't look there.
  const prefix = actId.length - row.id.length;
  // Of others' pending accounts only the id is known: then it stands in the name's place, once.
  const known = getAccountName(row);
  const name = known ?? actId;
  const isPending = row.access === 'PENDING';
  // As few nodes as can be: a letter may change every row in sight.
  const facts = [
    known === null ? null : actId,
    row.currency,
    status.isNotable ? null : row.timezoneName,
    isPending ? describeAge(row) : null,
  ].filter((fact) => fact !== null);
  const act = i18n.t(isPending ? 'common.withdraw' : 'accounts.assign');
  const isTold = !isPending && status.isNotable;
  const end = known === null ? 0 : actId.length;
  const told = mark({ text: facts.join(' · '), words, from: prefix, to: end });
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid has the keys (aria-activedescendant).
    // biome-ignore lint/a11y/useFocusableInteractive: the grid has the focus.
    // biome-ignore lint/a11y/useSemanticElements: a virtual list of 10,000 rows can't be a table.
    <div
      id={props.id}
      role="row"
      className="account-row"
      aria-rowindex={props.rowIndex}
      aria-selected={isActive}
      aria-label={[known, actId, status.text].filter((part) => part !== null).join(', ')}
      // What its cells show: the row alone is read where the keys move.
      aria-description={isActive ? describeRow(props) : undefined}
      style={{ insetBlockStart: props.top }}
      onClick={() => onOpen(row)}
    >
      {/* biome-ignore lint/a11y/useSemanticElements: as above */}
      <div role="gridcell" className="account-cell" tabIndex={-1}>
        <i className="status-dot" data-tone={status.tone} title={status.text} />
        <Name painted={mark({ text: name, words, from: known === null ? prefix : 0 })}>{name}</Name>
        <span className="account-facts num" data-notable={isTold || undefined}>
          {isTold ? (
            <>
              <span className="account-fact">{told}</span>
              {facts.length > 0 && <span className="account-dot">·</span>}
              <span className="account-status" data-tone={status.tone}>
                {status.text}
              </span>
            </>
          ) : (
            told
          )}
        </span>
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: as above */}
      <div role="gridcell" className="account-side" tabIndex={-1}>
        {isActive && !isPending ? null : (
          <RowPeople
            row={row}
            people={props.people}
            access={props.access}
            isAccessKnown={props.isAccessKnown}
          />
        )}
        {isActive ? (
          <button
            type="button"
            className="button"
            tabIndex={-1}
            aria-label={`${act} ${name}`}
            onClick={(event) => {
              event.stopPropagation();
              onOpen(row, isPending ? 'withdraw' : 'assign');
            }}
          >
            {act}
          </button>
        ) : null}
      </div>
    </div>
  );
});

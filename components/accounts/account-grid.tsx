// accounts: the list itself. Only the rows in sight are in the document.

import { type KeyboardEvent, type ReactNode, useImperativeHandle, useRef } from 'react';
import { i18n } from '#i18n';
import type { AccessRow, AdAccountRow, PersonRow } from '@/utils/mirror/schema.ts';
import { AccountRow, type OpenRow } from './account-row.tsx';
import type { MarkInput } from './mark.tsx';
import { getRowHeight } from './row-height.ts';
import { useRowWindow } from './use-row-window.ts';

export interface AccountGridHandle {
  /** Arrows and the like, pressed here or in the search; true if it was one of ours. */
  moveOnKey: (event: KeyboardEvent) => boolean;
  /** Brings a row into sight. */
  reveal: (index: number) => void;
}

export interface AccountGridProps {
  id: string;
  ref: React.Ref<AccountGridHandle>;
  rows: readonly AdAccountRow[];
  /** The true total, of which `rows` may be a part; -1 for not known. */
  rowCount: number;
  words: MarkInput['words'];
  people: readonly PersonRow[];
  access: readonly AccessRow[];
  isAccessKnown: boolean;
  /** Index of the row that the keyboard is on; -1 while that row isn't here yet. */
  active: number;
  onActivate: (row: AdAccountRow) => void;
  onOpen: OpenRow;
  /** Pixels; where the list was left. */
  initialOffset: number;
  onScroll: (offset: number) => void;
}

export const getRowId = (gridId: string, index: number): string => `${gridId}-${index}`;

export function AccountGrid(props: AccountGridProps): ReactNode {
  const { rows, active, onOpen } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const rowHeight = useRef(0);
  rowHeight.current ||= getRowHeight();
  const { indices, getFitting, reveal } = useRowWindow({
    scroller,
    rows,
    rowHeight: rowHeight.current,
    initialOffset: props.initialOffset,
  });
  // The active row stays in the document even when it is scrolled away: the focus refers to it.
  const shown = indices.includes(active) || !rows[active] ? indices : [...indices, active];

  const moveTo = (index: number): void => {
    const row = rows[Math.max(0, Math.min(rows.length - 1, index))];
    if (!row) return;
    props.onActivate(row);
    reveal(rows.indexOf(row));
  };
  const moveOnKey = (event: KeyboardEvent): boolean => {
    if (event.nativeEvent.isComposing || event.altKey || event.metaKey) return false;
    if (rows.length === 0 || active < 0) return false;
    const inText = event.target instanceof HTMLInputElement && !event.ctrlKey;
    const page = Math.max(1, getFitting() - 1);
    if (event.key === 'ArrowDown') moveTo(active + 1);
    else if (event.key === 'ArrowUp' && active > 0) moveTo(active - 1);
    else if (event.key === 'PageDown') moveTo(active + page);
    else if (event.key === 'PageUp') moveTo(active - page);
    else if (event.key === 'Home' && !inText) moveTo(0);
    else if (event.key === 'End' && !inText) moveTo(rows.length - 1);
    else if (event.key === 'Enter' && rows[active]) onOpen(rows[active]);
    else return false;
    event.preventDefault();
    return true;
  };
  useImperativeHandle(props.ref, () => ({ moveOnKey, reveal }));

  return (
    // biome-ignore lint/a11y/useSemanticElements: a virtual list of 10,000 rows can't be a table.
    <div
      ref={scroller}
      id={props.id}
      role="grid"
      className="account-grid"
      tabIndex={0}
      aria-label={i18n.t('accounts.list')}
      aria-rowcount={props.rowCount}
      aria-activedescendant={rows[active] ? getRowId(props.id, active) : undefined}
      onKeyDown={moveOnKey}
      onScroll={(event) => props.onScroll(event.currentTarget.scrollTop)}
    >
      <div className="account-rows" style={{ blockSize: rows.length * rowHeight.current }}>
        {shown.map((index) => {
          const row = rows[index];
          if (!row) return null;
          return (
            <AccountRow
              key={index}
              id={getRowId(props.id, index)}
              row={row}
              rowIndex={index + 1}
              top={index * rowHeight.current}
              isActive={index === active}
              words={props.words}
              people={props.people}
              access={props.access}
              isAccessKnown={props.isAccessKnown}
              onOpen={onOpen}
            />
          );
        })}
      </div>
    </div>
  );
}

// people: the accounts of a person, and changing what they may do on them.

import { type ReactNode, useMemo, useState } from 'react';
import { i18n } from '#i18n';
import { describeStatus } from '@/components/accounts/describe-status.ts';
import { useWriteGate } from '@/components/page/use-write-gate.ts';
import { Button } from '@/components/ui/button.tsx';
import { Chip } from '@/components/ui/chip.tsx';
import { Combobox } from '@/components/ui/combobox.tsx';
import { formatNumber } from '@/components/ui/format.ts';
import { Name } from '@/components/ui/name.tsx';
import { oneWish } from '@/components/ui/one-wish.ts';
import { Spinner } from '@/components/ui/spinner.tsx';
import { useKeptFocus } from '@/components/ui/use-kept-focus.ts';
import { openedDraft, useView } from '@/components/view-store.ts';
import { getAccountName } from '@/utils/account-name.ts';
import { foldText } from '@/utils/fold-text.ts';
import { type AdAccountId, toActId } from '@/utils/ids.ts';
import { getTasksByAccount } from '@/utils/mirror/access-tasks.ts';
import type { AccessRow as Access, AdAccountRow, BusinessRow, PersonRow } from '@/utils/mirror/schema.ts';
import { getLevelMask, getPermittedLevels, type TaskMask } from '@/utils/tasks.ts';
import { AccessRow } from './access-row.tsx';
import { ChangeTold } from './change-told.tsx';
import { findPending, useAccessChanges } from './use-access-changes.ts';

export interface PersonAccountsProps {
  person: PersonRow;
  /** What it has of everybody. */
  known: readonly Access[];
  business: BusinessRow;
  /** What the business has: owned and shared. */
  rows: readonly AdAccountRow[];
  isReading: boolean;
}

interface Entry {
  accountId: AdAccountId;
  row: AdAccountRow | undefined;
  name: string;
  tasks: TaskMask;
}

/** Shown at first, and more with each click: a radio group a row is a lot for thousands. */
const STEP = 50;
/** What is looked for among them, while this person is open. */
const filterKey = `${openedDraft}filter`;
/** From here on one searches rather than looks. */
const MANY = 12;

const getKey = (row: AdAccountRow): string => row.id;
const getText = (row: AdAccountRow): string => getAccountName(row) ?? toActId(row.id);
const getFolded = (row: AdAccountRow): string => `${row.folded} act_${row.id}`;

function Status({ row }: { row: AdAccountRow | undefined }): ReactNode {
  const status = row && describeStatus(row);
  return <span className="status-dot" data-tone={status?.tone ?? 'off'} title={status?.text} />;
}

/** The id, where it isn't the name, and the status, where it is one to know. */
function renderAbout(row: AdAccountRow): ReactNode {
  const { isNotable, text } = describeStatus(row);
  const id = getAccountName(row) === null ? null : toActId(row.id);
  if (id === null && !isNotable) return null;
  return (
    <>
      {id && <span className="num">{id}</span>}
      {id && isNotable && ' · '}
      {isNotable && text}
    </>
  );
}

export function PersonAccounts({ person, known, business, rows, isReading }: PersonAccountsProps): ReactNode {
  const { set, pending, access: present, last, dialog, notice } = useAccessChanges(business.id, known);
  const access = present.find((row) => row.personId === person.id);
  const gate = useWriteGate(business.id);
  const keptFocus = useKeptFocus();
  const text = useView((view) => view.drafts[filterKey]);
  const filter = typeof text === 'string' ? text : '';
  const [limit, setLimit] = useState(STEP);
  // Once there it stays, also when few are left: what was typed in it still counts.
  const [isFiltered, setFiltered] = useState(false);

  const entries = useMemo(() => {
    const tasks = new Map(access && [...getTasksByAccount(access)].filter(([, mask]) => mask !== 0));
    for (const change of pending) {
      if (change.personId !== person.id || change.tasks === 0 || tasks.has(change.accountId)) continue;
      tasks.set(change.accountId, 0);
    }
    const byId = new Map(rows.map((row) => [row.id, row]));
    return [...tasks]
      .map(([accountId, mask]): Entry => {
        const row = byId.get(accountId);
        return { accountId, row, name: row ? getText(row) : toActId(accountId), tasks: mask };
      })
      .sort((a, b) => a.name.localeCompare(b.name) || a.accountId.localeCompare(b.accountId));
  }, [access, pending, person.id, rows]);
  if (entries.length > MANY && !isFiltered) setFiltered(true);
  const options = useMemo(() => {
    const here = new Set(entries.map(({ accountId }) => accountId));
    return rows.filter(({ id }) => !here.has(id));
  }, [entries, rows]);
  const folded = foldText(filter);
  const found = entries.filter(({ row, accountId }) =>
    `${row ? row.folded : ''} act_${accountId}`.includes(folded),
  );

  const add = (row: AdAccountRow): void => {
    const first = row.permitted === 0 ? 'analyze' : getPermittedLevels(row.permitted)[0];
    if (first) void set({ accountId: row.id, personId: person.id, tasks: getLevelMask(first) });
  };
  return (
    <section className="people" aria-label={i18n.t('person.title')}>
      <h2 className="section-title">
        {i18n.t('person.title')}
        {(entries.length > 0 || access) && <Chip>{formatNumber(entries.length)}</Chip>}
        {isReading && <Spinner />}
      </h2>
      {entries.length === 0 && (
        <p className="muted">{i18n.t(access?.complete ? 'person.none' : 'person.reading')}</p>
      )}
      {isFiltered && (
        <input
          className="input"
          type="search"
          aria-label={i18n.t('person.filter')}
          placeholder={i18n.t('person.filter')}
          value={filter}
          autoComplete="off"
          onChange={(event) => useView.getState().saveDraft(filterKey, event.target.value)}
        />
      )}
      <ul className="access-rows" {...keptFocus} {...oneWish}>
        {found.slice(0, limit).map(({ accountId, row, name, tasks }) => (
          <AccessRow
            key={accountId}
            name={name}
            isWide
            about={row ? renderAbout(row) : null}
            mark={<Status row={row} />}
            tasks={tasks}
            pendingTasks={findPending(pending, accountId, person.id)?.tasks}
            permitted={row?.permitted ?? 0}
            businessName={business.name}
            disabledReason={gate.reason ?? undefined}
            onOpen={row ? () => useView.getState().open({ kind: 'account', accountId }) : undefined}
            onChange={(level) => void set({ accountId, personId: person.id, tasks: getLevelMask(level) })}
            onRemove={() => void set({ accountId, personId: person.id, tasks: 0 })}
          />
        ))}
      </ul>
      {found.length > limit && (
        <Button variant="quiet" onClick={() => setLimit(limit + STEP)}>
          {i18n.t('person.more')}
        </Button>
      )}
      {access && !access.complete && !isReading && (
        <p className="faint">{i18n.t('person.incomplete', { count: formatNumber(entries.length) })}</p>
      )}
      <Combobox
        label={i18n.t('person.add')}
        hideLabel
        options={options}
        getKey={getKey}
        getText={getText}
        getFolded={getFolded}
        renderOption={(row) => (
          <span className="person-option">
            <Name>{getText(row)}</Name>
            {getAccountName(row) ? <span className="faint num">{toActId(row.id)}</span> : null}
          </span>
        )}
        onPick={add}
        placeholder={i18n.t('person.addPlaceholder')}
        disabled={gate.blocked}
      />
      {gate.reason && <p className="faint">{gate.reason}</p>}
      <ChangeTold step={last} />
      {notice}
      {dialog}
    </section>
  );
}

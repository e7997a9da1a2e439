// accounts: search, the three lists, and the list in view.

import {
  type KeyboardEvent,
  lazy,
  type ReactNode,
  Suspense,
  useCallback,
  useEffect,
  useEffectEvent,
  useId,
  useRef,
  useState,
} from 'react';
import { useShallow } from 'zustand/react/shallow';
import { i18n } from '#i18n';
import { createClaimDialog } from '@/components/claim/create-claim-dialog.ts';
import { formatNumber } from '@/components/ui/format.ts';
import { useView } from '@/components/view-store.ts';
import { areListsKnown } from '@/utils/mirror/queries.ts';
import { type BusinessRow, listNames, type SyncRow } from '@/utils/mirror/schema.ts';
import { AccountGrid, type AccountGridHandle, getRowId } from './account-grid.tsx';
import type { OpenRow } from './account-row.tsx';
import { describeClaim } from './describe-claim.ts';
import { getTabId, ListTabs } from './list-tabs.tsx';
import { PeopleHits } from './people-hits.tsx';
import { SearchBox } from './search-box.tsx';
import { searchFromTop } from './search-from-top.ts';
import { SearchTold } from './search-told.tsx';
import type { BusinessAccess } from './use-access.ts';
import { useAccountSearch } from './use-account-search.ts';
import type { AccountLists } from './watch-account-lists.ts';
import './accounts.css';

const ListEmpty = lazy(async () => ({ default: (await import('./list-empty.tsx')).ListEmpty }));

export interface AccountsViewProps {
  business: BusinessRow;
  lists: AccountLists;
  known: BusinessAccess;
  syncs: readonly SyncRow[];
  isOnline: boolean;
  onRefresh: () => void;
}

export function AccountsView({
  business,
  lists,
  known,
  syncs,
  isOnline,
  onRefresh,
}: AccountsViewProps): ReactNode {
  const {
    tab,
    query: text,
    selected,
  } = useView(useShallow((view) => ({ tab: view.tab, query: view.query, selected: view.selected })));
  const { showTab, select, open, openDialog, scrollTo } = useView.getState();
  const { people, access } = known;
  const found = useAccountSearch(text, lists, known);
  const panelId = useId();
  const grid = useRef<AccountGridHandle>(null);
  const input = useRef<HTMLInputElement>(null);

  // From the first search on, for as long as this is shown (see `mark`).
  const [hasSearched, setSearched] = useState(found.isSearching);
  if (found.isSearching && !hasSearched) setSearched(true);

  const rows = found.hits[tab];
  const sync = syncs.find((one) => one.resource === tab);
  const total = sync?.total ?? (sync?.completedAt == null ? null : lists.rows[tab].length);
  const isWhole = lists.isRead[tab];
  const wanted = selected === null ? 0 : rows.findIndex((row) => row.id === selected);
  // One that isn't among the first rows may be among the others: until those are here, Enter opens none in its place.
  const active = isWhole ? Math.max(0, wanted) : wanted;
  const isMoved = selected !== null || found.isSearching;
  const gridId = `${panelId}-grid`;

  const hits =
    found.isSearching && isWhole && total !== null
      ? i18n.t('accounts.hits', { hits: formatNumber(rows.length), total: formatNumber(total) })
      : null;
  const hitsOf = {
    owned: found.hits.owned.length,
    shared: found.hits.shared.length,
    pending: found.hits.pending.length,
  };

  const openRow = useCallback<OpenRow>(
    (row, act) => {
      select(row.id);
      if (act === 'withdraw') {
        // The button goes with its row; the focus comes back to what stays.
        input.current?.focus();
        openDialog({ kind: 'remove', accountId: row.id });
      } else open({ kind: 'account', accountId: row.id, ...(act && { adding: true }) });
    },
    [select, open, openDialog],
  );
  // What is chosen from elsewhere is brought into sight once it is here; what was chosen before, a list may be left without.
  const wasSelected = useRef(selected);
  const isHere = wanted >= 0;
  const revealSelected = useEffectEvent(() => grid.current?.reveal(active));
  useEffect(() => {
    if (!isHere || selected === wasSelected.current) return;
    wasSelected.current = selected;
    revealSelected();
  }, [isHere, selected]);
  const onScroll = useCallback((offset: number) => scrollTo(tab, offset), [scrollTo, tab]);
  const onKey = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.key === 'ArrowUp' && active === 0 && found.people.length > 0) {
      event.preventDefault();
      const buttons = document.querySelectorAll<HTMLElement>('.person-hit');
      buttons[buttons.length - 1]?.focus();
    } else if (event.key === 'Enter' && rows.length === 0 && found.unknownIds.length > 0) {
      openDialog(createClaimDialog(found.unknownIds));
    } else {
      grid.current?.moveOnKey(event);
    }
  };

  return (
    <div className="accounts">
      <h1 className="visually-hidden">{i18n.t('accounts.list')}</h1>
      <SearchBox
        ref={input}
        value={text}
        hits={hits}
        gridId={rows.length > 0 ? gridId : undefined}
        activeRowId={isMoved && rows[active] ? getRowId(gridId, active) : undefined}
        onChange={searchFromTop}
        onKey={onKey}
      />
      <SearchTold text={text} list={tab} hits={hits} found={hitsOf} people={found.people.length} />
      <ListTabs
        tab={tab}
        syncs={syncs}
        hits={found.isSearching ? hitsOf : null}
        panelId={panelId}
        onShow={showTab}
      />
      <div id={panelId} role="tabpanel" aria-labelledby={getTabId(panelId, tab)} className="list-panel">
        {found.people.length > 0 && (
          <PeopleHits
            people={found.people}
            access={access}
            words={found.query.words}
            onOpen={(person) => open({ kind: 'person', personId: person.id })}
            onLeave={() => input.current?.focus()}
          />
        )}
        {rows.length > 0 && found.unknownIds.length > 0 && (
          <button
            type="button"
            className="claim-hit"
            onClick={() => openDialog(createClaimDialog(found.unknownIds))}
          >
            {describeClaim(found.unknownIds)}
          </button>
        )}
        {rows.length > 0 ? (
          <AccountGrid
            key={`${business.id}/${tab}`}
            id={gridId}
            ref={grid}
            rows={rows}
            rowCount={found.isSearching ? rows.length : (total ?? -1)}
            words={hasSearched ? found.query.words : null}
            people={people}
            access={access}
            isAccessKnown={known.isWhole}
            active={active}
            onActivate={(row) => select(row.id)}
            onOpen={openRow}
            initialOffset={useView.getState().scroll[tab]}
            onScroll={onScroll}
          />
        ) : isWhole ? (
          <Suspense fallback={null}>
            <ListEmpty
              list={tab}
              sync={sync}
              search={found}
              text={text}
              hasRows={lists.rows[tab].length > 0}
              areAllRead={listNames.every((list) => lists.isRead[list]) && areListsKnown(syncs)}
              businessName={business.name}
              isOnline={isOnline}
              onShow={showTab}
              onClaim={(accountIds) => openDialog(createClaimDialog(accountIds))}
              onCreate={() => openDialog({ kind: 'create' })}
              onClear={() => {
                searchFromTop('');
                input.current?.focus();
              }}
              onRefresh={onRefresh}
            />
          </Suspense>
        ) : null}
      </div>
    </div>
  );
}

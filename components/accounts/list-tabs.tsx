// accounts: owned, shared, pending, each with its true count.

import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
import { i18n } from '#i18n';
import { formatNumber } from '@/components/ui/format.ts';
import { afterPaint } from '@/utils/after-paint.ts';
import { type ListName, listNames, type SyncRow } from '@/utils/mirror/schema.ts';

export interface ListTabsProps {
  tab: ListName;
  syncs: readonly SyncRow[];
  /** Hits of the search by list, or null when nothing is searched. */
  hits: Record<ListName, number> | null;
  panelId: string;
  onShow: (tab: ListName) => void;
}

export function getListTitle(list: ListName): string {
  if (list === 'owned') return i18n.t('accounts.owned');
  return list === 'shared' ? i18n.t('accounts.shared') : i18n.t('accounts.pending');
}

/** Meta's own total; how many were read "so far" while it isn't known. */
function describeCount(sync: SyncRow | undefined): string {
  if (!sync) return '';
  if (sync.total !== null) return formatNumber(sync.total);
  const loaded = formatNumber(sync.loaded);
  return sync.completedAt === null ? i18n.t('accounts.soFar', { count: loaded }) : loaded;
}

export const getTabId = (panelId: string, list: ListName): string => `${panelId}-tab-${list}`;

/** Moves the tabs sideways as far as it takes; nothing else is moved. */
function showWhole(tabs: HTMLElement): void {
  const shown = tabs.querySelector('[aria-selected="true"]')?.getBoundingClientRect();
  const room = tabs.getBoundingClientRect();
  if (shown) tabs.scrollLeft += Math.min(0, shown.left - room.left) + Math.max(0, shown.right - room.right);
}

export function ListTabs({ tab, syncs, hits, panelId, onShow }: ListTabsProps): ReactNode {
  const tabs = useRef<HTMLDivElement>(null);
  // Whatever chose it: a key anywhere, or the last time. Once it is painted: asking lays the page out.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the tab is what the page has marked by then.
  useEffect(() => afterPaint(() => tabs.current && showWhole(tabs.current)), [tab]);
  const moveOnKey = (event: KeyboardEvent): void => {
    const at = listNames.indexOf(tab);
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const next = event.key === 'Home' ? 0 : event.key === 'End' ? 2 : step ? (at + step + 3) % 3 : null;
    const list = next === null ? undefined : listNames[next];
    if (!list) return;
    event.preventDefault();
    onShow(list);
    tabs.current?.querySelector<HTMLElement>(`#${CSS.escape(getTabId(panelId, list))}`)?.focus();
  };
  return (
    <div
      ref={tabs}
      role="tablist"
      className="tabs"
      aria-label={i18n.t('accounts.list')}
      onKeyDown={moveOnKey}
    >
      {listNames.map((list) => {
        const isShown = list === tab;
        const count = describeCount(syncs.find((sync) => sync.resource === list));
        const found = hits?.[list] ?? 0;
        return (
          <button
            key={list}
            id={getTabId(panelId, list)}
            type="button"
            role="tab"
            className="tab"
            aria-selected={isShown}
            aria-controls={panelId}
            aria-description={
              hits && !isShown ? i18n.t('accounts.tabHits', found, [formatNumber(found)]) : undefined
            }
            tabIndex={isShown ? 0 : -1}
            onClick={() => onShow(list)}
          >
            {getListTitle(list)}
            {count && (
              <>
                {' '}
                <span className="tab-count num">{count}</span>
              </>
            )}
            {hits && !isShown && found > 0 && (
              <span className="chip num" data-tone="accent" aria-hidden="true">
                {formatNumber(found)}
              </span>
            )}
          </button>
        );
      })}
    </div>
  );
}

// accounts: the search. Has the focus when a surface opens.

import Search from 'lucide/dist/esm/icons/search.mjs';
import X from 'lucide/dist/esm/icons/x.mjs';
import type { KeyboardEvent, ReactNode, Ref } from 'react';
import { i18n } from '#i18n';
import { Icon } from '@/components/ui/icon.tsx';
import { IconButton } from '@/components/ui/icon-button.tsx';

export interface SearchBoxProps {
  ref: Ref<HTMLInputElement>;
  value: string;
  /** "14 of 3,214", or nothing. */
  hits: string | null;
  gridId: string | undefined;
  /** Id of the row that Enter opens, once the person moved or searched. */
  activeRowId: string | undefined;
  onChange: (value: string) => void;
  /** Keys that aren't typing. */
  onKey: (event: KeyboardEvent<HTMLInputElement>) => void;
}

export function SearchBox(props: SearchBoxProps): ReactNode {
  return (
    <search className="search-box">
      <Icon of={Search} size={15} className="faint" />
      <div className="search-field">
        <input
          ref={props.ref}
          type="search"
          data-search
          // biome-ignore lint/a11y/noAutofocus: the surface is for searching; it opens on a gesture of the person.
          autoFocus
          autoComplete="off"
          spellCheck={false}
          dir="auto"
          aria-label={i18n.t('accounts.search')}
          aria-controls={props.gridId}
          aria-activedescendant={props.activeRowId}
          placeholder={i18n.t('accounts.searchPlaceholder')}
          value={props.value}
          onChange={(event) => props.onChange(event.target.value)}
          onKeyDown={props.onKey}
        />
      </div>
      {props.hits !== null && <span className="search-hits num">{props.hits}</span>}
      {props.value === '' ? (
        <kbd title={i18n.t('accounts.focusKey')}>/</kbd>
      ) : (
        <IconButton
          label={i18n.t('accounts.clear')}
          icon={<Icon of={X} size={14} />}
          onClick={() => props.onChange('')}
        />
      )}
    </search>
  );
}

// Basics: what an ad account is called, if that is known.

import { type AdAccountId, toActId } from './ids.ts';

/**
 * The account's name, or null where none is known. Meta tells no name of others' accounts that were asked for without
 * being visible: in the mirror their id stands in for it, so that they have a place in the order of names.
 */
export function getAccountName({ id, name }: { id: AdAccountId; name: string }): string | null {
  return name === '' || name === id ? null : name;
}

/** The account's name with its id behind it, or the id alone: for words where it stands without anything beside it. */
export function getAccountLabel(account: { id: AdAccountId; name: string }): string {
  const name = getAccountName(account);
  return name === null ? toActId(account.id) : `${name} (${toActId(account.id)})`;
}

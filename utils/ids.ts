// Basics: Meta's ids. Always strings of digits (they don't fit a number), branded by what they name.

declare const brand: unique symbol;
type Branded<Name extends string> = string & { readonly [brand]: Name };

export type BusinessId = Branded<'BusinessId'>;
/** An ad account's digits, without `act_`. */
export type AdAccountId = Branded<'AdAccountId'>;
/** A business-scoped user id or a system user id: whoever can be given tasks on an ad account. */
export type PersonId = Branded<'PersonId'>;
/** An app-scoped user id, or a system user's own id: whoever a token speaks for. */
export type PrincipalId = Branded<'PrincipalId'>;

const idPattern = /^[1-9]\d{4,19}$/;
const actPattern = /^(?:act_)?([1-9]\d{4,19})$/i;

const parse = (text: string): string | null => {
  const trimmed = text.trim();
  return idPattern.test(trimmed) ? trimmed : null;
};

/** Five to twenty digits without a leading zero, or null. */
export const parseBusinessId = (text: string): BusinessId | null => parse(text) as BusinessId | null;
export const parsePersonId = (text: string): PersonId | null => parse(text) as PersonId | null;
export const parsePrincipalId = (text: string): PrincipalId | null => parse(text) as PrincipalId | null;

/** `act_123` and `123` both give `123`; anything else null. */
export function parseAdAccountId(text: string): AdAccountId | null {
  return (actPattern.exec(text.trim())?.[1] ?? null) as AdAccountId | null;
}

/** The form that Graph paths, parameters and people's eyes know: `act_123`. */
export function toActId(id: AdAccountId): `act_${string}` {
  return `act_${id}`;
}

// Graph: the field types that Meta's answers share, forgiving where Meta is loose and strict about ids.

import * as v from 'valibot';
import {
  type AdAccountId,
  type BusinessId,
  type PersonId,
  type PrincipalId,
  parseAdAccountId,
  parseBusinessId,
  parsePersonId,
  parsePrincipalId,
} from '../ids.ts';

const idOf = <Id extends string>(parse: (text: string) => Id | null) =>
  v.pipe(
    v.string(),
    v.rawTransform(({ dataset, addIssue, NEVER }): Id => {
      const id = parse(dataset.value);
      if (id !== null) return id;
      addIssue({ message: 'not an id' });
      return NEVER;
    }),
  );

export const businessIdField = idOf<BusinessId>(parseBusinessId);
export const adAccountIdField = idOf<AdAccountId>(parseAdAccountId);
export const personIdField = idOf<PersonId>(parsePersonId);
export const principalIdField = idOf<PrincipalId>(parsePrincipalId);

/** A field without a value is left out by Graph; one of another type is as good as left out. */
export const textField = v.fallback(v.nullish(v.string(), null), null);
export const numberField = v.fallback(v.nullish(v.number(), null), null);
export const booleanField = v.fallback(v.nullish(v.boolean(), null), null);
export const tasksField = v.fallback(v.nullish(v.array(v.string()), null), null);

/** Minor units of the account's own currency, as digits: Graph sends them as strings (some as numbers). */
export const minorField = v.fallback(
  v.nullish(v.pipe(v.union([v.string(), v.number()]), v.transform(String), v.regex(/^-?\d+$/)), null),
  null,
);

/** `2024-03-01T12:00:00+0000` as milliseconds since the epoch. */
export const timeField = v.fallback(
  v.nullish(
    v.pipe(
      v.string(),
      v.transform((text) => Date.parse(text.replace(/([+-]\d\d)(\d\d)$/, '$1:$2'))),
      v.number(),
      v.finite(),
    ),
    null,
  ),
  null,
);

// Runs: the parts that operations' inputs are made of, as they come from outside.

import * as v from 'valibot';
import { parseAdAccountId, parseBusinessId, parsePersonId } from '../ids.ts';

const idInput = <Id extends string>(parse: (text: string) => Id | null, what: string) =>
  v.pipe(
    v.string(),
    v.rawTransform(({ dataset, addIssue, NEVER }): Id => {
      const id = parse(dataset.value);
      if (id !== null) return id;
      addIssue({ message: `not ${what}` });
      return NEVER;
    }),
  );

export const businessIdInput = idInput(parseBusinessId, 'a business id');
export const adAccountIdInput = idInput(parseAdAccountId, 'an ad account id');
export const personIdInput = idInput(parsePersonId, "a person's id");

/** Bits of `taskNames`. */
export const taskMaskInput = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(31));

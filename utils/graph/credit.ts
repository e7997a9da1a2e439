// Graph: a business's lines of credit, as far as creating an account with `invoice` needs them.

import * as v from 'valibot';
import type { ListCall } from './ad-accounts.ts';
import { createParser, fetchAll } from './paging.ts';
import { textField } from './scalars.ts';

const creditSchema = v.object({ id: v.string(), legal_entity_name: textField });

export interface CreditLine {
  id: string;
  name: string | null;
}

export async function fetchCreditLines({ graph, principal, businessId }: ListCall): Promise<CreditLine[]> {
  const rows = await fetchAll({
    graph,
    call: { principal, path: `${businessId}/extendedcredits`, params: { fields: 'id,legal_entity_name' } },
    limit: 100,
    parseRow: createParser('credit line', creditSchema),
  });
  return rows.map(({ id, legal_entity_name }) => ({ id, name: legal_entity_name }));
}

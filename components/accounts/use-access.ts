// accounts: a business's people and what they may do, live. Not needed for the first paint.

import { useLiveQuery } from 'dexie-react-hooks';
import type { BusinessId } from '@/utils/ids.ts';
import { getMirror } from '@/utils/mirror/database.ts';
import { readAccess, readPeople } from '@/utils/mirror/queries.ts';
import type { AccessRow, PersonRow } from '@/utils/mirror/schema.ts';

const noPeople: PersonRow[] = [];
const noAccess: AccessRow[] = [];

export interface BusinessAccess {
  people: readonly PersonRow[];
  access: readonly AccessRow[];
}

export function useAccess(businessId: BusinessId): BusinessAccess {
  const people = useLiveQuery(() => readPeople(getMirror(), businessId), [businessId], noPeople);
  const access = useLiveQuery(() => readAccess(getMirror(), businessId), [businessId], noAccess);
  return { people, access };
}

// accounts: a business's people and what they may do, live. Not needed for the first paint.

import { useLiveQuery } from 'dexie-react-hooks';
import { useMemo, useSyncExternalStore } from 'react';
import type { BusinessId } from '@/utils/ids.ts';
import { getMirror } from '@/utils/mirror/database.ts';
import { readPeople } from '@/utils/mirror/queries.ts';
import type { AccessRow, PersonRow } from '@/utils/mirror/schema.ts';
import { watchAccess } from './watch-access.ts';

const noPeople: PersonRow[] = [];

export interface BusinessAccess {
  people: readonly PersonRow[];
  access: readonly AccessRow[];
}

export function useAccess(businessId: BusinessId): BusinessAccess {
  const people = useLiveQuery(() => readPeople(getMirror(), businessId), [businessId], noPeople);
  const watched = useMemo(() => watchAccess(getMirror(), businessId), [businessId]);
  const access = useSyncExternalStore(watched.subscribe, watched.getSnapshot);
  return useMemo(() => ({ people, access }), [people, access]);
}

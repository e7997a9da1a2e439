// accounts: a business's people and what they may do, live. Not needed for the first paint.

import { useMemo, useSyncExternalStore } from 'react';
import { useMirror } from '@/components/use-mirror.ts';
import type { BusinessId } from '@/utils/ids.ts';
import { readPeople } from '@/utils/mirror/queries.ts';
import type { PersonRow } from '@/utils/mirror/schema.ts';
import { type KnownAccess, watchAccess } from './watch-access.ts';

const noPeople: PersonRow[] = [];

export interface BusinessAccess extends KnownAccess {
  people: readonly PersonRow[];
}

export function useAccess(businessId: BusinessId): BusinessAccess {
  const people = useMirror((db) => readPeople(db, businessId), [businessId], noPeople);
  const watched = useMemo(() => watchAccess(businessId), [businessId]);
  const known = useSyncExternalStore(watched.subscribe, watched.getSnapshot);
  return useMemo(() => ({ people, ...known }), [people, known]);
}

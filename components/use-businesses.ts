// components: the businesses that whoever is connected has, live.

import type { BusinessRow } from '@/utils/mirror/schema.ts';
import { useMirror } from './use-mirror.ts';

/** Undefined until they were read. */
export function useBusinesses(): BusinessRow[] | undefined {
  return useMirror((db) => db.businesses.toArray(), []);
}

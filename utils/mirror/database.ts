// Mirror: the one database of this context.

import { MirrorDatabase } from './schema.ts';

let database: MirrorDatabase | undefined;

/** Opens by itself on first use; the same object for a context's whole life. */
export function getMirror(): MirrorDatabase {
  database ??= new MirrorDatabase();
  return database;
}

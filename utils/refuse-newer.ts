// Basics: what keeps Dexie from a database that a newer Claimdesk wrote.

/** Dexie keeps its versions in IndexedDB times ten. */
export const dexieFactor = 10;

/**
 * Options for a Dexie database of this version. By itself, Dexie opens one of a higher version all the same, and puts
 * in what it misses; with these, opening it fails with a `VersionError` before anything in it is touched. (Dexie asks
 * again without a version then, and gets the same answer.)
 */
export function refuseNewer(version: number): { indexedDB: Partial<IDBFactory> & Pick<IDBFactory, 'open'> } {
  return {
    indexedDB: {
      open: (name, asked) => indexedDB.open(name, asked ?? version * dexieFactor),
      deleteDatabase: (name) => indexedDB.deleteDatabase(name),
      // Without it, Dexie keeps a list of its own, in another database.
      databases: () => indexedDB.databases(),
    },
  };
}

// Mirror and vault: a database that a newer Claimdesk wrote is refused, and nothing in it is touched.

import { beforeEach, describe, expect, test } from 'vitest';
import { toProblem } from '../../../utils/graph/errors.ts';
import { MirrorDatabase } from '../../../utils/mirror/database.ts';
import { schemaVersion } from '../../../utils/mirror/schema.ts';
import { dexieFactor } from '../../../utils/refuse-newer.ts';
import { createTokenVault } from '../../../utils/session/token-vault.ts';

/** As another version might leave it: one table, of another shape than today's. */
function createDatabase(name: string, version: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, version);
    request.onupgradeneeded = () => {
      const { result } = request;
      result.createObjectStore('runs', { keyPath: 'key' }).put({ key: 1, text: 'of tomorrow' });
    };
    request.onerror = () => reject(request.error);
    request.onsuccess = () => {
      request.result.close();
      resolve();
    };
  });
}

/** Version, tables and the rows of the one table. */
function readDatabase(name: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name);
    request.onerror = () => reject(request.error);
    request.onsuccess = () => {
      const { version, objectStoreNames } = request.result;
      const rows = request.result.transaction('runs').objectStore('runs').getAll();
      rows.onsuccess = () => {
        request.result.close();
        resolve({ version, tables: [...objectStoreNames], rows: rows.result });
      };
    };
  });
}

const drop = (name: string): Promise<unknown> =>
  new Promise((resolve) => {
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = resolve;
    request.onerror = resolve;
  });

const newer = (schemaVersion + 1) * dexieFactor;
const untouched = { version: newer, tables: ['runs'], rows: [{ key: 1, text: 'of tomorrow' }] };

beforeEach(() => Promise.all(['newer', 'claimdesk-vault'].map(drop)));

describe('a newer mirror', () => {
  test('is refused in reading and in writing, and stays as it is', async () => {
    await createDatabase('newer', newer);
    for (const ask of [
      (db: MirrorDatabase) => db.businesses.toArray(),
      (db: MirrorDatabase) => db.syncs.clear(),
      (db: MirrorDatabase) => db.transaction('rw', db.runs, () => db.runs.clear()),
    ]) {
      const db = new MirrorDatabase('newer');
      const problem = await ask(db).then(() => null, toProblem);
      expect(problem).toMatchObject({ kind: 'storage', reason: 'storage-newer' });
      db.close();
    }
    expect(await readDatabase('newer')).toEqual(untouched);
  });

  test('of today is opened', async () => {
    for (let opened = 0; opened < 2; opened += 1) {
      const db = new MirrorDatabase('today');
      expect(await db.syncs.count()).toBe(0);
      db.close();
    }
  });
});

test('a newer vault is refused, and stays as it is', async () => {
  await createDatabase('claimdesk-vault', newer);
  const vault = createTokenVault();
  const problem = await vault
    .hold('5551234567' as never, 'EAAGsecretsecretsecret')
    .then(() => null, toProblem);
  expect(problem).toMatchObject({ kind: 'storage', reason: 'storage-newer' });
  expect(await vault.getPrincipals()).toEqual([]);
  expect(await readDatabase('claimdesk-vault')).toEqual(untouched);
});

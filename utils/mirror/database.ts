// Mirror: the database, and the one object of this context for it. Nothing of the first paint may import this file's
// values: it brings Dexie with it.

import { Dexie, type EntityTable, type Table } from 'dexie';
import type { AdAccountId, BusinessId, PersonId } from '../ids.ts';
import { refuseNewer } from '../refuse-newer.ts';
import type { RunRow, StepRow } from '../runs/types.ts';
import type {
  AccessRow,
  AccountDetailRow,
  BusinessRow,
  CreditRow,
  ListName,
  ListPageRow,
  NoticeRow,
  PersonRow,
  ResourceName,
  SessionRow,
  SyncRow,
} from './schema.ts';
import { databaseName, schemaVersion } from './schema.ts';
import { upgradeFrom1 } from './upgrade.ts';

export class MirrorDatabase extends Dexie {
  declare sessions: EntityTable<SessionRow, 'id'>;
  declare businesses: EntityTable<BusinessRow, 'id'>;
  declare syncs: Table<SyncRow, [BusinessId, ResourceName]>;
  declare listPages: Table<ListPageRow, [BusinessId, ListName, number]>;
  declare accountDetails: Table<AccountDetailRow, [BusinessId, AdAccountId]>;
  declare people: Table<PersonRow, [BusinessId, PersonId]>;
  declare access: Table<AccessRow, [BusinessId, PersonId]>;
  declare credit: EntityTable<CreditRow, 'businessId'>;
  declare notices: EntityTable<NoticeRow, 'id'>;
  declare runs: EntityTable<RunRow, 'id'>;
  declare steps: Table<StepRow, [string, number]>;

  constructor(name = databaseName) {
    super(name, refuseNewer(schemaVersion));
    this.version(schemaVersion)
      .stores({
        sessions: 'id',
        businesses: 'id, principal',
        syncs: '[businessId+resource]',
        accountPages: null,
        listPages: '',
        accountDetails: '[businessId+id]',
        people: '[businessId+id]',
        access: '[businessId+personId]',
        credit: 'businessId',
        notices: 'id, businessId',
        runs: 'id, state, [businessId+createdAt]',
        steps: '[runId+index], [runId+state], [businessId+state], [businessId+accountId+state]',
      })
      .upgrade(upgradeFrom1);
  }
}

let database: MirrorDatabase | undefined;

/** Opens by itself on first use; the same object for a context's whole life. */
export function getMirror(): MirrorDatabase {
  database ??= new MirrorDatabase();
  return database;
}

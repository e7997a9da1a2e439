// Bench: the reads of a sync as Meta's own SDK does them: the same edges, fields and page sizes, one after another.

import { Business, BusinessUser, type Cursor, SystemUser } from 'facebook-nodejs-business-sdk';
import { createSdk } from '../conformance/support/sdk.ts';
import type { Resource } from './mirror-state.ts';

export interface ReadList {
  resource: Resource;
  /** As in the request's path: `123/owned_ad_accounts`. */
  path: string;
  /** Fields asked for each row, without `id`. */
  fields: number;
  ids: string[];
}

type Get = (fields: string[], params: Record<string, unknown>) => Promise<Cursor>;

const accountFields =
  'id,name,account_status,disable_reason,currency,timezone_name,access_type,permitted_tasks';
const requestFields = 'id,ad_account{id,name,account_status,currency,timezone_name}';

/** @param base the sandbox's address. */
export async function readBySdk(options: {
  base: string;
  token: string;
  business: string;
}): Promise<{ lists: ReadList[]; ms: number }> {
  const api = createSdk(options);
  const business = new Business(options.business, {}, undefined, api);
  const lists: ReadList[] = [];
  const start = performance.now();

  async function read(
    { resource, edge, of = options.business }: { resource: Resource; edge: string; of?: string },
    get: Get,
    { fields, ...params }: { fields: string; limit: number; summary?: string },
  ): Promise<ReadList> {
    // A nested field goes as one, or the SDK's join would be the same; commas inside braces don't separate.
    let cursor = await get(fields.split(/,(?![^{]*\})/), params);
    const ids = [...cursor].map(({ id }) => id);
    while (cursor.hasNext()) {
      cursor = await cursor.next();
      ids.push(...[...cursor].map(({ id }) => id));
    }
    const list = { resource, path: `${of}/${edge}`, fields: countFields(fields), ids };
    lists.push(list);
    return list;
  }

  const accounts = { fields: accountFields, limit: 2_500, summary: 'true' };
  await read(
    { resource: 'owned', edge: 'owned_ad_accounts' },
    (...by) => business.getOwnedAdAccounts(...by),
    accounts,
  );
  await read(
    { resource: 'shared', edge: 'client_ad_accounts' },
    (...by) => business.getClientAdAccounts(...by),
    accounts,
  );
  const requests = { fields: requestFields, limit: 500 };
  await read(
    { resource: 'pending', edge: 'pending_owned_ad_accounts' },
    (...by) => business.getPendingOwnedAdAccounts(...by),
    requests,
  );
  await read(
    { resource: 'pending', edge: 'pending_client_ad_accounts' },
    (...by) => business.getPendingClientAdAccounts(...by),
    requests,
  );
  const users = await read(
    { resource: 'people', edge: 'business_users' },
    (...by) => business.getBusinessUsers(...by),
    { fields: 'id,name,role,email', limit: 500 },
  );
  const systemUsers = await read(
    { resource: 'people', edge: 'system_users' },
    (...by) => business.getSystemUsers(...by),
    { fields: 'id,name,role', limit: 500 },
  );
  await read({ resource: 'people', edge: 'pending_users' }, (...by) => business.getPendingUsers(...by), {
    fields: 'id,email,role',
    limit: 500,
  });
  const assigned = { fields: 'id,tasks', limit: 5_000 };
  for (const Person of [BusinessUser, SystemUser]) {
    for (const id of (Person === BusinessUser ? users : systemUsers).ids) {
      const person = new Person(id, {}, undefined, api);
      await read(
        { resource: 'access', edge: 'assigned_ad_accounts', of: id },
        (...by) => person.getAssignedAdAccounts(...by),
        assigned,
      );
    }
  }
  return { lists, ms: performance.now() - start };
}

/** The object that holds nested fields isn't counted, the nested ones are; no `id` is. */
const countFields = (fields: string): number =>
  fields
    .replace(/\w+\{/g, '')
    .replaceAll('}', '')
    .split(',')
    .filter((field) => field !== 'id').length;

// Graph: who may do what on an ad account, from either side, and how to change it.

import * as v from 'valibot';
import type { AdAccountId, BusinessId, PersonId } from '../ids.ts';
import { toActId } from '../ids.ts';
import { fromTaskMask, type TaskMask, toTaskMask } from '../tasks.ts';
import type { ListCall } from './ad-accounts.ts';
import { createParser, fetchAll } from './paging.ts';
import type { GraphRequest } from './params.ts';
import { adAccountIdField, personIdField, tasksField, textField } from './scalars.ts';

const assignedAccountSchema = v.object({ id: adAccountIdField, tasks: tasksField });
const parseAssignedAccount = createParser('assigned ad account', assignedAccountSchema);

export interface AssignedAccount {
  accountId: AdAccountId;
  tasks: TaskMask;
}

/** All accounts on which a person (business user or system user) may do something. */
export async function fetchAssignedAccounts(
  { graph, principal, businessId }: ListCall,
  personId: PersonId,
): Promise<AssignedAccount[]> {
  const rows = await fetchAll({
    graph,
    call: {
      principal,
      path: `${personId}/assigned_ad_accounts`,
      params: { fields: 'id,tasks' },
      buckets: [businessId],
    },
    limit: 5_000,
    parseRow: parseAssignedAccount,
  });
  return rows.map(({ id, tasks }) => ({ accountId: id, tasks: toTaskMask(tasks ?? []) }));
}

const assignedUserSchema = v.object({ id: personIdField, name: textField, tasks: tasksField });
const parseAssignedUser = createParser('assigned user', assignedUserSchema);

export interface AssignedUser {
  personId: PersonId;
  name: string | null;
  tasks: TaskMask;
}

/** All people of the business who may do something on an account. `business` is required by the reference. */
export async function fetchAssignedUsers(
  { graph, principal, businessId }: ListCall,
  accountId: AdAccountId,
): Promise<AssignedUser[]> {
  const rows = await fetchAll({
    graph,
    call: {
      principal,
      path: `${toActId(accountId)}/assigned_users`,
      params: { business: businessId, fields: 'id,name,tasks' },
      buckets: [businessId],
    },
    limit: 500,
    parseRow: parseAssignedUser,
  });
  return rows.map(({ id, name, tasks }) => ({ personId: id, name, tasks: toTaskMask(tasks ?? []) }));
}

/**
 * Gives or changes: the set is replaced, not merged, and wants spelling out (MANAGE with ADVERTISE and ANALYZE).
 * With an empty set: takes the person off the account. Both are harmless to repeat.
 */
export function setTasksRequest(
  businessId: BusinessId,
  accountId: AdAccountId,
  personId: PersonId,
  tasks: TaskMask,
): GraphRequest {
  const path = `${toActId(accountId)}/assigned_users`;
  if (tasks === 0) return { method: 'DELETE', path, params: { user: personId, business: businessId } };
  return {
    method: 'POST',
    path,
    params: { user: personId, tasks: fromTaskMask(tasks), business: businessId },
  };
}

// Graph: a business's people. Business users, system users, and those who were invited and haven't joined.

import * as v from 'valibot';
import type { PersonId } from '../ids.ts';
import type { ListCall } from './ad-accounts.ts';
import { createParser, fetchAll } from './paging.ts';
import { personIdField, textField } from './scalars.ts';

export interface Person {
  id: PersonId;
  name: string | null;
  role: string | null;
  email: string | null;
}

const limit = 500;

const personSchema = v.object({ id: personIdField, name: textField, role: textField, email: textField });
const parsePerson = createParser('person', personSchema);

function fetchPeople(
  { graph, principal, businessId }: ListCall,
  edge: string,
  fields: string,
): Promise<Person[]> {
  const call = { principal, path: `${businessId}/${edge}`, params: { fields } };
  return fetchAll({ graph, call, limit, parseRow: parsePerson });
}

export const fetchBusinessUsers = (call: ListCall): Promise<Person[]> =>
  fetchPeople(call, 'business_users', 'id,name,role,email');

export const fetchSystemUsers = (call: ListCall): Promise<Person[]> =>
  fetchPeople(call, 'system_users', 'id,name,role');

/** Invited and not joined: an address and a role, no name yet. */
export const fetchPendingUsers = (call: ListCall): Promise<Person[]> =>
  fetchPeople(call, 'pending_users', 'id,email,role');

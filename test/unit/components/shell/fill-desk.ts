// Component tests: a desk with accounts of many kinds, people, and what they may do.

import { foldText } from '../../../../utils/fold-text.ts';
import type { AdAccountId, PersonId } from '../../../../utils/ids.ts';
import { getMirror } from '../../../../utils/mirror/database.ts';
import type { AdAccountRow, PersonRow } from '../../../../utils/mirror/schema.ts';
import {
  bikeWorks,
  createAccess,
  createAccount,
  createBusiness,
  fillMirror,
  jonas,
  northwind,
} from '../support/rows.ts';

export const anna = '900000002' as PersonId;
export const tom = '900000003' as PersonId;
export const bot = '900000004' as PersonId;
export const spree = '9981230045' as AdAccountId;
export const hotel = '7741002938' as AdAccountId;
export const shop = '5512093847' as AdAccountId;
export const fair = '3120948576' as AdAccountId;

const createPerson = (id: PersonId, name: string, known: Partial<PersonRow> = {}): PersonRow => ({
  businessId: northwind,
  id,
  name,
  folded: foldText(name),
  kind: 'business_user',
  role: 'EMPLOYEE',
  email: null,
  ...known,
});

export const people = [
  createPerson(anna, 'Anna Keller', { role: 'ADMIN' }),
  createPerson(jonas, 'Jonas Meier'),
  createPerson(bot, 'Reporting bot', { kind: 'system_user' }),
  createPerson(tom, 'Tom Ruiz', { kind: 'invited', role: null }),
];

export const accounts: AdAccountRow[] = [
  createAccount({ id: bikeWorks, name: 'Berlin Bike Works' }),
  createAccount({ id: hotel, name: 'Hotel Berlin Mitte' }),
  createAccount({ id: spree, name: 'Spree Boats', status: 2, disableReason: 3 }),
  createAccount({ id: shop, name: 'Client Shop', list: 'shared', relation: 'AGENCY', permitted: 3 }),
  createAccount({
    id: fair,
    name: 'Berlin Makers Fair',
    list: 'pending',
    access: 'PENDING',
    status: null,
    currency: null,
    timezoneName: null,
    permitted: 0,
    askedAt: Date.now() - 2 * 86_400_000 - 1000,
  }),
];

/** Anna manages the bike works; Jonas advertises there and analyzes the boats, where nobody manages. */
export async function fillDesk(known: { accounts?: AdAccountRow[] } = {}): Promise<void> {
  const db = getMirror();
  await fillMirror({
    businesses: [createBusiness({ myPersonId: anna })],
    accounts: known.accounts ?? accounts,
  });
  await db.people.bulkPut(people);
  const access = (personId: PersonId, tasks: Record<string, number>) =>
    db.access.put(createAccess({ personId, tasks, readAt: Date.now() }));
  await access(anna, { [bikeWorks]: 7 });
  await access(jonas, { [bikeWorks]: 3, [spree]: 1 });
  const done = {
    businessId: northwind,
    state: 'complete',
    problem: null,
    startedAt: 1,
    completedAt: Date.now(),
  } as const;
  await db.syncs.bulkPut([
    { ...done, resource: 'access', total: 3, loaded: 3 },
    { ...done, resource: 'people', total: 4, loaded: 4 },
  ]);
}

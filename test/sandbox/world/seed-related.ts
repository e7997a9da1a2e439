// What is around the agency: other owners, accounts shared with it, requests pending, the second business.

import { addAdAccount, addRelation } from './seed-accounts.ts';
import { addBusiness, addUser, joinBusiness } from './seed-people.ts';
import { FULL_TASKS } from './tasks.ts';
import type { Business, Task } from './types.ts';
import type { World } from './world.ts';

const OWNERS = ['Brunner & Söhne GmbH', '서울베이커리 주식회사', 'مقهى النيل', 'Kestrel Outdoor Ltd'];
const SHARED_TASKS: readonly (readonly Task[])[] = [FULL_TASKS, ['ADVERTISE', 'ANALYZE'], ['ANALYZE']];

/** Shared: 6 % of the owned (three at least); pending: 5 % (two at least); asked of clients: two. */
export function addRelated(world: World, { elsewhere }: { elsewhere: Business }): void {
  const { sizes, named } = world;
  const owners = OWNERS.map((name) => {
    const business = addBusiness(world, { name, vertical: 'RETAIL', idLength: 15 });
    joinBusiness(world, { user: addUser(world, `Owner of ${name}`), business, role: 'ADMIN' });
    return business;
  });
  const ownerOf = (n: number): Business => owners[n % owners.length] as Business;

  const shared = Math.max(3, Math.round(sizes.accounts * 0.06));
  for (let n = 0; n < shared; n += 1) {
    const account = addOwned(world, ownerOf(n).id);
    const permittedTasks = SHARED_TASKS[n % SHARED_TASKS.length] as readonly Task[];
    addRelation(world, { business: named.agency, account, accessType: 'AGENCY', permittedTasks });
  }
  const pending = Math.max(2, Math.round(sizes.accounts * 0.05));
  for (let n = 0; n < pending; n += 1) {
    const stranger = addUser(world, `Client ${n + 1}`);
    const account = addAdAccount(world, { kind: 'personal', ownerUser: stranger.id, admins: [stranger.id] });
    addRelation(world, {
      business: named.agency,
      account: account.accountId,
      accessType: 'OWNER',
      status: 'PENDING',
      requestedBy: named.admin,
    });
  }
  for (let n = 0; n < 2; n += 1) {
    addRelation(world, {
      business: named.agency,
      account: addOwned(world, ownerOf(n + 1).id),
      accessType: 'AGENCY',
      status: 'PENDING',
      permittedTasks: ['ADVERTISE', 'ANALYZE'],
      requestedBy: named.admin,
    });
  }
  for (let n = 0; n < 12; n += 1) addOwned(world, named.second);
  addRelation(world, {
    business: named.second,
    account: addOwned(world, ownerOf(1).id),
    accessType: 'AGENCY',
    permittedTasks: ['ADVERTISE', 'ANALYZE'],
  });
  addOwned(world, elsewhere.id);
}

function addOwned(world: World, business: string): string {
  const account = addAdAccount(world, { ownerBusiness: business }).accountId;
  addRelation(world, { business, account, accessType: 'OWNER' });
  return account;
}

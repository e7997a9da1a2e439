// Accounts outside the agency to try claiming on: one list with what to expect of each.

import { addAdAccount } from './seed-accounts.ts';
import { addUser } from './seed-people.ts';
import type { AdAccount, Claimable } from './types.ts';
import type { World } from './world.ts';

/** Expectations are for `admin` claiming for the agency, in a world nobody has touched. */
export function addClaimables(world: World): void {
  const { named } = world;
  const stranger = addUser(world, 'Stranger Clientson');
  const add = (kind: Claimable['kind'], expect: Claimable['expect'], given: Partial<AdAccount>): void => {
    world.claimables.push({ account: addAdAccount(world, given).accountId, kind, expect });
  };
  const mine = { kind: 'personal', ownerUser: named.admin, admins: [named.admin] } as const;
  const theirs = { kind: 'personal', ownerUser: stranger.id, admins: [stranger.id] } as const;
  const list = (value: { readonly admins: readonly string[] }): string[] => [...value.admins];

  for (let n = 1; n <= 6; n += 1) {
    add('confirmed', 'CONFIRMED', { ...mine, admins: list(mine), name: `Side Project ${n}` });
    add('pending', 'PENDING', { ...theirs, admins: list(theirs), name: `Client's Own ${n}` });
  }
  add('group', 100, { kind: 'group', name: 'Group of accounts', admins: [named.admin] });
  add('creative', 100, { kind: 'creative', name: 'Creative Hub', admins: [named.admin] });
  add('no-history', 3994, {
    ...mine,
    admins: list(mine),
    name: 'Never used',
    hasHistory: false,
    amountSpent: 0,
    balance: 0,
  });

  const others = [...world.adAccounts.values()];
  const elsewhere = others.find(
    (account) =>
      account.ownerBusiness &&
      account.ownerBusiness !== named.agency &&
      account.ownerBusiness !== named.second &&
      !world.relation(named.agency, account.accountId),
  );
  if (elsewhere)
    world.claimables.push({ account: elsewhere.accountId, kind: 'owned-elsewhere', expect: 100 });
  for (const relation of world.relationsOfBusiness(named.agency)) {
    if (relation.accessType === 'OWNER' && relation.status === 'PENDING') {
      world.claimables.push({ account: relation.account, kind: 'already-asked', expect: 3936 });
      break;
    }
  }
  const owned = world.relationsOfBusiness(named.agency).find((relation) => relation.status === 'CONFIRMED');
  if (owned) world.claimables.push({ account: owned.account, kind: 'already-owned', expect: 3944 });
}

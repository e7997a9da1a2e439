// Tour: which business, accounts and people of the sandbox's world the tour visits.

import type { Sandbox } from '../../sandbox/start-sandbox.ts';
import type { AdAccount, Person } from '../../sandbox/world/types.ts';

export interface TourPlaces {
  business: { id: string; name: string };
  counts: { owned: number; shared: number; pending: number };
  /** An active account of the business, and a person of it who has no access to the account. */
  account: AdAccount;
  person: Person;
  /** Accounts of others: a claim of the first is confirmed at once, one of the second waits for an answer. */
  claimable: { confirmed: string; pending: string };
  /** An account that the business asked for and that nobody has answered about. */
  asked: string;
}

/** Throws where the world has no such place; then the tour can't be walked in it. */
export function findTourPlaces({ world, businesses }: Sandbox): TourPlaces {
  const id = businesses.agency;
  const relations = world.relationsOfBusiness(id);
  const owned = relations.filter(
    ({ accessType, status }) => accessType === 'OWNER' && status === 'CONFIRMED',
  );
  const me = world.personsOfUser(world.named.admin).map((person) => person.id);
  const account = must(
    'an active account',
    owned
      .map((relation) => must('its account', world.adAccounts.get(relation.account)))
      .find(
        ({ accountId, status, name }) =>
          status === 1 && /^[\w ]+$/.test(name) && world.grantsOfAccount(accountId).length > 0,
      ),
  );
  const person = must(
    'a person without access to it',
    world
      .peopleOf(id, 'BUSINESS_USER')
      .find(
        (one) => !world.grant(account.accountId, one.id) && !me.includes(one.id) && /^[\w ]+$/.test(one.name),
      ),
  );
  return {
    business: { id, name: must('the business', world.businesses.get(id)).name },
    counts: {
      owned: owned.length,
      shared: relations.filter(({ accessType, status }) => accessType === 'AGENCY' && status === 'CONFIRMED')
        .length,
      pending: relations.filter(({ status }) => status === 'PENDING').length,
    },
    account,
    person,
    asked: must(
      'a pending request',
      relations.find(({ status }) => status === 'PENDING'),
    ).account,
    claimable: { confirmed: findClaimable(world, 'confirmed'), pending: findClaimable(world, 'pending') },
  };
}

function findClaimable(world: Sandbox['world'], kind: 'confirmed' | 'pending'): string {
  return must(
    `a claimable account (${kind})`,
    world.claimables.find((claimable) => claimable.kind === kind),
  ).account;
}

function must<Value>(what: string, value: Value | undefined): Value {
  if (value === undefined) throw new Error(`The sandbox's world lacks ${what}`);
  return value;
}

// Unit tests: changes to make, found in the sandbox's world.

import { readList } from '../../../utils/mirror/queries.ts';
import type { Change } from '../../../utils/runs/types.ts';
import { accountId, type Desk, personId } from './desk.ts';

/** Task masks. */
export const analyze = 1;
export const advertise = 3;

/** Someone (not oneself) with nothing on an account that we own, and the change that gives them something. */
export async function findNewcomer(desk: Desk): Promise<{
  account: string;
  person: string;
  change: (tasks: number) => Change;
}> {
  const world = await desk.door.world();
  const people = world.people.filter(
    (one) =>
      one.business === desk.business.id &&
      one.kind === 'BUSINESS_USER' &&
      one.id !== desk.business.myPersonId,
  );
  for (const row of await readList(desk.db, desk.business.id, 'owned')) {
    const account = `act_${row.id}`;
    const person = people.find(
      ({ id }) => !world.grants.some((grant) => grant.account === account && grant.person === id),
    );
    if (person) {
      const change = (tasks: number): Change => ({
        operation: 'set-tasks',
        input: { accountId: row.id, personId: personId(person.id), tasks },
      });
      return { account, person: person.id, change };
    }
  }
  throw new Error('Everyone is on everything');
}

export async function getGrant(desk: Desk, account: string, person: string): Promise<string[] | undefined> {
  const world = await desk.door.world();
  return world.grants.find((one) => one.account === account && one.person === person)?.tasks;
}

export async function countWrites(desk: Desk, path: RegExp): Promise<number> {
  return (await desk.door.requests()).filter((one) => one.method !== 'GET' && path.test(one.path)).length;
}

export const newAccount = (desk: Desk, name: string): Change => ({
  operation: 'create-ad-account',
  input: {
    name,
    currency: 'EUR',
    timezoneId: 47,
    endAdvertiser: desk.business.id,
    mediaAgency: 'NONE',
    partner: 'NONE',
    invoice: false,
  },
});

export async function findClaimable(desk: Desk, kind: string): Promise<string> {
  const { claimables } = await desk.door.world();
  const found = claimables.find((one) => one.kind === kind);
  if (!found) throw new Error(`No claimable ${kind} among ${claimables.map((one) => one.kind)}`);
  return `act_${found.account.replace('act_', '')}`;
}

export const claim = (account: string): Change => ({
  operation: 'claim-ad-account',
  input: { accountId: accountId(account) },
});

/** How many ad accounts of that name Meta has. */
export async function countNamed(desk: Desk, name: string): Promise<number> {
  return (await desk.door.world()).adAccounts.filter((one) => one.name === name).length;
}

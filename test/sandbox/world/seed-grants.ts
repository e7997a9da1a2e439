// Who may do what: about three people on an account, unevenly, with the gaps that real agencies have.

import { FULL_TASKS, isWithin } from './tasks.ts';
import type { Person, Task } from './types.ts';
import type { World } from './world.ts';

const LEVELS: readonly (readonly Task[])[] = [FULL_TASKS, ['ADVERTISE', 'ANALYZE'], ['ANALYZE']];
const SIZES = [1, 1, 2, 2, 3, 3, 3, 4, 4, 6];

/** 3 % of accounts have nobody, 6 % nobody who manages, 12 % one manager only. */
export function addGrants(world: World): void {
  for (const business of [world.named.agency, world.named.second]) {
    const people = weigh(world, world.peopleOf(business));
    for (const relation of world.relationsOfBusiness(business)) {
      if (relation.status !== 'CONFIRMED') continue;
      addToAccount(world, people, relation.account, relation.permittedTasks);
    }
    if (business === world.named.agency) ensureEmployee(world);
  }
}

/** A list in which a busy person stands more often than one who just joined. */
function weigh(world: World, people: readonly Person[]): Person[] {
  const bag: Person[] = [];
  for (const person of people) {
    const share = person.kind === 'SYSTEM_USER' ? 2 : Math.ceil(world.random.next() ** 2 * 20);
    for (let n = 0; n < share; n += 1) bag.push(person);
  }
  return bag;
}

function addToAccount(
  world: World,
  bag: readonly Person[],
  account: string,
  permitted: readonly Task[],
): void {
  const { random } = world;
  const fate = random.next();
  if (fate < 0.03) return;
  const chosen = new Set<Person>();
  const wanted = random.pick(SIZES);
  for (let tries = 0; chosen.size < wanted && tries < 30; tries += 1) chosen.add(random.pick(bag));
  const allowed = LEVELS.filter((tasks) => isWithin(tasks, permitted));
  const [first, ...others] = chosen;
  if (!first) return;
  const strongest = fate < 0.09 ? (allowed.at(-1) ?? LEVELS[2]) : allowed[0];
  world.setGrant(account, first.id, strongest ?? ['ANALYZE']);
  for (const person of others) {
    const weaker = fate < 0.21 ? allowed.filter((tasks) => !tasks.includes('MANAGE')) : allowed;
    world.setGrant(account, person.id, random.pick(weaker.length > 0 ? weaker : allowed));
  }
}

/** The `employee` has each level on some account, however small the world. */
function ensureEmployee(world: World): void {
  const { named } = world;
  const employee = world.personsOfUser(named.employee).find((person) => person.business === named.agency);
  const owned = world.relationsOfBusiness(named.agency).filter((relation) => relation.accessType === 'OWNER');
  const confirmed = owned.filter((relation) => relation.status === 'CONFIRMED');
  if (!employee) return;
  for (const [n, tasks] of LEVELS.entries()) {
    const relation = confirmed[(n * 2 + 1) % Math.max(1, confirmed.length)];
    if (relation) world.setGrant(relation.account, employee.id, tasks);
  }
}

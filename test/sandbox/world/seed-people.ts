// Businesses, users, business users, system users and invitations of a seeded world.

import { ODD_PEOPLE, pickPersonName } from './names.ts';
import type { Business, BusinessRole, FinancePermission, Invitation, Person, User } from './types.ts';
import { EPOCH, type World } from './world.ts';

const DAY = 24 * 3600 * 1000;

/** Who of the agency's people has a finance right, by their turn in joining: one of them is an admin. */
const FINANCE: Readonly<Record<number, FinancePermission>> = { 2: 'FINANCE_ANALYST', 3: 'FINANCE_EDITOR' };

export function addBusiness(
  world: World,
  fresh: { name: string; vertical: string; idLength: number; parent?: string },
): Business {
  const business: Business = {
    id: world.random.id(fresh.idLength),
    name: fresh.name,
    vertical: fresh.vertical,
    timezoneId: world.random.pick([1, 7, 47, 58, 77, 79]),
    createdTime: EPOCH - world.random.int(400, 3000) * DAY,
    verificationStatus: fresh.parent ? 'not_verified' : 'verified',
    twoFactorType: 'admin_required',
    createdByApi: 0,
    invitesToday: 0,
    ...(fresh.parent ? { parent: fresh.parent } : {}),
  };
  world.businesses.set(business.id, business);
  return business;
}

export function addUser(world: World, name: string, sharedLogin = false): User {
  const user: User = { id: world.random.id(16), name, sharedLogin };
  world.users.set(user.id, user);
  return user;
}

export function joinBusiness(
  world: World,
  fresh: {
    user: User;
    business: Business;
    role: BusinessRole;
    email?: string;
    financePermission?: FinancePermission | undefined;
  },
): Person {
  return world.addPerson({
    id: world.random.id(world.random.int(15, 17)),
    serial: world.serial(),
    kind: 'BUSINESS_USER',
    business: fresh.business.id,
    user: fresh.user.id,
    name: fresh.user.name,
    email: fresh.email ?? `person${world.people.size + 1}@${fresh.business.id}.example`,
    role: fresh.role,
    createdTime: EPOCH - world.random.int(5, 900) * DAY,
    ...(fresh.financePermission ? { financePermission: fresh.financePermission } : {}),
  });
}

export function addSystemUser(
  world: World,
  fresh: { business: Business; name: string; role: BusinessRole },
): Person {
  return world.addPerson({
    id: world.random.id(15),
    serial: world.serial(),
    kind: 'SYSTEM_USER',
    business: fresh.business.id,
    name: fresh.name,
    role: fresh.role,
    createdTime: EPOCH - world.random.int(5, 900) * DAY,
  });
}

export function invite(world: World, fresh: Omit<Invitation, 'id' | 'serial'>): string {
  const id = world.random.id(16);
  world.invitations.set(id, { id, serial: world.serial(), ...fresh });
  return id;
}

/** Fills both businesses: `sizes.people` business users in the agency (three at least), five in the second. */
export function addPeople(world: World, { agency, second }: { agency: Business; second: Business }): void {
  const { random, sizes, named } = world;
  const already = world.peopleOf(agency.id, 'BUSINESS_USER').length;
  for (let n = 0; n < sizes.people - already; n += 1) {
    const user = addUser(world, ODD_PEOPLE[n] ?? pickPersonName(random));
    const role = n % 6 === 3 ? 'ADMIN' : 'EMPLOYEE';
    joinBusiness(world, { user, business: agency, role, financePermission: FINANCE[n] });
  }
  for (const [n, name] of ['이서연', 'Haruka Sato', '최준호', 'Nadia Karim'].entries()) {
    joinBusiness(world, {
      user: addUser(world, name),
      business: second,
      role: n === 0 ? 'ADMIN' : 'EMPLOYEE',
    });
  }
  const invited = ['new.planner@agency.example', 'freelance+ads@studio.example', '신입@northwind.example'];
  for (const [n, email] of invited.entries()) {
    invite(world, {
      business: agency.id,
      email,
      role: n === 1 ? 'ADMIN' : 'EMPLOYEE',
      createdBy: named.admin,
      createdTime: EPOCH - (n * 9 + 1) * DAY,
    });
  }
}

// Builds a seeded world: an agency of any size, a second business, other owners, people, accounts, tokens.

import { createRandom } from './random.ts';
import { addAgencyAccounts } from './seed-accounts.ts';
import { addClaimables } from './seed-claimables.ts';
import { addGrants } from './seed-grants.ts';
import { addBusiness, addPeople, addSystemUser, addUser, joinBusiness } from './seed-people.ts';
import { addRelated } from './seed-related.ts';
import { issueToken } from './tokens.ts';
import type { Sizes } from './types.ts';
import { EPOCH, World } from './world.ts';

export const DEFAULT_SIZES: Sizes = { seed: 1, accounts: 240, people: 12, children: 0 };

/** Same sizes and seed, same world, down to ids and names. 10,000 accounts take well under a second. */
export function createWorld(sizes: Sizes): World {
  const world = new World(sizes, createRandom(sizes.seed));
  const { random, named } = world;
  const app = { id: random.id(16), name: 'Claimdesk', secret: random.id(16), asksForProof: false };
  world.apps.set(app.id, app);
  named.app = app.id;

  const agency = addBusiness(world, { name: 'Northwind Media', vertical: 'ADVERTISING', idLength: 16 });
  const second = addBusiness(world, { name: 'Hanok Digital 한옥', vertical: 'MARKETING', idLength: 15 });
  named.agency = agency.id;
  named.second = second.id;
  addPageAndCredit(world);

  const admin = addUser(world, 'Dana Northwind');
  const employee = addUser(world, 'Emil Sørensen');
  const outsider = addUser(world, 'Olga Elsewhere');
  const shared = addUser(world, 'Front Desk', true);
  for (const page of world.pages.values()) page.admins.push(admin.id);
  Object.assign(named, { admin: admin.id, employee: employee.id, outsider: outsider.id });
  joinBusiness(world, { user: admin, business: agency, role: 'ADMIN' });
  joinBusiness(world, { user: employee, business: agency, role: 'EMPLOYEE' });
  joinBusiness(world, { user: admin, business: second, role: 'ADMIN' });
  joinBusiness(world, { user: shared, business: agency, role: 'ADMIN' });
  const elsewhere = addBusiness(world, { name: 'Lone Pine Studio', vertical: 'RETAIL', idLength: 16 });
  joinBusiness(world, { user: outsider, business: elsewhere, role: 'ADMIN' });

  const system = addSystemUser(world, { business: agency, name: 'Northwind API', role: 'ADMIN' });
  const reporting = addSystemUser(world, { business: agency, name: 'Reporting Robot', role: 'EMPLOYEE' });
  addSystemUser(world, { business: second, name: '한옥 자동화', role: 'ADMIN' });
  addTokens(world, { system: system.id, reporting: reporting.id, shared: shared.id });

  addPeople(world, { agency, second });
  addAgencyAccounts(world, sizes.accounts);
  addRelated(world, { elsewhere });
  addClaimables(world);
  addGrants(world);
  for (let n = 1; n <= sizes.children; n += 1) {
    addBusiness(world, { name: `Northwind Child ${n}`, vertical: 'OTHER', idLength: 15, parent: agency.id });
  }
  return world;
}

function addPageAndCredit(world: World): void {
  const { random, named } = world;
  const pages = [
    { business: named.agency, name: 'Northwind Media', username: 'northwindmedia' },
    { business: named.second, name: '한옥 디지털', username: 'hanokdigital' },
  ];
  for (const { business, name, username } of pages) {
    const id = random.id(15);
    world.pages.set(id, {
      id,
      name,
      username,
      category: 'Advertising agency',
      ownerBusiness: business,
      admins: [],
      published: true,
    });
    const owner = world.businesses.get(business);
    if (owner) owner.primaryPage = id;
  }
  const id = random.id(16);
  world.creditLines.set(id, {
    id,
    serial: world.serial(),
    business: named.agency,
    legalEntityName: 'Northwind Media GmbH',
    currency: 'EUR',
    maxBalance: 250_000_00,
    balance: 81_204_50,
    creditType: 'ADS_BUSINESS',
  });
}

function addTokens(world: World, ids: { system: string; reporting: string; shared: string }): void {
  const { named } = world;
  issueToken(world, { name: 'admin', kind: 'USER', of: named.admin });
  issueToken(world, { name: 'employee', kind: 'USER', of: named.employee });
  issueToken(world, { name: 'systemUser', kind: 'SYSTEM_USER', of: ids.system });
  issueToken(world, { name: 'outsider', kind: 'USER', of: named.outsider });
  const expired = issueToken(world, { name: 'expired', kind: 'USER', of: named.admin });
  // Before any clock that it is looked at by, be that set to before the world's own moment.
  expired.expiresAt = Math.min(EPOCH, Date.now()) - 14 * 24 * 3600 * 1000;
  expired.issuedAt = expired.expiresAt - 60 * 24 * 3600 * 1000;
  issueToken(world, { name: 'revoked', kind: 'USER', of: named.admin }).revoked = 467;
  issueToken(world, {
    name: 'limited',
    kind: 'USER',
    of: named.admin,
    scopes: ['ads_management', 'ads_read'],
    declined: ['business_management'],
  });
  issueToken(world, {
    name: 'readOnly',
    kind: 'USER',
    of: named.admin,
    scopes: ['business_management', 'ads_read'],
    declined: ['ads_management'],
  });
  issueToken(world, { name: 'employeeSystemUser', kind: 'SYSTEM_USER', of: ids.reporting });
  issueToken(world, { name: 'sharedLogin', kind: 'USER', of: ids.shared });
}

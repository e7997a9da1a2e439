// Ad accounts: the agency's own in any number, and the maker of one account that the other seeds use.

import currencies from '../../../utils/currencies.json' with { type: 'json' };
import timezones from '../../../utils/timezones.json' with { type: 'json' };
import { ODD_NAMES, pickAccountName } from './names.ts';
import { FULL_TASKS } from './tasks.ts';
import type { AccessStatus, AccessType, AdAccount, FundingSource, Relation, Task } from './types.ts';
import { EPOCH, type World } from './world.ts';

const DAY = 24 * 3600 * 1000;
const CURRENCIES = [
  'EUR',
  'EUR',
  'EUR',
  'USD',
  'USD',
  'GBP',
  'JPY',
  'KRW',
  'IDR',
  'HUF',
  'BHD',
  'CHF',
  'PLN',
];
const TIMEZONES = timezones.filter((zone) => zone.iana).map((zone) => zone.id);
const HOME_ZONES = [1, 7, 47, 57, 58, 77, 79, 128];

/** Every account_status, and status 2 with every disable_reason: 24 pairs. */
export const ODD_STATUSES: readonly (readonly [status: number, reason: number])[] = [
  ...[3, 7, 8, 9, 100, 101].map((status) => [status, 0] as const),
  ...Array.from({ length: 15 }, (_, n) => [2, n + 1] as const),
  [101, 7],
  [101, 9],
  [2, 0],
];

export function currencyOffset(currency: string): number {
  return (currencies as Record<string, number>)[currency] ?? 100;
}

/** One account with an agency-like past. Amounts are minor units of its own currency. */
export function addAdAccount(world: World, given: Partial<AdAccount> = {}): AdAccount {
  const { random } = world;
  const currency = given.currency ?? random.pick(CURRENCIES);
  const scale = currencyOffset(currency) * (['JPY', 'KRW', 'IDR', 'HUF'].includes(currency) ? 300 : 1);
  const spent = random.chance(0.08) ? 0 : Math.floor(random.next() ** 3 * 900_000 * scale);
  const account: AdAccount = {
    accountId: random.id(random.pick([15, 15, 16, 16, 16, 17, 17])),
    serial: world.serial(),
    name: pickAccountName(random),
    currency,
    status: 1,
    disableReason: 0,
    timezoneId: random.chance(0.8) ? random.pick(HOME_ZONES) : random.pick(TIMEZONES),
    amountSpent: spent,
    balance: Math.floor(spent * random.next() * 0.05),
    spendCap: random.chance(0.3) ? spent + random.int(1, 50_000) * scale : 0,
    spendCapChanges: 0,
    createdTime: EPOCH - random.int(3, 2800) * DAY - random.int(0, 86_399) * 1000,
    kind: 'business',
    admins: [],
    hasHistory: true,
    createdByApi: false,
    standing: 'good',
    endAdvertiser: 'NONE',
    mediaAgency: 'NONE',
    partner: 'NONE',
    notifications: random.chance(0.5),
    ...(random.chance(0.9) ? { funding: pickFunding(world) } : {}),
    ...(random.chance(0.5) ? { address: pickAddress(world) } : {}),
    ...given,
  };
  world.adAccounts.set(account.accountId, account);
  return account;
}

function pickFunding(world: World): FundingSource {
  const { random } = world;
  const id = random.id(16);
  if (random.chance(0.6)) return { id, display: `Visa *${random.int(1000, 9999)}`, type: 1 };
  return random.chance(0.5)
    ? { id, display: 'Northwind Media GmbH – monthly invoice', type: 4 }
    : { id, display: `Direct debit *${random.int(100, 999)}`, type: 17 };
}

function pickAddress(world: World): { street: string; city: string; zip: string; country: string } {
  const { random } = world;
  return random.pick([
    { street: `Hafenstraße ${random.int(1, 99)}`, city: 'Hamburg', zip: '20457', country: 'DE' },
    { street: `테헤란로 ${random.int(1, 500)}`, city: '서울', zip: '06134', country: 'KR' },
    { street: `${random.int(1, 900)} Pine St`, city: 'Portland', zip: '97205', country: 'US' },
  ]);
}

export function addRelation(
  world: World,
  fresh: {
    business: string;
    account: string;
    accessType: AccessType;
    status?: AccessStatus;
    permittedTasks?: readonly Task[];
    requestedBy?: string;
    /** Given by whatever is done while the world runs; the seed's own lie in the past. */
    requestedTime?: number;
  },
): Relation {
  const time = fresh.requestedTime ?? EPOCH - world.random.int(1, 60) * DAY;
  return world.addRelation({
    serial: world.serial(),
    business: fresh.business,
    account: fresh.account,
    accessType: fresh.accessType,
    status: fresh.status ?? 'CONFIRMED',
    permittedTasks: [...(fresh.permittedTasks ?? FULL_TASKS)],
    requestId: world.random.id(world.random.int(13, 16)),
    requestedTime: time,
    updatedTime: time,
    ...(fresh.requestedBy ? { requestedBy: fresh.requestedBy } : {}),
  });
}

/** Exactly `count` owned accounts; odd names and states come first in making and anywhere in the list. */
export function addAgencyAccounts(world: World, count: number): void {
  const { random, named } = world;
  const odd = Math.min(Math.floor(count / 2), 400);
  const places = random.shuffle(Array.from({ length: count }, (_, n) => n));
  for (const place of places) {
    const name = place < odd ? ODD_NAMES[place] : undefined;
    const [status, disableReason] = ODD_STATUSES[count - 1 - place >= odd ? -1 : count - 1 - place] ?? [1, 0];
    const advertiser = random.chance(0.3) ? named.agency : random.pick(['NONE', 'NONE', 'UNFOUND']);
    const account = addAdAccount(world, {
      ...(name === undefined ? {} : { name }),
      status,
      disableReason,
      ownerBusiness: named.agency,
      endAdvertiser: advertiser,
      mediaAgency: random.chance(0.4) ? named.agency : 'NONE',
    });
    addRelation(world, { business: named.agency, account: account.accountId, accessType: 'OWNER' });
  }
}

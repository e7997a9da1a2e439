// The whole world as JSON, as the door shows it. Texts of tokens are never part of it.

import { inOrder } from '../world/tasks.ts';
import type { AccessStatus, AccessType, BusinessRole, Claimable, Sizes, Task } from '../world/types.ts';
import type { World } from '../world/world.ts';

/** Accounts are named `act_…` everywhere. Amounts are minor units of the account's own currency. */
export interface WorldView {
  sizes: Sizes;
  app: { id: string; name: string };
  businesses: {
    id: string;
    name: string;
    vertical: string;
    timezoneId: number;
    verificationStatus: string;
    parent: string | null;
    primaryPage: string | null;
    /** How many of the five that the API may create are used. */
    createdByApi: number;
  }[];
  /** People's own accounts, by app-scoped id. */
  users: { id: string; name: string; sharedLogin: boolean }[];
  /** Business users and system users, by business-scoped id. */
  people: {
    id: string;
    kind: 'BUSINESS_USER' | 'SYSTEM_USER';
    business: string;
    user: string | null;
    name: string;
    email: string | null;
    role: BusinessRole;
  }[];
  invitations: { id: string; business: string; email: string; role: BusinessRole }[];
  adAccounts: {
    id: string;
    accountId: string;
    name: string;
    kind: 'business' | 'personal' | 'group' | 'creative';
    currency: string;
    status: number;
    disableReason: number;
    timezoneId: number;
    amountSpent: number;
    balance: number;
    spendCap: number;
    ownerBusiness: string | null;
    ownerUser: string | null;
    /** Users who are Admin outside any business. */
    admins: string[];
    createdByApi: boolean;
    standing: 'good' | 'bad';
    fundingSource: string | null;
    endAdvertiser: string;
    mediaAgency: string;
    partner: string;
  }[];
  /** Every tie between a business and an account, CONFIRMED or PENDING. */
  relations: {
    business: string;
    account: string;
    accessType: AccessType;
    status: AccessStatus;
    permittedTasks: Task[];
  }[];
  /** As they were written: a read through Graph shows DRAFT beside ADVERTISE as well. */
  grants: { account: string; person: string; business: string; tasks: Task[] }[];
  /** The PENDING relations, with the request's own id. */
  requests: {
    id: string;
    business: string;
    account: string;
    accessType: AccessType;
    permittedTasks: Task[];
  }[];
  pages: { id: string; name: string; username: string; ownerBusiness: string | null; published: boolean }[];
  creditLines: {
    id: string;
    business: string;
    legalEntityName: string;
    currency: string;
    maxBalance: number;
  }[];
  /** Credit shared with child businesses; a world begins without any. */
  allocations: never[];
  tokens: {
    name: string;
    kind: string;
    of: string;
    scopes: string[];
    state: 'valid' | 'expired' | 'revoked';
  }[];
  /** What happens when `admin` claims the account for the agency, in an untouched world. */
  claimables: Claimable[];
}

const act = (accountId: string): string => `act_${accountId}`;

export function viewWorld(world: World): WorldView {
  const businesses = [...world.businesses.values()];
  const relations = businesses.flatMap(({ id }) => world.relationsOfBusiness(id));
  const now = Date.now();
  return {
    sizes: world.sizes,
    app: { id: world.named.app, name: world.apps.get(world.named.app)?.name ?? '' },
    businesses: businesses.map((business) => ({
      id: business.id,
      name: business.name,
      vertical: business.vertical,
      timezoneId: business.timezoneId,
      verificationStatus: business.verificationStatus,
      parent: business.parent ?? null,
      primaryPage: business.primaryPage ?? null,
      createdByApi: business.createdByApi,
    })),
    users: [...world.users.values()].map(({ id, name, sharedLogin }) => ({ id, name, sharedLogin })),
    people: [...world.people.values()].map((person) => ({
      id: person.id,
      kind: person.kind,
      business: person.business,
      user: person.user ?? null,
      name: person.name,
      email: person.email ?? null,
      role: person.role,
    })),
    invitations: [...world.invitations.values()].map(({ id, business, email, role }) => ({
      id,
      business,
      email,
      role,
    })),
    adAccounts: [...world.adAccounts.values()].map((account) => ({
      id: act(account.accountId),
      accountId: account.accountId,
      name: account.name,
      kind: account.kind,
      currency: account.currency,
      status: account.status,
      disableReason: account.disableReason,
      timezoneId: account.timezoneId,
      amountSpent: account.amountSpent,
      balance: account.balance,
      spendCap: account.spendCap,
      ownerBusiness: account.ownerBusiness ?? null,
      ownerUser: account.ownerUser ?? null,
      admins: account.admins,
      createdByApi: account.createdByApi,
      standing: account.standing,
      fundingSource: account.funding?.id ?? null,
      endAdvertiser: account.endAdvertiser,
      mediaAgency: account.mediaAgency,
      partner: account.partner,
    })),
    relations: relations.map(({ business, account, accessType, status, permittedTasks }) => ({
      business,
      account: act(account),
      accessType,
      status,
      permittedTasks,
    })),
    grants: [...world.people.values()].flatMap((person) =>
      world.grantsOfPerson(person.id).map((grant) => ({
        account: act(grant.account),
        person: person.id,
        business: person.business,
        tasks: inOrder(grant.tasks),
      })),
    ),
    requests: relations
      .filter((relation) => relation.status === 'PENDING')
      .map(({ requestId, business, account, accessType, permittedTasks }) => ({
        id: requestId,
        business,
        account: act(account),
        accessType,
        permittedTasks,
      })),
    pages: [...world.pages.values()].map(({ id, name, username, ownerBusiness, published }) => ({
      id,
      name,
      username,
      ownerBusiness: ownerBusiness ?? null,
      published,
    })),
    creditLines: [...world.creditLines.values()].map(
      ({ id, business, legalEntityName, currency, maxBalance }) => ({
        id,
        business,
        legalEntityName,
        currency,
        maxBalance,
      }),
    ),
    allocations: [],
    tokens: [...world.tokens.values()].map(({ name, kind, of, scopes, revoked, expiresAt }) => ({
      name,
      kind,
      of,
      scopes,
      state: revoked !== undefined ? 'revoked' : expiresAt !== 0 && expiresAt <= now ? 'expired' : 'valid',
    })),
    claimables: world.claimables.map((claimable) => ({ ...claimable, account: act(claimable.account) })),
  };
}

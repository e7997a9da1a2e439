// What other people and Meta do, by the door's word for it. A new act is one entry here.

import type { Runtime } from '../runtime.ts';
import { confirmOwner } from '../world/confirm-owner.ts';
import { addRelation } from '../world/seed-accounts.ts';
import { addUser, joinBusiness } from '../world/seed-people.ts';
import { isTask, isTaskSet } from '../world/tasks.ts';
import { ALL_SCOPES, tokenNamed } from '../world/tokens.ts';
import type { AdAccount, Person, Relation, Scope, Token } from '../world/types.ts';
import type { World } from '../world/world.ts';
import { hideTokens } from './request-log.ts';

/** The statuses that keep an account's business from creating another: not closed ones (100, 101). */
const BAD_STATUSES: readonly number[] = [2, 3, 7, 8, 9];

/** Told to the one who asked, as HTTP 400. */
export class ActError extends Error {}

type Input = Readonly<Record<string, unknown>>;
type Act = (runtime: Runtime, input: Input) => Record<string, unknown> | undefined;

function text(input: Input, name: string): string {
  const value = input[name];
  if (typeof value === 'string' && value !== '') return value;
  if (typeof value === 'number') return String(value);
  throw new ActError(`${name} is missing`);
}

function optional(input: Input, name: string): string | undefined {
  return input[name] === undefined ? undefined : text(input, name);
}

function number(input: Input, name: string, fallback?: number): number {
  const value = Number(input[name] ?? fallback);
  if (Number.isFinite(value)) return value;
  throw new ActError(`${name} must be a number`);
}

function accountOf(world: World, input: Input): AdAccount {
  const id = text(input, 'account');
  const account = world.adAccounts.get(id.replace(/^act_/, ''));
  if (account) return account;
  throw new ActError(`there is no ad account ${id}`);
}

function businessOf(world: World, input: Input): string {
  const id = text(input, 'business');
  if (world.businesses.has(id)) return id;
  throw new ActError(`there is no business ${id}`);
}

function pendingOf(world: World, input: Input): Relation {
  const account = accountOf(world, input);
  const business = optional(input, 'business');
  const pending = world
    .relationsOfAccount(account.accountId)
    .find(
      (relation) => relation.status === 'PENDING' && (business ?? relation.business) === relation.business,
    );
  if (pending) return pending;
  throw new ActError(`nobody has asked for act_${account.accountId}`);
}

function tokenOf(world: World, input: Input): Token {
  const name = text(input, 'token');
  const token = tokenNamed(world, name) ?? world.tokens.get(name);
  if (token) return token;
  throw new ActError(`there is no token named ${hideTokens(name)}`);
}

/** A business user or system user by id; or a user by id or by the token named after them. */
function personOf(world: World, input: Input, name: string): Person {
  const id = text(input, name);
  const person = world.people.get(id);
  if (person) return person;
  throw new ActError(`there is no person ${id}`);
}

function userOf(world: World, input: Input): string {
  const id = text(input, 'person');
  const user = world.users.has(id) ? id : (world.people.get(id)?.user ?? tokenNamed(world, id)?.of);
  if (user !== undefined && world.users.has(user)) return user;
  throw new ActError(`there is no person ${id}`);
}

const actId = (account: AdAccount): { account: string } => ({ account: `act_${account.accountId}` });

export const ACTS: Readonly<Record<string, Act>> = {
  'accept-claim'({ world }, input) {
    const relation = pendingOf(world, input);
    if (relation.accessType === 'OWNER') {
      if (world.adAccounts.get(relation.account)?.ownerBusiness)
        throw new ActError('another business owns it');
      confirmOwner(world, relation);
    }
    relation.status = 'CONFIRMED';
    relation.updatedTime = Date.now();
    return {
      business: relation.business,
      account: `act_${relation.account}`,
      accessType: relation.accessType,
    };
  },
  'decline-claim'({ world }, input) {
    const relation = pendingOf(world, input);
    world.removeRelation(relation);
    return { business: relation.business, account: `act_${relation.account}` };
  },
  'accept-invite'({ world }, input) {
    const wanted = optional(input, 'invitation') ?? optional(input, 'email') ?? optional(input, 'id');
    const invitation = [...world.invitations.values()].find(
      ({ id, email }) => wanted === id || wanted === email,
    );
    const business = world.businesses.get(invitation?.business ?? '');
    if (!invitation || !business) throw new ActError(`there is no invitation ${wanted ?? ''}`);
    const name = optional(input, 'name') ?? (invitation.email.split('@')[0] as string);
    world.invitations.delete(invitation.id);
    const user = addUser(world, name);
    const { role, email, financePermission } = invitation;
    const person = joinBusiness(world, { user, business, role, email, financePermission });
    return { person: person.id, business: business.id };
  },
  'expire-token'({ world }, input) {
    tokenOf(world, input).expiresAt = Date.now() - 1000;
    return undefined;
  },
  'revoke-token'({ world }, input) {
    tokenOf(world, input).revoked = number(input, 'subcode', 467);
    return undefined;
  },
  /** An expired or revoked token works again, as after signing in anew. */
  'restore-token'({ world }, input) {
    const token = tokenOf(world, input);
    delete token.revoked;
    token.expiresAt = Date.now() + 60 * 24 * 3600 * 1000;
    return undefined;
  },
  'set-scopes'({ world }, input) {
    const token = tokenOf(world, input);
    const scopes = Array.isArray(input.scopes) ? input.scopes.map(String) : [];
    token.scopes = ALL_SCOPES.filter((scope) => scopes.includes(scope));
    token.declined = ALL_SCOPES.filter((scope) => !scopes.includes(scope));
    return { scopes: token.scopes };
  },
  /** A fresh disabling also blocks the owner from creating accounts, unless `blocksCreation` is false. */
  'disable-account'({ world }, input) {
    const account = accountOf(world, input);
    Object.assign(account, { status: 2, disableReason: number(input, 'reason', 1) });
    if (input.blocksCreation !== false) account.standing = 'bad';
    return actId(account);
  },
  'enable-account'({ world }, input) {
    const account = accountOf(world, input);
    Object.assign(account, { status: 1, disableReason: 0, standing: 'good' });
    return actId(account);
  },
  'set-standing'({ world }, input) {
    const account = accountOf(world, input);
    account.standing = text(input, 'standing') === 'bad' ? 'bad' : 'good';
    return actId(account);
  },
  /** As `disable-account` and `enable-account` do, whatever the status. */
  'set-status'({ world }, input) {
    const account = accountOf(world, input);
    const [status, disableReason] = [number(input, 'status'), number(input, 'reason', 0)];
    Object.assign(account, { status, disableReason });
    const isBad = BAD_STATUSES.includes(account.status) && input.blocksCreation !== false;
    account.standing = isBad ? 'bad' : 'good';
    return actId(account);
  },
  spend({ world }, input) {
    const account = accountOf(world, input);
    account.amountSpent += number(input, 'amount');
    account.balance += number(input, 'amount');
    account.hasHistory = true;
    return { ...actId(account), amountSpent: account.amountSpent };
  },
  'rename-account'({ world }, input) {
    const account = accountOf(world, input);
    account.name = text(input, 'name');
    return actId(account);
  },
  grant({ world }, input) {
    const account = accountOf(world, input);
    const person = personOf(world, input, input.user === undefined ? 'person' : 'user');
    const tasks = (Array.isArray(input.tasks) ? input.tasks : []).map(String).filter(isTask);
    if (tasks.length === 0) world.removeGrant(account.accountId, person.id);
    else if (!isTaskSet(tasks)) throw new ActError('these tasks do not combine');
    else world.setGrant(account.accountId, person.id, tasks);
    return { ...actId(account), person: person.id, tasks };
  },
  'remove-person'({ world }, input) {
    const person = personOf(world, input, 'person');
    world.removePerson(person);
    return { person: person.id };
  },
  'set-role'({ world }, input) {
    const person = personOf(world, input, 'person');
    person.role = text(input, 'role') === 'ADMIN' ? 'ADMIN' : 'EMPLOYEE';
    return { person: person.id, role: person.role };
  },
  /** Another business shares an account of its own with `business`. */
  'share-account'({ world }, input) {
    const account = accountOf(world, input);
    const business = businessOf(world, input);
    if (world.relation(business, account.accountId))
      throw new ActError('the business has the account already');
    addRelation(world, {
      business,
      account: account.accountId,
      accessType: 'AGENCY',
      requestedTime: Date.now(),
    });
    return actId(account);
  },
  'withdraw-account'({ world }, input) {
    const account = accountOf(world, input);
    const relation = world.relation(text(input, 'business'), account.accountId);
    if (relation?.accessType !== 'AGENCY') throw new ActError('the account is not shared with the business');
    world.removeRelation(relation);
    return actId(account);
  },
  'set-credit-line'({ world }, input) {
    const business = businessOf(world, input);
    const [maxBalance, balance] = [number(input, 'maxBalance', 100_000_00), number(input, 'balance', 0)];
    const currency = optional(input, 'currency') ?? 'EUR';
    for (const line of world.creditLines.values())
      if (line.business === business) world.creditLines.delete(line.id);
    if (input.on === false) return { business, creditLine: null };
    const id = world.random.id(16);
    world.creditLines.set(id, {
      id,
      serial: world.serial(),
      business,
      legalEntityName: world.businesses.get(business)?.name ?? business,
      currency,
      maxBalance,
      balance,
      creditType: 'ADS_BUSINESS',
    });
    return { business, creditLine: id };
  },
  'unpublish-page'({ world }, input) {
    return { page: setPublished(world, input, false) };
  },
  'publish-page'({ world }, input) {
    return { page: setPublished(world, input, true) };
  },
  /** A business, an account, a `token` (error 17) or the whole `app` (error 4); 0 percent ends it. */
  'set-usage'({ usage, world }, input) {
    const account = input.account === undefined ? undefined : accountOf(world, input).accountId;
    const token = input.token === undefined ? 'app' : `token:${tokenOf(world, input).name}`;
    const key = account ?? (input.business === undefined ? token : businessOf(world, input));
    usage.force(key, number(input, 'percent'), number(input, 'regainMinutes', 60));
    return { key };
  },
  /** The app asks for an `appsecret_proof` with each call, as apps of servers do; `on: false` ends it. */
  'require-proof'({ world }, input) {
    const app = world.apps.get(world.named.app);
    if (app) app.asksForProof = input.on !== false;
    return undefined;
  },
  /** Who sits at the browser when the sign-in dialog opens, and which permissions they leave out. */
  'sign-in-as'({ signIn, world }, input) {
    signIn.person = userOf(world, input);
    setDeclined(signIn, input);
    return { person: signIn.person };
  },
  /** The dialog answers by itself: `decision` is continue or cancel; `on: false` asks for a click again. */
  'sign-in-auto'({ signIn }, input) {
    if (input.on === false) delete signIn.auto;
    else signIn.auto = optional(input, 'decision') === 'cancel' ? 'cancel' : 'continue';
    setDeclined(signIn, input);
    return { auto: signIn.auto ?? null };
  },
};

function setDeclined(signIn: { declined: Scope[] }, input: Input): void {
  if (!Array.isArray(input.declined)) return;
  const declined = input.declined.map(String);
  signIn.declined = ALL_SCOPES.filter((scope) => declined.includes(scope));
}

/** The page named by `page`, or the primary page of `business`. */
function setPublished(world: World, input: Input, published: boolean): string {
  const id = optional(input, 'page') ?? world.businesses.get(text(input, 'business'))?.primaryPage ?? '';
  const page = world.pages.get(id);
  if (!page) throw new ActError('there is no such page');
  page.published = published;
  return page.id;
}

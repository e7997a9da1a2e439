// The world as one object with its indexes: the only place that adds to or takes from them.

import type { Random } from './random.ts';
import type {
  AdAccount,
  App,
  Business,
  Claimable,
  CreditLine,
  Grant,
  Invitation,
  Page,
  Person,
  Relation,
  Sizes,
  Task,
  Token,
  User,
} from './types.ts';

/** The moment at which every seeded world stands: dates in it are before this one. */
export const EPOCH = Date.UTC(2026, 8, 1, 9, 0, 0);

export class World {
  readonly sizes: Sizes;
  readonly random: Random;
  readonly apps = new Map<string, App>();
  readonly users = new Map<string, User>();
  readonly businesses = new Map<string, Business>();
  readonly people = new Map<string, Person>();
  readonly invitations = new Map<string, Invitation>();
  readonly adAccounts = new Map<string, AdAccount>();
  readonly pages = new Map<string, Page>();
  readonly creditLines = new Map<string, CreditLine>();
  readonly tokens = new Map<string, Token>();
  /** Codes of the sign-in dialog that wait to be exchanged. */
  readonly codes = new Map<string, { text: string; redirectUri: string }>();
  readonly claimables: Claimable[] = [];
  /** Ids by the names that the ready line and the tests use. */
  readonly named = { agency: '', second: '', admin: '', employee: '', outsider: '', app: '' };

  private readonly relationsByBusiness = new Map<string, Map<string, Relation>>();
  private readonly relationsByAccount = new Map<string, Map<string, Relation>>();
  private readonly relationsByRequest = new Map<string, Relation>();
  private readonly grantsByAccount = new Map<string, Map<string, Grant>>();
  private readonly grantsByPerson = new Map<string, Map<string, Grant>>();
  private readonly peopleByBusiness = new Map<string, Map<string, Person>>();
  private readonly peopleByUser = new Map<string, Map<string, Person>>();
  private lastSerial = 0;

  constructor(sizes: Sizes, random: Random) {
    this.sizes = sizes;
    this.random = random;
  }

  /** A number higher than all before: lists are in this order, and cursors hold it. */
  serial(): number {
    this.lastSerial += 1;
    return this.lastSerial;
  }

  addPerson(person: Person): Person {
    this.people.set(person.id, person);
    inner(this.peopleByBusiness, person.business).set(person.id, person);
    if (person.user) inner(this.peopleByUser, person.user).set(person.id, person);
    return person;
  }

  removePerson(person: Person): void {
    for (const grant of this.grantsOfPerson(person.id)) this.removeGrant(grant.account, person.id);
    this.people.delete(person.id);
    this.peopleByBusiness.get(person.business)?.delete(person.id);
    if (person.user) this.peopleByUser.get(person.user)?.delete(person.id);
  }

  peopleOf(business: string, kind?: Person['kind']): Person[] {
    const all = [...(this.peopleByBusiness.get(business)?.values() ?? [])];
    return kind ? all.filter((person) => person.kind === kind) : all;
  }

  /** A user's business users, one per business. */
  personsOfUser(user: string): Person[] {
    return [...(this.peopleByUser.get(user)?.values() ?? [])];
  }

  addRelation(relation: Relation): Relation {
    inner(this.relationsByBusiness, relation.business).set(relation.account, relation);
    inner(this.relationsByAccount, relation.account).set(relation.business, relation);
    this.relationsByRequest.set(relation.requestId, relation);
    return relation;
  }

  /** Takes the relation away, and with it what the business's people could do on the account. */
  removeRelation(relation: Relation): void {
    this.relationsByBusiness.get(relation.business)?.delete(relation.account);
    this.relationsByAccount.get(relation.account)?.delete(relation.business);
    this.relationsByRequest.delete(relation.requestId);
    for (const grant of this.grantsOfAccount(relation.account)) {
      if (this.people.get(grant.person)?.business === relation.business) {
        this.removeGrant(grant.account, grant.person);
      }
    }
  }

  relation(business: string, account: string): Relation | undefined {
    return this.relationsByBusiness.get(business)?.get(account);
  }

  relationByRequest(requestId: string): Relation | undefined {
    return this.relationsByRequest.get(requestId);
  }

  relationsOfBusiness(business: string): Relation[] {
    return [...(this.relationsByBusiness.get(business)?.values() ?? [])];
  }

  relationsOfAccount(account: string): Relation[] {
    return [...(this.relationsByAccount.get(account)?.values() ?? [])];
  }

  /** Replaces the person's tasks on the account; the place in lists is kept. */
  setGrant(account: string, person: string, tasks: readonly Task[]): Grant {
    const before = this.grant(account, person);
    const grant: Grant = { serial: before?.serial ?? this.serial(), account, person, tasks: [...tasks] };
    inner(this.grantsByAccount, account).set(person, grant);
    inner(this.grantsByPerson, person).set(account, grant);
    return grant;
  }

  removeGrant(account: string, person: string): boolean {
    this.grantsByPerson.get(person)?.delete(account);
    return this.grantsByAccount.get(account)?.delete(person) ?? false;
  }

  grant(account: string, person: string): Grant | undefined {
    return this.grantsByPerson.get(person)?.get(account);
  }

  grantsOfAccount(account: string): Grant[] {
    return [...(this.grantsByAccount.get(account)?.values() ?? [])];
  }

  grantsOfPerson(person: string): Grant[] {
    return [...(this.grantsByPerson.get(person)?.values() ?? [])];
  }
}

function inner<V>(index: Map<string, Map<string, V>>, key: string): Map<string, V> {
  const found = index.get(key);
  if (found) return found;
  const made = new Map<string, V>();
  index.set(key, made);
  return made;
}

// Edges of the user (and, where it has them, the system user) behind the token.

import { actEdge, type Edge, listEdge, type Row } from '../graph/edge.ts';
import { codeError, invalid } from '../graph/errors.ts';
import { needText } from '../graph/params.ts';
import { BUSINESS, READ_ADS } from '../graph/scopes.ts';
import { canSeeAccount } from '../world/access.ts';
import type { Person, Scope } from '../world/types.ts';
import type { World } from '../world/world.ts';
import { adminsOf } from './guards.ts';

function businessRows(world: World, persons: readonly Person[]): Row[] {
  return persons.flatMap((person): Row[] => {
    const value = world.businesses.get(person.business);
    return value ? [{ serial: person.serial, node: { type: 'Business', value } }] : [];
  });
}

export const me: readonly Edge[] = [
  listEdge({
    on: ['User', 'SystemUser'],
    name: 'businesses',
    scope: BUSINESS,
    withoutScope: () => invalid('Missing Permission'),
    item: 'Business',
    summary: 'named',
    rows: ({ world, actor }) => businessRows(world, actor.persons),
  }),
  listEdge({
    on: ['User'],
    name: 'business_users',
    scope: BUSINESS,
    item: 'BusinessUser',
    summary: 'named',
    rows: ({ world }, { value: user }) =>
      world
        .personsOfUser(user.id)
        .map((value) => ({ serial: value.serial, node: { type: 'BusinessUser', value } })),
  }),
  listEdge({
    on: ['User', 'SystemUser'],
    name: 'adaccounts',
    scope: READ_ADS,
    item: 'AdAccount',
    summary: 'default',
    rows: ({ world, actor }) =>
      [...world.adAccounts.values()]
        .filter((account) => canSeeAccount(world, actor, account))
        .map((value) => ({ serial: value.serial, node: { type: 'AdAccount', value } })),
  }),
  listEdge({
    on: ['User'],
    name: 'personal_ad_accounts',
    scope: READ_ADS,
    item: 'AdAccount',
    summary: 'default',
    rows: ({ world }, { value: user }) =>
      [...world.adAccounts.values()]
        .filter((account) => !account.ownerBusiness && account.admins.includes(user.id))
        .map((value) => ({ serial: value.serial, node: { type: 'AdAccount', value } })),
  }),
  listEdge({
    on: ['User'],
    name: 'accounts',
    scope: ['pages_show_list'],
    item: 'Page',
    summary: 'named',
    rows: ({ world }, { value: user }) =>
      [...world.pages.values()]
        .filter((page) => page.admins.includes(user.id))
        .map((value, n) => ({ serial: n + 1, node: { type: 'Page', value } })),
  }),
  actEdge({
    method: 'GET',
    on: ['User', 'SystemUser'],
    name: 'permissions',
    scope: [],
    run({ actor: { token } }) {
      const status = (scopes: readonly Scope[], text: string): { permission: string; status: string }[] =>
        scopes.map((permission) => ({ permission, status: text }));
      return { body: { data: [...status(token.scopes, 'granted'), ...status(token.declined, 'declined')] } };
    },
  }),
  actEdge({
    method: 'DELETE',
    on: ['User'],
    name: 'permissions',
    scope: [],
    run({ world, actor, params }) {
      const one = params.permission;
      for (const token of world.tokens.values()) {
        if (token.of !== actor.token.of || token.app !== actor.token.app) continue;
        if (typeof one !== 'string') token.revoked ??= 458;
        else if (token.scopes.includes(one as Scope)) {
          token.scopes = token.scopes.filter((scope) => scope !== one);
          token.declined.push(one as Scope);
        }
      }
      return { body: { success: true } };
    },
  }),
  actEdge({
    method: 'DELETE',
    on: ['User'],
    name: 'businesses',
    scope: BUSINESS,
    run(context, { value: user }) {
      const business = needText(context.params, 'business');
      const person = context.world
        .personsOfUser(user.id)
        .find((candidate) => candidate.business === business);
      if (!person)
        throw invalid('Param business must be a business that you belong to', { blame: ['business'] });
      const admins = adminsOf(context, business);
      if (admins.length === 1 && admins[0] === person) throw codeError(3914);
      context.world.removePerson(person);
      return { body: { success: true } };
    },
  }),
];

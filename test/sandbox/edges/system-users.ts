// System users: listing, making and renaming them, and their tokens. They can't be deleted.

import type { Context } from '../graph/context.ts';
import { actEdge, type Edge, listEdge } from '../graph/edge.ts';
import { codeError, invalid } from '../graph/errors.ts';
import { needText, readBoolean, readList, readOneOf, readText } from '../graph/params.ts';
import { BUSINESS } from '../graph/scopes.ts';
import { addSystemUser } from '../world/seed-people.ts';
import { ALL_SCOPES, issueToken } from '../world/tokens.ts';
import type { Person } from '../world/types.ts';
import { needAdmin, needMember } from './guards.ts';

const MOST_ADMINS = 1;
const MOST_OTHERS = 10;
const SIXTY_DAYS = 60 * 24 * 3600 * 1000;

function createToken({ world, params }: Context, person: Person): string {
  const asked = readList(params, 'scope') ?? [];
  const unknown = asked.find((scope) => !(ALL_SCOPES as readonly string[]).includes(scope));
  if (unknown !== undefined) throw invalid(`Param scope must be a permission - got "${unknown}".`);
  const existing = [...world.tokens.values()].filter((token) => token.of === person.id);
  const token = issueToken(world, {
    name: `${person.name} ${person.id} ${existing.length + 1}`,
    kind: 'SYSTEM_USER',
    of: person.id,
    scopes: ALL_SCOPES.filter((scope) => asked.includes(scope)),
    lifetime: readBoolean(params, 'set_token_expires_in_60_days') ? SIXTY_DAYS : 0,
  });
  return token.text;
}

export const systemUsers: readonly Edge[] = [
  listEdge({
    on: ['Business'],
    name: 'system_users',
    scope: BUSINESS,
    item: 'SystemUser',
    summary: 'named',
    rows(context, { value: business }) {
      needMember(context, business.id);
      return context.world
        .peopleOf(business.id, 'SYSTEM_USER')
        .map((value) => ({ serial: value.serial, node: { type: 'SystemUser', value } }));
    },
  }),
  actEdge({
    method: 'POST',
    on: ['Business'],
    name: 'system_users',
    scope: BUSINESS,
    result: 'SystemUser',
    run(context, { value: business }) {
      const { world, params } = context;
      needAdmin(context, business.id);
      const name = needText(params, 'name');
      const known = world.peopleOf(business.id, 'SYSTEM_USER');
      const renamed = known.find((person) => person.id === readText(params, 'system_user_id'));
      if (renamed) {
        renamed.name = name;
        return { body: { id: renamed.id }, node: { type: 'SystemUser', value: renamed } };
      }
      const role = readOneOf(params, 'role', ['ADMIN', 'EMPLOYEE']) ?? 'EMPLOYEE';
      const same = known.filter((person) => person.role === role).length;
      if (role === 'ADMIN' && same >= MOST_ADMINS) throw codeError(3965);
      if (role === 'EMPLOYEE' && same >= MOST_OTHERS) throw codeError(3949);
      const value = addSystemUser(world, { business, name, role });
      value.createdTime = Date.now();
      return { body: { id: value.id }, node: { type: 'SystemUser', value } };
    },
  }),
  actEdge({
    method: 'POST',
    on: ['SystemUser'],
    name: 'access_tokens',
    scope: BUSINESS,
    run(context, { value: person }) {
      needAdmin(context, person.business);
      const app = needText(context.params, 'business_app');
      if (!context.world.apps.has(app)) throw invalid(`Param business_app must be an app - got "${app}".`);
      return { body: { access_token: createToken(context, person) } };
    },
  }),
  actEdge({
    method: 'DELETE',
    on: ['SystemUser'],
    name: 'access_tokens',
    scope: BUSINESS,
    run(context, { value: person }) {
      needAdmin(context, person.business);
      for (const token of context.world.tokens.values()) if (token.of === person.id) token.revoked ??= 467;
      return { body: { success: true } };
    },
  }),
  actEdge({
    method: 'POST',
    on: ['Business'],
    name: 'system_user_access_tokens',
    scope: BUSINESS,
    run(context, { value: business }) {
      needAdmin(context, business.id);
      const id = needText(context.params, 'system_user_id');
      const person = context.world
        .peopleOf(business.id, 'SYSTEM_USER')
        .find((candidate) => candidate.id === id);
      if (!person) throw invalid(`Param system_user_id must be a system user of the business - got "${id}".`);
      return { body: { access_token: createToken(context, person) } };
    },
  }),
];

// The people of a business: listing, inviting, changing and removing them.

import type { Context } from '../graph/context.ts';
import { actEdge, type Edge, listEdge } from '../graph/edge.ts';
import { codeError, invalid, required } from '../graph/errors.ts';
import { type Params, readBoolean, readText } from '../graph/params.ts';
import { BUSINESS } from '../graph/scopes.ts';
import { invite } from '../world/seed-people.ts';
import type { BusinessRole, FinancePermission, Person } from '../world/types.ts';
import { adminsOf, needAdmin, needMember } from './guards.ts';

const INVITES_A_DAY = 50;
const FINANCE: Readonly<Record<string, FinancePermission>> = {
  FINANCE_EDITOR: 'FINANCE_EDITOR',
  FINANCE_ANALYST: 'FINANCE_ANALYST',
  FINANCE_EDIT: 'FINANCE_EDITOR',
  FINANCE_VIEW: 'FINANCE_ANALYST',
};
const ROLES = [
  'ADMIN',
  'EMPLOYEE',
  'DEVELOPER',
  ...Object.keys(FINANCE),
  'ADS_RIGHTS_REVIEWER',
  'MANAGE',
  'DEFAULT',
  'PARTNER_CENTER_ADMIN',
  'PARTNER_CENTER_ANALYST',
  'PARTNER_CENTER_OPERATIONS',
  'PARTNER_CENTER_MARKETING',
  'PARTNER_CENTER_EDUCATION',
];

interface RoleChange {
  role?: BusinessRole;
  financePermission?: FinancePermission;
}

/**
 * What a `role` changes. Reads give base roles only: whatever isn't ADMIN reads EMPLOYEE. A finance right is apart from
 * them, and comes beside the base role that there is.
 */
export function readRole(params: Params): RoleChange {
  const role = readText(params, 'role');
  if (role === undefined) return {};
  if (!ROLES.includes(role)) {
    throw invalid(`Param role must be one of {${ROLES.join(', ')}} - got "${role}".`, { blame: ['role'] });
  }
  const financePermission = FINANCE[role];
  if (financePermission) return { financePermission };
  return { role: role === 'ADMIN' ? 'ADMIN' : 'EMPLOYEE' };
}

function readEmail(params: Params, name: 'email' | 'pending_email'): string | undefined {
  const email = readText(params, name);
  if (email === undefined || /^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(email)) return email;
  throw invalid(`Param ${name} must be a valid email address - got "${email}".`, { blame: [name] });
}

/** An address that is given counts at once; a pending one waits beside it until it is cleared. */
function changeEmail({ params }: Context, person: Person): void {
  const email = readEmail(params, 'email');
  const pending = readEmail(params, 'pending_email');
  if (readBoolean(params, 'clear_pending_email') === true) delete person.pendingEmail;
  if (email !== undefined) person.email = email;
  if (pending !== undefined) person.pendingEmail = pending;
}

/** Error 3914 where the business would be left without an admin. */
function checkLastAdmin(context: Context, person: Person): void {
  const admins = adminsOf(context, person.business);
  if (admins.length === 1 && admins[0] === person) throw codeError(3914);
}

export const businessPeople: readonly Edge[] = [
  listEdge({
    on: ['Business'],
    name: 'business_users',
    scope: BUSINESS,
    item: 'BusinessUser',
    summary: 'named',
    rows(context, { value: business }) {
      needMember(context, business.id);
      return context.world
        .peopleOf(business.id, 'BUSINESS_USER')
        .map((value) => ({ serial: value.serial, node: { type: 'BusinessUser', value } }));
    },
  }),
  actEdge({
    method: 'POST',
    on: ['Business'],
    name: 'business_users',
    scope: BUSINESS,
    result: 'BusinessRoleRequest',
    run(context, { value: business }) {
      const { world, actor, params } = context;
      needAdmin(context, business.id);
      const email = readEmail(params, 'email');
      if (email === undefined) throw required('email');
      const rights = { role: 'EMPLOYEE', ...readRole(params) } as const;
      if (business.invitesToday >= INVITES_A_DAY) throw codeError(17);
      business.invitesToday += 1;
      const by = actor.user ? { createdBy: actor.user.id } : {};
      const id = invite(world, { business: business.id, email, ...rights, createdTime: Date.now(), ...by });
      const value = world.invitations.get(id);
      return { body: { id }, ...(value ? { node: { type: 'BusinessRoleRequest', value } } : {}) };
    },
  }),
  actEdge({
    method: 'POST',
    on: ['BusinessUser'],
    name: '',
    scope: BUSINESS,
    result: 'BusinessUser',
    run(context, node) {
      const person = node.value;
      const { params } = context;
      needAdmin(context, person.business);
      const change = readRole(params);
      if (change.role === 'EMPLOYEE') checkLastAdmin(context, person);
      changeEmail(context, person);
      Object.assign(person, change);
      const title = readText(params, 'title');
      if (title !== undefined) person.title = title;
      const [first, last] = [readText(params, 'first_name'), readText(params, 'last_name')];
      const [oldFirst, ...oldLast] = person.name.split(' ');
      person.name = `${first ?? oldFirst} ${last ?? oldLast.join(' ')}`.trim();
      return { body: { success: true }, node };
    },
  }),
  actEdge({
    method: 'DELETE',
    on: ['BusinessUser'],
    name: '',
    scope: BUSINESS,
    run(context, { value: person }) {
      needAdmin(context, person.business);
      checkLastAdmin(context, person);
      context.world.removePerson(person);
      return { body: { success: true } };
    },
  }),
];

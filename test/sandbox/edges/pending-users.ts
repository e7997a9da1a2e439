// Invitations that nobody has accepted yet.

import { actEdge, type Edge, listEdge } from '../graph/edge.ts';
import { readText } from '../graph/params.ts';
import { BUSINESS } from '../graph/scopes.ts';
import { readRole } from './business-people.ts';
import { needAdmin, needMember } from './guards.ts';

export const pendingUsers: readonly Edge[] = [
  listEdge({
    on: ['Business'],
    name: 'pending_users',
    scope: BUSINESS,
    item: 'BusinessRoleRequest',
    summary: 'named',
    rows(context, { value: business }) {
      needMember(context, business.id);
      const email = readText(context.params, 'email');
      return [...context.world.invitations.values()]
        .filter(
          (invitation) =>
            invitation.business === business.id && (email ?? invitation.email) === invitation.email,
        )
        .map((value) => ({ serial: value.serial, node: { type: 'BusinessRoleRequest', value } }));
    },
  }),
  actEdge({
    method: 'POST',
    on: ['BusinessRoleRequest'],
    name: '',
    scope: BUSINESS,
    result: 'BusinessRoleRequest',
    run(context, node) {
      needAdmin(context, node.value.business);
      Object.assign(node.value, readRole(context.params));
      return { body: { id: node.value.id }, node };
    },
  }),
  actEdge({
    method: 'DELETE',
    on: ['BusinessRoleRequest'],
    name: '',
    scope: BUSINESS,
    run(context, { value: invitation }) {
      needAdmin(context, invitation.business);
      context.world.invitations.delete(invitation.id);
      return { body: { success: true } };
    },
  }),
];

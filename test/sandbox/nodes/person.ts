// People: users, business users, system users, the users assigned to an account, and invitations.

import type { Person } from '../world/types.ts';
import { type Field, formatTime, type NodeField, type NodeKind } from './node.ts';

const ofBusiness: NodeField<{ business: string }> = {
  node: 'Business',
  get(value, { world }) {
    const business = world.businesses.get(value.business);
    return business ? { type: 'Business', value: business } : undefined;
  },
};

const INVITATION_DAYS = 60;

export const user: NodeKind<'User'> = {
  defaults: ['id', 'name'],
  id: (value) => value.id,
  fields: {
    id: (value) => value.id,
    name: (value) => value.name,
    first_name: (value) => value.name.split(' ')[0],
    last_name: (value) => value.name.split(' ').slice(1).join(' ') || undefined,
    email: () => undefined,
  },
};

const inBusiness: Readonly<Record<string, Field<Person>>> = {
  id: (value) => value.id,
  name: (value) => value.name,
  role: (value) => value.role,
  business: ofBusiness,
  finance_permission: (value) => value.financePermission,
  ip_permission: () => undefined,
};

export const businessUser: NodeKind<'BusinessUser'> = {
  defaults: ['id', 'name', 'business', 'role'],
  id: (value) => value.id,
  fields: {
    ...inBusiness,
    email: (value) => value.email,
    first_name: (value) => value.name.split(' ')[0],
    last_name: (value) => value.name.split(' ').slice(1).join(' ') || undefined,
    title: (value) => value.title,
    pending_email: (value) => value.pendingEmail,
    marked_for_removal: () => false,
    two_fac_status: () => 'enabled',
    tasks: () => undefined,
    business_role_request: () => undefined,
  },
};

export const systemUser: NodeKind<'SystemUser'> = {
  defaults: ['id', 'name', 'role'],
  id: (value) => value.id,
  fields: {
    ...inBusiness,
    created_time: (value) => formatTime(value.createdTime),
    created_by: () => undefined,
  },
};

export const assignedUser: NodeKind<'AssignedUser'> = {
  defaults: ['id', 'name'],
  id: (value) => value.id,
  fields: {
    id: (value) => value.id,
    name: (value) => value.name,
    business: ofBusiness,
    user_type: (value) => value.kind,
  },
};

export const businessRoleRequest: NodeKind<'BusinessRoleRequest'> = {
  defaults: ['id', 'email', 'role', 'status'],
  id: (value) => value.id,
  fields: {
    id: (value) => value.id,
    email: (value) => value.email,
    role: (value) => value.role,
    status: () => 'PENDING',
    created_time: (value) => formatTime(value.createdTime),
    updated_time: (value) => formatTime(value.createdTime),
    expiration_time: (value) => formatTime(value.createdTime + INVITATION_DAYS * 86_400_000),
    invite_link: (value) => `https://business.facebook.com/invitation/?token=${value.id}`,
    finance_role: (value) => value.financePermission,
    updated_by: () => undefined,
    owner: ofBusiness,
    created_by: {
      node: 'User',
      get(value, { world }) {
        const by = value.createdBy ? world.users.get(value.createdBy) : undefined;
        return by ? { type: 'User', value: by } : undefined;
      },
    },
  },
};

// The table of all edges. A new edge goes into the file of its family; a new family is entered here.

import type { ActEdge, Edge, ListEdge } from '../graph/edge.ts';
import type { Method } from '../graph/params.ts';
import type { NodeType } from '../nodes/node.ts';
import { accountNode } from './account-node.ts';
import { agencies } from './agencies.ts';
import { assignedUsers } from './assigned-users.ts';
import { businessAccounts } from './business-accounts.ts';
import { businessNode } from './business-node.ts';
import { businessPeople } from './business-people.ts';
import { claim } from './claim.ts';
import { create } from './create.ts';
import { me } from './me.ts';
import { pendingUsers } from './pending-users.ts';
import { systemUsers } from './system-users.ts';

const EDGES: readonly Edge[] = [
  ...accountNode,
  ...agencies,
  ...assignedUsers,
  ...businessAccounts,
  ...businessNode,
  ...businessPeople,
  ...claim,
  ...create,
  ...me,
  ...pendingUsers,
  ...systemUsers,
];

const LISTS = new Map<string, ListEdge>();
const ACTS = new Map<string, ActEdge>();
for (const edge of EDGES) {
  for (const type of edge.on) {
    if (edge.kind === 'list') LISTS.set(`${type}/${edge.name}`, edge);
    else ACTS.set(`${edge.method} ${type}/${edge.name}`, edge);
  }
}

export function findList(type: NodeType, name: string): ListEdge | undefined {
  return LISTS.get(`${type}/${name}`);
}

export function findAct(method: Method, type: NodeType, name: string): ActEdge | undefined {
  return ACTS.get(`${method} ${type}/${name}`);
}

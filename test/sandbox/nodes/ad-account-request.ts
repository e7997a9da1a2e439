// BusinessAdAccountRequest: a claim or an access request that nobody has answered yet.

import { canSeeAccount } from '../world/access.ts';
import type { NodeKind } from './node.ts';

export const adAccountRequest: NodeKind<'BusinessAdAccountRequest'> = {
  defaults: ['id', 'ad_account'],
  id: (relation) => relation.requestId,
  fields: {
    id: (relation) => relation.requestId,
    permitted_tasks: (relation) => (relation.accessType === 'AGENCY' ? relation.permittedTasks : undefined),
    ad_account: {
      node: 'AdAccount',
      get(relation, { world, actor }) {
        const value = world.adAccounts.get(relation.account);
        if (!value) return undefined;
        // Until the request is accepted, only the ids of an account are shown that the token can't see.
        if (canSeeAccount(world, actor, value)) return { type: 'AdAccount', value };
        return { type: 'AdAccount', value, veiled: true };
      },
    },
  },
};

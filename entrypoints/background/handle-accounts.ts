// Background: commands that read.

import { fetchAdAccountOwner, isNotVisible } from '@/utils/graph/ad-accounts.ts';
import { readSyncs } from '@/utils/mirror/queries.ts';
import { syncAccount } from '@/utils/mirror/sync/sync-account.ts';
import { syncPerson } from '@/utils/mirror/sync/sync-people.ts';
import type { Engine } from './engine.ts';
import type { Handlers } from './handlers.ts';
import { meetIfRefused } from './meet-again.ts';
import { takeClaimOffer } from './menus.ts';
import { updateBadge } from './notices.ts';
import { askTab } from './page-contexts.ts';

type Names =
  | 'refresh'
  | 'open-account'
  | 'open-person'
  | 'find-account'
  | 'take-claim-offer'
  | 'read-page'
  | 'dismiss-notices';

export function createAccountHandlers(engine: Engine): Pick<Handlers, Names> {
  const { db, getCall } = engine;

  return {
    async refresh({ businessId }) {
      await getCall(businessId);
      const syncs = await readSyncs(db, businessId);
      // To join a read in which something has failed already would bring nothing of it. Credit is refused to most.
      const anew = syncs.some(({ resource, state }) => resource !== 'credit' && state === 'failed');
      engine
        .refresh(businessId, { anew })
        .then(() => meetIfRefused(engine, businessId))
        .catch((error: unknown) => console.warn('Claimdesk: refused', error));
      return null;
    },

    async 'open-account'({ businessId, accountId }) {
      await engine.read(businessId, (call) => syncAccount(db, call, accountId));
      return null;
    },

    async 'open-person'({ businessId, personId }) {
      await engine.read(businessId, (call) => syncPerson(db, call, personId));
      return null;
    },

    async 'find-account'({ businessId, accountId }) {
      const { graph, principal } = await getCall(businessId);
      try {
        const { name, business } = await fetchAdAccountOwner(graph, principal, accountId);
        return {
          accountId,
          name,
          ownerBusinessId: business?.id ?? null,
          ownerBusinessName: business?.name ?? null,
          visible: true,
        };
      } catch (error) {
        if (!isNotVisible(error)) throw error;
        return { accountId, name: null, ownerBusinessId: null, ownerBusinessName: null, visible: false };
      }
    },

    'take-claim-offer': ({ at }) => takeClaimOffer(at),

    async 'read-page'({ tabId }) {
      await askTab(tabId);
      return null;
    },

    async 'dismiss-notices'({ ids }) {
      await db.notices
        .where('id')
        .anyOf(ids)
        .and((notice) => notice.kind !== 'claim-left')
        .delete();
      await updateBadge(db);
      return null;
    },
  };
}

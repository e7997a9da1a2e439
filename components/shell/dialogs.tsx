// shell: the dialog in front, loaded when it is needed.

import { lazy, type ReactNode, Suspense } from 'react';
import { useView } from '@/components/view-store.ts';
import type { BusinessId } from '@/utils/ids.ts';

const ClaimDialog = lazy(async () => ({
  default: (await import('@/components/claim/claim-dialog.tsx')).ClaimDialog,
}));
const CreateDialog = lazy(async () => ({
  default: (await import('@/components/create/create-dialog.tsx')).CreateDialog,
}));
const RemoveDialog = lazy(async () => ({
  default: (await import('@/components/remove/remove-dialog.tsx')).RemoveDialog,
}));
const DisconnectDialog = lazy(async () => ({
  default: (await import('./disconnect-dialog.tsx')).DisconnectDialog,
}));
const KeysDialog = lazy(async () => ({ default: (await import('./keys-dialog.tsx')).KeysDialog }));

export function Dialogs({ businessId }: { businessId: BusinessId }): ReactNode {
  const dialog = useView((view) => view.dialog);
  const { closeDialog } = useView.getState();
  if (!dialog) return null;
  return (
    <Suspense fallback={null}>
      {dialog.kind === 'claim' && (
        <ClaimDialog
          key={dialog.accountIds.join()}
          businessId={businessId}
          accountIds={dialog.accountIds}
          leftOut={dialog.leftOut}
          onClose={closeDialog}
        />
      )}
      {dialog.kind === 'create' && <CreateDialog businessId={businessId} onClose={closeDialog} />}
      {dialog.kind === 'remove' && (
        <RemoveDialog businessId={businessId} accountId={dialog.accountId} onClose={closeDialog} />
      )}
      {dialog.kind === 'disconnect' && <DisconnectDialog onClose={closeDialog} />}
      {dialog.kind === 'keys' && <KeysDialog onClose={closeDialog} />}
    </Suspense>
  );
}

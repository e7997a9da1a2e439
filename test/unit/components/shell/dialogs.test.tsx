// @vitest-environment happy-dom
// shell: a dialog that is opened while another is in front.

import { act, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { createClaimDialog } from '@/components/claim/create-claim-dialog.ts';
import { Dialogs } from '@/components/shell/dialogs.tsx';
import { useView } from '@/components/view-store.ts';
import type { AdAccountId } from '../../../../utils/ids.ts';
import { ok, refused, startBackground } from '../support/fake-background.ts';
import { createClaim, fillMirror, northwind, stranger } from '../support/rows.ts';

vi.mock('@/utils/send-command.ts', () => import('../support/fake-background.ts'));

beforeEach(async () => {
  useView.getState().forget();
  await fillMirror();
  vi.spyOn(fakeBrowser.tabs, 'query').mockResolvedValue([{ id: 7 }] as never);
});

test('asked for other ids, as by the context menu, a claim dialog begins anew', async () => {
  startBackground({
    plan: ({ changes }) =>
      ok(
        changes.map(({ input }) =>
          createClaim({ accountId: (input as { accountId: AdAccountId }).accountId }),
        ),
      ),
    apply: () => refused({ reason: 'claim-refused', message: 'No' }),
  });
  act(() => useView.getState().openDialog(createClaimDialog([stranger])));
  render(<Dialogs businessId={northwind} />);
  await userEvent.click(await screen.findByRole('button', { name: 'Claim' }));
  await screen.findByRole('alert');
  act(() => useView.getState().openDialog(createClaimDialog([])));
  await userEvent.type(await screen.findByRole('textbox', { name: 'Ids or addresses' }), '1112223334{Enter}');
  expect(await screen.findByText('act_1112223334')).toBeTruthy();
  expect(screen.queryByRole('alert')).toBeNull();
});

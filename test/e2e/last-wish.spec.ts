// End to end: quick changes of mind end in the last wish.

import { connectAndRead, findPlaces, getTasksOf, openAccount } from './harness/places.ts';
import { expect, test } from './harness.ts';

const analyze = ['ANALYZE'];
const manage = ['ADVERTISE', 'ANALYZE', 'MANAGE'];

test('clicks in quick succession end in the last wish', async ({ extension, sandbox, door }) => {
  const places = findPlaces(sandbox);
  const { accountId } = places.ownAccount();
  const [person] = places.people(accountId);
  await door.act({ do: 'grant', account: accountId, person: person!.id, tasks: analyze });
  await connectAndRead(extension, sandbox);
  const panel = await extension.openSurface('sidepanel');
  await openAccount(panel, accountId);
  const radios = getTasksOf(panel, person!);
  await radios.getByRole('radio', { name: 'Advertise' }).dblclick();
  await radios.getByRole('radio', { name: 'Manage' }).click();
  await expect(radios.getByRole('radio', { name: 'Manage' })).toBeChecked();
  await expect(radios).not.toHaveAttribute('aria-busy', 'true');
  await expect(radios.getByRole('radio', { name: 'Manage' })).toBeChecked();
  await expect.poll(() => places.tasks(accountId, person!.id)).toEqual(manage);
});

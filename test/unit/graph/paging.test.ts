// Lists that lie about their end: what Meta calls a next page leads back, or ever further.

import { expect, test, vi } from 'vitest';
import type { GraphClient } from '../../../utils/graph/client.ts';
import { fetchAll } from '../../../utils/graph/paging.ts';
import type { PrincipalId } from '../../../utils/ids.ts';

const next = 'https://graph.facebook.com/v25.0/1/list';

/** A list whose n-th page (from 0) ends at the cursor that is given for it; null: it is the last one. */
function readList(getCursor: (page: number) => string | null) {
  let page = 0;
  const read = vi.fn<GraphClient['read']>(async () => {
    const after = getCursor(page);
    page += 1;
    return { data: [{}], paging: after === null ? {} : { cursors: { after }, next } };
  });
  const asked = fetchAll({
    graph: { read } as unknown as GraphClient,
    call: { principal: '1' as PrincipalId, path: '1/list' },
    limit: 100,
    parseRow: (row) => row,
  });
  return { read, asked };
}

const endless = { problem: { kind: 'malformed', reason: 'endless' } };

test('a next page at the same cursor ends the read, and is told', async () => {
  const { read, asked } = readList(() => 'same');
  await expect(asked).rejects.toMatchObject(endless);
  expect(read).toHaveBeenCalledTimes(2);
});

test('so does a circle of several pages', async () => {
  const { read, asked } = readList((page) => String(page % 3));
  await expect(asked).rejects.toMatchObject(endless);
  expect(read).toHaveBeenCalledTimes(4);
});

test('so does a list that has ever another cursor, after more pages than any list has', async () => {
  const { read, asked } = readList(String);
  await expect(asked).rejects.toMatchObject(endless);
  expect(read.mock.calls.length).toBeLessThan(2_100);
});

test('a list of a thousand pages is read to its end', async () => {
  const { asked } = readList((page) => (page < 1_000 ? String(page) : null));
  expect(await asked).toHaveLength(1_001);
});

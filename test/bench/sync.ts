// Bench: 10,000 accounts and 40 people's access into an empty mirror at 50 ms a request, against Meta's SDK doing the
// same reads one after another. From the click on Connect, so with finding out who connects, and with the other
// business that this person has, which the SDK isn't asked to read.

import { expect } from '@playwright/test';
import type { Extension } from '../e2e/harness/extension.ts';
import { createSandboxDoor } from '../e2e/harness/sandbox-door.ts';
import type { LoggedRequest } from '../sandbox/door/request-log.ts';
import { getBuildCopy } from './get-build-copy.ts';
import { type Resource, resources, waitForSync } from './mirror-state.ts';
import { openBrowser } from './open-browser.ts';
import { type ReadList, readBySdk } from './read-by-sdk.ts';
import { type Bench, createMeasure } from './report.ts';
import { startSandboxProcess } from './start-sandbox-process.ts';
import { getMedian, roundAll } from './statistics.ts';
import { waitForRest } from './wait-for-rest.ts';

const size = { accounts: 10_000, people: 40, latency: 50 };
const repetitions = 5;
/** Rows times fields that one answer may have, and rows, by the sandbox's rules. */
const mostCells = 20_000;
const mostRows = 5_000;

interface Round {
  ms: number;
  /** Milliseconds from the click to each resource's end. */
  ends: Record<Resource, number>;
  rows: Record<Resource, number>;
  asked: LoggedRequest[];
}

export const sync: Bench = {
  name: 'sync',
  run: async () => {
    const folder = await getBuildCopy();
    const sandbox = await startSandboxProcess(size);
    const door = createSandboxDoor(sandbox.http);
    const { businesses, tokens, http } = sandbox;
    try {
      const ours: Round[] = [];
      const theirs: number[] = [];
      let lists: ReadList[] = [];
      for (let round = 0; round < repetitions; round += 1) {
        const { extension, close } = await openBrowser(sandbox, folder);
        const since = (await door.requests()).at(-1)?.n ?? 0;
        const { ms, ends, rows } = await connect(extension, {
          token: tokens.admin,
          business: businesses.agency,
        });
        await close();
        ours.push({ ms, ends, rows, asked: await door.requests(since) });
        await waitForRest();
        const read = await readBySdk({ base: http, token: tokens.admin, business: businesses.agency });
        theirs.push(read.ms);
        lists = read.lists;
        checkSameRows(rows, lists);
      }
      return [measureTime(ours, theirs), measureRequests(ours, lists)];
    } finally {
      await sandbox.close();
    }
  },
};

async function connect(
  extension: Extension,
  { token, business }: { token: string; business: string },
): Promise<Omit<Round, 'asked'>> {
  const page = await extension.openSurface('popup');
  await page.getByRole('textbox', { name: 'Access token' }).fill(token);
  const button = page.getByRole('button', { name: 'Connect', exact: true });
  await expect(button).toBeEnabled();
  // The click's own time, by the page's clock, which is the worker's too.
  await page.evaluate(() => {
    const note = (): void => void Object.assign(globalThis, { clickedAt: Date.now() });
    addEventListener('click', note, { capture: true, once: true });
  });
  await waitForRest();
  await button.click();
  const done = await waitForSync(extension, business);
  const clickedAt = await page.evaluate(() => (globalThis as { clickedAt?: number }).clickedAt ?? Number.NaN);
  const pick = (value: (resource: Resource) => number): Record<Resource, number> =>
    Object.fromEntries(resources.map((name) => [name, value(name)])) as Record<Resource, number>;
  const ends = pick((name) => (done[name].completedAt ?? Number.NaN) - clickedAt);
  return { ends, ms: Math.max(...Object.values(ends)), rows: pick((name) => done[name].loaded) };
}

/** A mirror that has less than the SDK read would be no faster, only less. */
function checkSameRows(rows: Record<Resource, number>, lists: readonly ReadList[]): void {
  for (const resource of resources) {
    const theirs = lists.filter((list) => list.resource === resource);
    // Of access, the mirror counts people.
    const count =
      resource === 'access' ? theirs.length : theirs.reduce((sum, { ids }) => sum + ids.length, 0);
    if (rows[resource] !== count)
      throw new Error(`${resource}: the mirror has ${rows[resource]}, the SDK read ${count}`);
  }
}

function measureTime(ours: readonly Round[], theirs: readonly number[]): ReturnType<typeof createMeasure> {
  return createMeasure({
    name: 'sync',
    counted: `${size.accounts.toLocaleString('en')} accounts and ${size.people} people's access at ${size.latency} ms, median of ${repetitions}`,
    unit: 'ms',
    ours: getMedian(ours.map(({ ms }) => ms)),
    reference: getMedian(theirs),
    referenceIs: "Meta's SDK, one read after another",
    mostRatio: 0.2,
    details: {
      ours: ours.map(({ ms }) => ms),
      reference: roundAll(theirs),
      ends: Object.fromEntries(
        resources.map((name) => [name, getMedian(ours.map(({ ends }) => ends[name]))]),
      ),
      rows: ours[0]?.rows,
    },
  });
}

function measureRequests(
  ours: readonly Round[],
  lists: readonly ReadList[],
): ReturnType<typeof createMeasure> {
  const leastOf = ({ ids, fields }: ReadList): number =>
    Math.max(1, Math.ceil(ids.length / Math.min(mostRows, Math.floor(mostCells / Math.max(1, fields)))));
  const wanted = new Set(lists.map(({ path }) => path));
  const isWanted = ({ path }: LoggedRequest): boolean => wanted.has(path.replace(/^\/v[\d.]+\//, ''));
  const counts = ours.map(({ asked }) => asked.filter(isWanted).length);
  const first = ours[0]?.asked ?? [];
  const others = Map.groupBy(
    first.filter((request) => !isWanted(request)),
    ({ method, path }) => `${method} ${path}`,
  );
  return createMeasure({
    name: 'sync',
    counted: 'requests for these lists, those in batches counted singly, the most of any round',
    unit: 'requests',
    ours: Math.max(...counts),
    reference: lists.reduce((sum, list) => sum + leastOf(list), 0),
    referenceIs: 'the least that limits and page sizes allow',
    mostRatio: 1.1,
    details: {
      counts,
      http: ours.map(({ asked }) => asked.filter(({ batch }) => batch === undefined).length),
      lists: Object.fromEntries(
        lists
          .filter(({ resource }) => resource !== 'access')
          .map((list) => [list.path.split('/')[1], { rows: list.ids.length, least: leastOf(list) }]),
      ),
      others: Object.fromEntries([...others].map(([name, requests]) => [name, requests.length])),
    },
  });
}

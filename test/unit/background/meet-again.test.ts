// Background: one of two people is forgotten. The other one has the business as well, and only Meta can say so.

import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createEngine, type Engine } from '../../../entrypoints/background/engine.ts';
import { createSessionHandlers } from '../../../entrypoints/background/handle-sessions.ts';
import { meetAgain, meetOthersAgain } from '../../../entrypoints/background/meet-again.ts';
import type { GraphClient } from '../../../utils/graph/client.ts';
import { createNetworkError, toProblem } from '../../../utils/graph/errors.ts';
import type { PrincipalId } from '../../../utils/ids.ts';
import { toMeetItem } from '../../../utils/storage.ts';
import type { SandboxDoor } from '../../e2e/harness/sandbox-door.ts';
import type { Sandbox } from '../../sandbox/start-sandbox.ts';
import { openBackground } from '../support/open-background.ts';

let sandbox: Sandbox;
let door: SandboxDoor;
let engine: Engine;
let handlers: ReturnType<typeof createSessionHandlers>;
let admin: PrincipalId;
let employee: PrincipalId;

const soon = { timeout: 20_000 };
const getSession = () => engine.db.sessions.get(employee);
const getServing = async () =>
  (await engine.db.businesses.get(sandbox.businesses.agency as never))?.principal ?? null;
const askedByEmployee = async () =>
  (await door.requests()).filter(({ token }) => token === 'employee').length;

beforeEach(async () => {
  ({ sandbox, door, engine } = await openBackground());
  handlers = createSessionHandlers(engine);
  admin = (await handlers.connect({ token: sandbox.tokens.admin })).principal;
  employee = (await handlers.connect({ token: sandbox.tokens.employee })).principal;
});
afterEach(async () => {
  await engine.settle();
  vi.restoreAllMocks();
  await sandbox.close();
});

/** Those who are asked for get no answer. */
function cutOff() {
  const isCut = () => Promise.reject(createNetworkError('no-answer'));
  return vi
    .spyOn(engine, 'createCandidateClient')
    .mockReturnValue({ ...engine.graph, read: isCut, send: isCut });
}

/** The first one is forgotten while nobody can be asked for; what was read of the other one is settled by then. */
async function forgetAdmin(): Promise<void> {
  const cut = cutOff();
  await handlers.forget({ principal: admin });
  await vi.waitFor(() => expect(cut).toHaveBeenCalled(), soon);
  await meetAgain(engine);
  cut.mockRestore();
  expect(await toMeetItem.getValue()).toEqual([employee]);
  expect(await getServing()).toBeNull();
}

/** Something happens when Meta has answered for whom is asked, and before the answer is taken in. */
function whenAnswered(happen: () => Promise<void>): void {
  const create = engine.createCandidateClient;
  let happened: Promise<void> | undefined;
  vi.spyOn(engine, 'createCandidateClient').mockImplementation((token) => {
    const client = create(token);
    const read: GraphClient['read'] = async (...asked) => {
      const answer = await client.read(...asked);
      happened ??= happen();
      await happened;
      return answer;
    };
    return { ...client, read };
  });
}

test('the next worker finds it again', async () => {
  expect(await getServing()).toBe(admin);
  await forgetAdmin();
  await engine.settle();

  engine = createEngine();
  await meetAgain(engine);
  expect(await getServing()).toBe(employee);
  expect(await toMeetItem.getValue()).toEqual([]);
});

describe('a token that Meta does not take', () => {
  test.each([459, 464])('waiting for a check (190/%i) is not sent, until Try again', async (subcode) => {
    await door.act({ do: 'revoke-token', token: 'employee', subcode });
    expect(await handlers['try-again']({ principal: employee }).then(() => null, toProblem)).toMatchObject({
      subcode,
    });
    const asked = vi.spyOn(engine, 'createCandidateClient');
    await handlers.forget({ principal: admin });
    const before = await askedByEmployee();
    await meetOthersAgain(engine);
    expect(asked).not.toHaveBeenCalled();
    expect(await askedByEmployee()).toBe(before);
    expect(await toMeetItem.getValue()).toEqual([]);
    expect(await getSession()).toMatchObject({ state: 'signed-out', problem: { subcode } });

    await door.act({ do: 'restore-token', token: 'employee' });
    await handlers['try-again']({ principal: employee });
    expect(await getServing()).toBe(employee);
    expect(await getSession()).toMatchObject({ state: 'connected', problem: null });
  });

  test('for good is forgotten, and the person signed out', async () => {
    await forgetAdmin();
    await door.act({ do: 'revoke-token', token: 'employee', subcode: 467 });
    await meetAgain(engine);
    expect(await engine.vault.get(employee)).toBeNull();
    expect(await getSession()).toMatchObject({ state: 'signed-out', problem: { subcode: 467 } });
    expect(await toMeetItem.getValue()).toEqual([]);
  });

  test('for now is kept, and nothing more is sent with it', async () => {
    await forgetAdmin();
    // What is known of who waits for a check is older than this refusal.
    expect(await engine.getToken(employee)).toBe(sandbox.tokens.employee);
    await door.act({ do: 'revoke-token', token: 'employee', subcode: 459 });
    await meetAgain(engine);
    expect(await engine.vault.get(employee)).toBe(sandbox.tokens.employee);
    expect(await getSession()).toMatchObject({ state: 'signed-out', problem: { subcode: 459 } });
    expect(await toMeetItem.getValue()).toEqual([]);
    expect(await engine.getToken(employee).then(() => null, toProblem)).toMatchObject({ subcode: 459 });
  });
});

test('a newer token of the same person that comes meanwhile stays, and so does what it opened', async () => {
  await forgetAdmin();
  whenAnswered(async () => {
    await engine.vault.hold(employee, 'EAAGnewer');
    await engine.db.sessions.update(employee, { name: 'By the newer one' });
  });
  await meetAgain(engine);
  expect(await engine.vault.get(employee)).toBe('EAAGnewer');
  expect(await getSession()).toMatchObject({ state: 'connected', name: 'By the newer one' });
  expect(await toMeetItem.getValue()).toEqual([]);
});

test('a token that is gone meanwhile is not held again', async () => {
  await forgetAdmin();
  whenAnswered(async () => void (await engine.vault.forget(employee)));
  await meetAgain(engine);
  expect(await engine.vault.get(employee)).toBeNull();
  expect(await getServing()).toBeNull();
});

test('who was asked for while somebody else was forgotten is still to be asked for, and keeps the token', async () => {
  await forgetAdmin();
  whenAnswered(() => engine.settle());
  await meetAgain(engine);
  expect(await toMeetItem.getValue()).toEqual([employee]);
  expect(await engine.vault.get(employee)).toBe(sandbox.tokens.employee);
});

test('a full disk does not make it be given up', async () => {
  await forgetAdmin();
  const full = vi
    .spyOn(engine.db.sessions, 'put')
    .mockRejectedValue(new DOMException('The disk is full.', 'QuotaExceededError'));
  await meetAgain(engine);
  expect(full).toHaveBeenCalled();
  expect(await toMeetItem.getValue()).toEqual([employee]);
  expect(await engine.vault.get(employee)).toBe(sandbox.tokens.employee);
  full.mockRestore();
  await meetAgain(engine);
  expect(await getServing()).toBe(employee);
  expect(await toMeetItem.getValue()).toEqual([]);
});

test('who is put on the list while another is taken off it stays on it', async () => {
  await forgetAdmin();
  const { setValue } = toMeetItem;
  let goOn = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  const taken = vi.spyOn(toMeetItem, 'setValue').mockImplementationOnce(async (list) => {
    await held;
    await setValue(list);
  });
  const first = meetAgain(engine);
  await vi.waitFor(() => expect(taken).toHaveBeenCalledWith([]), soon);
  const cut = cutOff();
  await engine.settle();
  const second = meetOthersAgain(engine);
  // As long as the first change is under way, this one must not be made.
  await engine.vault.getPrincipals();
  await toMeetItem.getValue();
  expect(taken).toHaveBeenCalledTimes(1);
  goOn();
  await Promise.all([first, second]);
  expect(cut).toHaveBeenCalled();
  expect(await toMeetItem.getValue()).toEqual([employee]);
});

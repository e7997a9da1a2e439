// Conformance: resetting by the door: the same world again for the same seed and sizes, and none for nonsense.

import { describe, expect, it } from 'vitest';
import { provideSandbox } from './support/provide-sandbox.ts';

const sandbox = provideSandbox();

describe('reset', () => {
  it('makes the same world for the same seed and sizes, whatever happened since', async () => {
    await sandbox.reset({ seed: 7, accounts: 20 });
    const before = await sandbox.world();
    const tokens = before.tokens;
    await sandbox.reset({ seed: 8, accounts: 20 });
    expect((await sandbox.world()).adAccounts).not.toEqual(before.adAccounts);
    await sandbox.reset({ seed: 7, accounts: 20 });
    const again = await sandbox.world();
    expect({ ...again, tokens: null }).toEqual({ ...before, tokens: null });
    expect(again.tokens).toEqual(tokens);
  });

  it('takes sizes', async () => {
    await sandbox.reset({ seed: 1, accounts: 3, people: 5, children: 2 });
    const { businesses } = await sandbox.world();
    const children = (businesses as { parent: string | null }[]).filter(({ parent }) => parent !== null);
    expect(children).toHaveLength(2);
  });
});

describe('what is no reset', () => {
  it.each([
    'bad',
    '"bad"',
    '5',
    'null',
    '[]',
    '{"latency":"x"}',
    '{"latency":-1}',
    '{"latency":null,"accounts":"many"}',
    '{"accounts":1.5}',
    '{"seed":"x"}',
  ])('is refused, and the world stays: %s', async (body) => {
    const account = await sandbox.ownedAccount();
    await sandbox.post(`act_${account}`, { name: 'Kept' });
    const before = await sandbox.world();
    const response = await fetch(`${sandbox.http}/__sandbox/reset`, { method: 'POST', body });
    expect([response.status, await response.json()]).toEqual([
      400,
      { ok: false, reason: expect.any(String) },
    ]);
    expect(await sandbox.world()).toEqual(before);
  });
});

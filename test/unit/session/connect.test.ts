// Connecting: who a token speaks for, and which of two people serves a business.

import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { commandInputs } from '../../../entrypoints/background/command-inputs.ts';
import { createGraphClient } from '../../../utils/graph/client.ts';
import { createGovernor } from '../../../utils/graph/governor.ts';
import { syncBusiness } from '../../../utils/mirror/sync/sync-business.ts';
import { forgetRuns } from '../../../utils/runs/journal.ts';
import {
  type Introduction,
  introduce,
  parsePastedToken,
  writeIntroduction,
} from '../../../utils/session/connect.ts';
import { forgetPrincipal } from '../../../utils/session/sign-out.ts';
import { createTokenVault } from '../../../utils/session/token-vault.ts';
import { type Desk, openDesk } from '../support/desk.ts';

describe('a pasted token', () => {
  const token = 'EAAGm0PX4ZCpsBAKZCx0ZC1ZCQ';
  it.each([token, `  ${token}\n`, `Bearer ${token}`])('is found in %j', (text) => {
    expect(parsePastedToken(text)).toBe(token);
  });
  it.each([
    '',
    'hello',
    '123|appsecretappsecretappsecret',
    'EAAG with blanks in the middle of it',
    '<b>EAAGEAAGEAAGEAAGEAAG</b>',
  ])('is none in %j', (text) => {
    expect(parsePastedToken(text)).toBeNull();
  });
  it('is none in a whole file, and the door lets it come so far as to be told', () => {
    const text = 'E'.repeat(100_000);
    expect(v.parse(commandInputs.connect, { token: text })).toEqual({ token: text });
    expect(parsePastedToken(text)).toBeNull();
  });
});

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk({ accounts: 5, people: 4 });
});
afterEach(() => desk.close());

const meet = (name: string): Promise<Introduction> => {
  const token = desk.sandbox.tokens[name as 'admin'];
  const governor = createGovernor();
  return introduce(
    createGraphClient({ governor, origin: desk.sandbox.http, getToken: async () => token }),
    token,
  );
};

describe('an introduction', () => {
  it('names the person, what they may, when it ends, and their businesses', async () => {
    const { session, businesses } = await meet('admin');
    expect(session).toMatchObject({ kind: 'user', missing: [], state: 'connected' });
    expect(session.expiresAt).toBeGreaterThan(Date.now());
    const agency = businesses.find((one) => one.id === desk.sandbox.businesses.agency);
    expect(agency).toMatchObject({ role: 'ADMIN', principal: session.id, myPersonId: expect.any(String) });
    // The same person has another id in each business than of their own.
    expect(agency?.myPersonId).not.toBe(session.id);
  });

  it('knows a system user, who never ends', async () => {
    const { session, businesses } = await meet('systemUser');
    expect(session).toMatchObject({ kind: 'system_user', expiresAt: 'never' });
    expect(businesses.map((one) => one.id)).toEqual([desk.sandbox.businesses.agency]);
  });

  it('names what a token lacks', async () => {
    expect((await meet('limited')).session.missing).toContain('business_management');
  });

  it.each([
    ['expired', 463],
    ['revoked', 467],
  ])('fails with what Meta says of an %s token', async (name, subcode) => {
    await expect(meet(name)).rejects.toMatchObject({ problem: { code: 190, subcode, remedy: 'sign-in' } });
  });
});

describe('two people with one business', () => {
  it("are served by the admin's token, whoever came first", async () => {
    const admin = await meet('admin');
    await writeIntroduction(desk.db, await meet('employee'));
    expect((await desk.db.businesses.get(desk.business.id))?.principal).toBe(admin.session.id);

    await desk.db.businesses.clear();
    await writeIntroduction(desk.db, await meet('employee'));
    await writeIntroduction(desk.db, admin);
    expect((await desk.db.businesses.get(desk.business.id))?.principal).toBe(admin.session.id);
  });

  it('are forgotten one by one, with what was read', async () => {
    await syncBusiness(desk.db, desk.call);
    const vault = createTokenVault();
    await vault.hold(desk.principal, desk.sandbox.tokens.admin);
    const other = await meet('outsider');
    await writeIntroduction(desk.db, other);
    await forgetPrincipal({ db: desk.db, vault, principal: desk.principal, forgetRuns });
    expect(await vault.get(desk.principal)).toBeNull();
    expect((await desk.db.sessions.toArray()).map((row) => row.id)).toEqual([other.session.id]);
    for (const table of [desk.db.listPages, desk.db.people, desk.db.access, desk.db.syncs]) {
      expect(await table.count(), table.name).toBe(0);
    }
  });
});

describe('the vault', () => {
  it('keeps nothing that anyone could read, and a new worker reads it all the same', async () => {
    const told: string[] = [];
    fakeBrowser.storage.onChanged.addListener((changes) => void told.push(JSON.stringify(changes)));
    await createTokenVault().hold(desk.principal, 'EAAGsecretsecretsecret');
    expect(await createTokenVault().get(desk.principal)).toBe('EAAGsecretsecretsecret');
    expect(JSON.stringify(await fakeBrowser.storage.session.get(null))).not.toContain('secret');
    await createTokenVault().forgetAll();
    expect(told.length).toBeGreaterThan(1);
    expect(told.join()).not.toContain('secret');
  });

  it('has another key after everything was forgotten, which a new worker finds as well', async () => {
    const vault = createTokenVault();
    await vault.hold(desk.principal, 'EAAGfirst');
    await vault.forgetAll();
    await vault.prepare();
    await vault.hold(desk.principal, 'EAAGsecond');
    expect(await vault.get(desk.principal)).toBe('EAAGsecond');
    expect(await createTokenVault().get(desk.principal)).toBe('EAAGsecond');
  });

  it('forgets a token only if it is still the one', async () => {
    const vault = createTokenVault();
    await Promise.all([vault.hold(desk.principal, 'old'), vault.hold('99999' as never, 'other')]);
    await vault.hold(desk.principal, 'new');
    expect(await vault.forget(desk.principal, 'old')).toBe(false);
    expect(await vault.get(desk.principal)).toBe('new');
    expect(await vault.get('99999' as never)).toBe('other');
    expect(await vault.forget(desk.principal, 'new')).toBe(true);
    expect(await vault.getPrincipals()).toEqual(['99999']);
    await vault.forgetAll();
    expect(await vault.getPrincipals()).toEqual([]);
  });
});

// Conformance: ad accounts shared between businesses, by the owner's grant.

import { beforeEach, describe, expect, it } from 'vitest';
import { expectError, expectRefused } from './support/expect-error.ts';
import { provideSandbox } from './support/provide-sandbox.ts';

const sandbox = provideSandbox();

describe('sharing an ad account with another business', () => {
  let account = '';
  beforeEach(async () => {
    await sandbox.reset();
    account = `act_${await sandbox.ownedAccount()}`;
  });
  const share = (permitted_tasks: string[], token?: string) =>
    sandbox.post(`${account}/agencies`, { business: sandbox.businesses.second, permitted_tasks }, token);
  const shared = async (): Promise<unknown[]> =>
    (await sandbox.list(`${sandbox.businesses.second}/client_ad_accounts`)).map(({ id }) => id);

  it('puts it into the other list, with the tasks it was shared for', async () => {
    expect((await share(['ADVERTISE', 'ANALYZE'])).body).toMatchObject({ success: true });
    expect(await shared()).toContain(account);
    const rows = await sandbox.list(`${sandbox.businesses.second}/client_ad_accounts`, {
      fields: 'id,access_type,permitted_tasks',
    });
    const row = rows.find(({ id }) => id === account);
    expect(row?.access_type).toBe('AGENCY');
    expect(row?.permitted_tasks).toEqual(expect.arrayContaining(['ADVERTISE', 'ANALYZE']));
    expect(row?.permitted_tasks).not.toContain('MANAGE');
    const agencies = await sandbox.list(`${account}/agencies`);
    expect(agencies.map(({ id }) => id)).toContain(sandbox.businesses.second);
  });

  it('is taken back by the owner, or given up by the other', async () => {
    await share(['ANALYZE']);
    expect(
      (await sandbox.remove(`${account}/agencies`, { business: sandbox.businesses.second })).body,
    ).toEqual({
      success: true,
    });
    expect(await shared()).not.toContain(account);
    await share(['ANALYZE']);
    const given = await sandbox.remove(`${sandbox.businesses.second}/ad_accounts`, { adaccount_id: account });
    expect(given.body).toEqual({ success: true });
    expect(await shared()).not.toContain(account);
    expect(
      (await sandbox.list(`${sandbox.businesses.agency}/owned_ad_accounts`)).map(({ id }) => id),
    ).toContain(account);
  });

  it('is for the owner alone: what is shared cannot be shared on', async () => {
    const [client] = await sandbox.list(`${sandbox.businesses.agency}/client_ad_accounts`);
    const reply = await sandbox.post(`${client?.id}/agencies`, {
      business: sandbox.businesses.second,
      permitted_tasks: ['ANALYZE'],
    });
    expect([10, 100, 200]).toContain(reply.body.error.code);
    const { code } = (await share(['ANALYZE'], sandbox.tokens.employee)).body.error;
    expect([10, 100, 200]).toContain(code);
  });

  it('settles what the other business had asked for: it never makes a second owner', async () => {
    const { agency, second } = sandbox.businesses;
    const asked = sandbox.claimable('pending');
    for (const business of [agency, second])
      await sandbox.post(`${business}/owned_ad_accounts`, { adaccount_id: asked });
    await sandbox.act({ do: 'accept-claim', account: asked, business: agency });
    const sent = { business: second, permitted_tasks: ['ADVERTISE', 'ANALYZE'] };
    expect((await sandbox.post(`${asked}/agencies`, sent)).body).toMatchObject({ success: true });
    const { relations } = await sandbox.world();
    const both = (relations as { business: string; account: string }[]).filter(
      ({ account: id }) => id === asked,
    );
    expect(both).toHaveLength(2);
    expect(both).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ business: agency, accessType: 'OWNER', status: 'CONFIRMED' }),
        expect.objectContaining({ business: second, accessType: 'AGENCY', status: 'CONFIRMED' }),
      ]),
    );
    expect((await sandbox.list(`${second}/owned_ad_accounts`)).map(({ id }) => id)).not.toContain(asked);
    expect(await shared()).toContain(asked);
  });

  it('is of now, whoever grants it', async () => {
    const { second } = sandbox.businesses;
    const relation = async () => (await sandbox.list(`${account}/agencies`)).find(({ id }) => id === second);
    const grants = [
      () => share(['ANALYZE']),
      () => sandbox.act({ do: 'share-account', account, business: second }),
    ];
    for (const grant of grants) {
      const since = Date.now() - 1000;
      await grant();
      const granted = await relation();
      expect(Date.parse(String(granted?.access_requested_time))).toBeGreaterThan(since);
      expect(granted?.access_updated_time).toBe(granted?.access_requested_time);
      await sandbox.remove(`${account}/agencies`, { business: second });
    }
  });

  it('wants a business that exists', async () => {
    expectError(await sandbox.post(`${account}/agencies`, { permitted_tasks: ['ANALYZE'] }), {
      code: 100,
      message: '(#100) The parameter business is required',
    });
    const nobody = { business: '999999999999999', permitted_tasks: ['ANALYZE'] };
    expectError(await sandbox.post(`${account}/agencies`, nobody), { code: 100 });
  });
});

describe('changing an ad account', () => {
  beforeEach(() => sandbox.reset());
  const read = async (id: string) =>
    (await sandbox.ask(id, { query: { fields: 'name,spend_cap,currency,amount_spent' } })).body;

  it('renames it', async () => {
    const id = `act_${await sandbox.ownedAccount()}`;
    expect((await sandbox.post(id, { name: '새 이름 🛍️' })).body).toEqual({ success: true });
    expect((await read(id)).name).toBe('새 이름 🛍️');
  });

  it('takes a spend cap in major units and gives it in minor ones, by Meta’s own offsets', async () => {
    const rows = await sandbox.list(`${sandbox.businesses.agency}/owned_ad_accounts`, {
      fields: 'id,currency,account_status',
    });
    const offsets: Record<string, string> = {
      EUR: '123456700',
      USD: '123456700',
      JPY: '1234567',
      KRW: '1234567',
    };
    const seen = new Set<unknown>();
    for (const { id, currency, account_status } of rows) {
      const expected = offsets[String(currency)];
      if (expected === undefined || account_status !== 1 || seen.has(currency)) continue;
      seen.add(currency);
      expect((await sandbox.post(id, { spend_cap: '1234567' })).body, String(currency)).toEqual({
        success: true,
      });
      expect([currency, (await read(id)).spend_cap]).toEqual([currency, expected]);
    }
    expect(seen.size).toBeGreaterThan(1);
  });

  it('takes ten changes of the spend cap a day', async () => {
    const id = `act_${await sandbox.ownedAccount()}`;
    for (let n = 1; n <= 10; n++)
      expect((await sandbox.post(id, { spend_cap: String(90_000_000 + n) })).status).toBe(200);
    const { error } = (await sandbox.post(id, { spend_cap: '99000000' })).body;
    expect(error).toMatchObject({ code: 17, error_subcode: 1885172 });
  });

  it('takes away the spend cap, and starts the amount anew', async () => {
    const id = `act_${await sandbox.ownedAccount()}`;
    await sandbox.post(id, { spend_cap: '90000000' });
    expect((await sandbox.post(id, { spend_cap_action: 'reset' })).body).toEqual({ success: true });
    expect((await read(id)).amount_spent).toBe('0');
    expect((await sandbox.post(id, { spend_cap_action: 'delete' })).body).toEqual({ success: true });
    expect((await read(id)).spend_cap).toBe('0');
  });

  it('changes nothing at all where a part of the wish is refused', async () => {
    const { agency } = sandbox.businesses;
    const sent = { name: 'New', currency: 'USD', timezone_id: '1', end_advertiser: 'NONE' };
    const made = { ...sent, media_agency: 'NONE', partner: 'NONE' };
    const id = String((await sandbox.post(`${agency}/adaccount`, made)).body.id);
    const fields = 'name,currency,timezone_id,end_advertiser,media_agency,partner,spend_cap,amount_spent';
    const all = async () => (await sandbox.ask(id, { query: { fields } })).body;
    const before = await all();
    const { body: business } = await sandbox.ask(agency, { query: { fields: 'primary_page' } });
    const page = (business.primary_page as { id: string }).id;
    const wish = { currency: 'EUR', timezone_id: '47', end_advertiser: page, partner: page, name: 'ZZ' };
    const wrong = [
      { spend_cap: 'abc' },
      { timezone_id: 'Berlin' },
      { partner: 'Some Shop' },
      { spend_cap: '5', spend_cap_action: 'dance' },
      ...Array.from({ length: 10 }, () => ({ spend_cap: '5', is_notifications_enabled: 'maybe' })),
    ];
    for (const part of wrong) expectError(await sandbox.post(id, { ...wish, ...part }), { code: 100 });
    expectRefused(await sandbox.post(id, { ...wish, fields: 'owner' }, sandbox.token('limited')));
    expect(await all()).toEqual(before);
    expect((await sandbox.post(id, { ...wish, spend_cap: '5' })).body).toEqual({ success: true });
    expect(await all()).toMatchObject({ name: 'ZZ', currency: 'EUR', partner: page, spend_cap: '500' });
  });

  it('is not for people without MANAGE', async () => {
    const { body: me } = await sandbox.ask('me/business_users', { token: sandbox.tokens.employee });
    const id = `act_${await sandbox.ownedAccount()}`;
    await sandbox.post(`${id}/assigned_users`, { user: me.data[0]?.id, tasks: ['ADVERTISE', 'ANALYZE'] });
    expectRefused(await sandbox.post(id, { name: 'Mine' }, sandbox.tokens.employee));
  });
});

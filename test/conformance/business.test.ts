// Conformance: the business itself, leaving one, and its tables of time zones and currencies.

import { beforeEach, describe, expect, it } from 'vitest';
import { expectError } from './support/expect-error.ts';
import { provideSandbox } from './support/provide-sandbox.ts';

const sandbox = provideSandbox();

describe('a business', () => {
  beforeEach(() => sandbox.reset());

  it('has the documented fields', async () => {
    const fields =
      'id,name,vertical,verification_status,created_time,timezone_id,two_factor_type,primary_page{id,name},created_by,is_hidden,link';
    const { body, status, text } = await sandbox.ask(sandbox.businesses.agency, { query: { fields } });
    expect(status, text).toBe(200);
    expect(body).toMatchObject({
      vertical: expect.stringMatching(/^[A-Z_]+$/),
      verification_status: expect.stringMatching(
        /^(expired|failed|ineligible|not_verified|pending|pending_need_more_info|pending_submission|rejected|revoked|verified)$/,
      ),
      created_time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+0000$/),
      timezone_id: expect.any(Number),
      two_factor_type: expect.stringMatching(/^(none|admin_required|all_required)$/),
      primary_page: { id: expect.stringMatching(/^\d+$/), name: expect.any(String) },
    });
  });

  it('knows every published field, those without a value too', async () => {
    const { agency } = sandbox.businesses;
    const fields =
      'updated_time,extended_updated_time,whatsapp_business_manager_messaging_limit,collaborative_ads_managed_partner_business_info,collaborative_ads_managed_partner_eligibility,collaborative_ads_partner_premium_options,payment_account_id,profile_picture_uri,user_access_expire_time,updated_by';
    const read = async () => (await sandbox.ask(agency, { query: { fields } })).body;
    const before = await read();
    expect(before).toMatchObject({
      id: agency,
      updated_time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+0000$/),
      whatsapp_business_manager_messaging_limit: expect.stringMatching(
        /^(TIER_(250|2K|10K|100K|UNLIMITED)|UNTIERED)$/,
      ),
    });
    await sandbox.post(agency, { vertical: 'RETAIL' });
    expect((await read()).updated_time).not.toBe(before.updated_time);
    for (const edge of ['clients', 'agencies']) {
      const asked =
        'id,adaccount_permissions,page_permissions,application_permissions,productcatalog_permissions,shared_ca_count';
      const { status, text } = await sandbox.ask(`${agency}/${edge}`, { query: { fields: asked } });
      expect(status, text).toBe(200);
    }
  });

  it('is renamed by its admins, and not to the name of another of theirs', async () => {
    const { agency, second } = sandbox.businesses;
    expect((await sandbox.post(agency, { name: 'Northwind 북풍' })).body).toMatchObject({ id: agency });
    expect((await sandbox.ask(agency)).body.name).toBe('Northwind 북풍');
    const { body } = await sandbox.ask(second);
    expectError(await sandbox.post(agency, { name: body.name }), { code: 3947 });
    const { error } = (await sandbox.post(agency, { name: 'Mine' }, sandbox.tokens.employee)).body;
    expect([10, 200, 3910]).toContain(error.code);
  });

  it('has a primary page of its own, and takes no other', async () => {
    const { agency, second } = sandbox.businesses;
    const read = async (id: string) =>
      (await sandbox.ask(id, { query: { fields: 'name,primary_page{id}' } })).body;
    const own = (await read(agency)).primary_page as { id: string };
    const other = (await read(second)).primary_page as { id: string };
    const refused = await sandbox.post(agency, { name: 'Refused', primary_page: other.id });
    expectError(refused, {
      code: 3918,
      subcode: 1690024,
      message: /^The Facebook Page you've tried to add is already owned by another Business Manager\./,
    });
    expect(refused.body.error.error_user_title).toBe('Facebook Page Already Belongs to a Business');
    for (const primary_page of [agency, 'northwindmedia', '999999999999999'])
      expectError(await sandbox.post(agency, { primary_page }), { code: 100, message: /primary_page/ });
    expect(await read(agency)).toMatchObject({ name: 'Northwind Media', primary_page: own });
    const taken = await sandbox.post(agency, { primary_page: own.id, fields: 'primary_page{id}' });
    expect(taken.body).toMatchObject({ id: agency, primary_page: own });
  });

  it('is made in the time zone that is asked for, and not with a page of another', async () => {
    const make = (more: object) =>
      sandbox.post('me/businesses', { name: 'Southwind', vertical: 'RETAIL', ...more });
    const { body } = await sandbox.ask(sandbox.businesses.agency, { query: { fields: 'primary_page{id}' } });
    const { id: primary_page } = body.primary_page as { id: string };
    expectError(await make({ primary_page }), { code: 3918, subcode: 1690024 });
    expectError(await make({ primary_page: '999999999999999' }), { code: 100, message: /primary_page/ });
    expectError(await make({ timezone_id: 'Berlin' }), { code: 100, message: /timezone_id/ });
    expect((await sandbox.list('me/businesses')).map(({ name }) => name)).not.toContain('Southwind');
    const made = (await make({ timezone_id: '25' })).body;
    const read = await sandbox.ask(made.id, { query: { fields: 'timezone_id,primary_page' } });
    expect(read.body).toEqual({ id: made.id, timezone_id: 25 });
  });

  it('is left by a person, but not by its last admin', async () => {
    const { agency, second } = sandbox.businesses;
    const left = await sandbox.remove('me/businesses', { business: agency }, sandbox.tokens.employee);
    expect(left.body).toEqual({ success: true });
    const where = await sandbox.ask('me/businesses', { token: sandbox.tokens.employee });
    expect(where.body.data.map(({ id }) => id)).not.toContain(agency);

    const { body: me } = await sandbox.ask('me/business_users', { query: { fields: 'id,business' } });
    const own = me.data.find(({ business }) => (business as { id: string }).id === second)?.id;
    for (const { id, role } of await sandbox.list(`${second}/business_users`, { fields: 'id,role' })) {
      if (role === 'ADMIN' && id !== own) await sandbox.post(id, { role: 'EMPLOYEE' });
    }
    expectError(await sandbox.remove('me/businesses', { business: second }), { code: 3914 });
  });
});

describe('accounts across businesses', () => {
  beforeEach(() => sandbox.reset());

  it('lists personal ones apart', async () => {
    const personal = await sandbox.list('me/personal_ad_accounts');
    expect(personal.map(({ id }) => id)).toContain(sandbox.claimable('confirmed'));
    const owned = (await sandbox.list(`${sandbox.businesses.agency}/owned_ad_accounts`)).map(({ id }) => id);
    expect(personal.some(({ id }) => owned.includes(id))).toBe(false);
  });

  it('gives a person another id in each business, and lists by each what is theirs there', async () => {
    const { body } = await sandbox.ask('me/business_users', { query: { fields: 'id,business{id}' } });
    expect(new Set(body.data.map(({ id }) => id)).size).toBe(body.data.length);
    const { body: me } = await sandbox.ask('me');
    expect(body.data.map(({ id }) => id)).not.toContain(me.id);
  });

  it('keeps Latin, Hangul, Arabic and emoji in names as they are', async () => {
    const name = 'Größe 서울 مقهى 👩‍👩‍👧‍👦 “x” <b>&amp;\\';
    const id = `act_${await sandbox.ownedAccount()}`;
    for (const send of [{ form: { name } }, { json: { name } }, { query: { name } }]) {
      await sandbox.post(id, { name: 'other' });
      expect((await sandbox.ask(id, { method: 'POST', ...send })).body).toEqual({ success: true });
      expect((await sandbox.ask(id, { query: { fields: 'name' } })).body.name).toBe(name);
    }
  });
});

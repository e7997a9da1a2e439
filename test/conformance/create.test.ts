// Conformance: creating ad accounts, field by field, and the limit of five.

import { beforeEach, describe, expect, it } from 'vitest';
import { expectError, expectRefused } from './support/expect-error.ts';
import { provideSandbox } from './support/provide-sandbox.ts';

const sandbox = provideSandbox();

interface Made {
  token?: string;
  business?: string;
}

function create(
  change: Record<string, unknown> = {},
  { token, business = sandbox.businesses.agency }: Made = {},
) {
  const fields = {
    name: 'MyAdAccount',
    currency: 'USD',
    timezone_id: '1',
    end_advertiser: business,
    media_agency: 'NONE',
    partner: 'NONE',
    ...change,
  };
  const given = Object.entries(fields).filter(([, value]) => value !== undefined);
  return sandbox.post(`${business}/adaccount`, Object.fromEntries(given), token);
}

describe('creating an ad account', () => {
  beforeEach(() => sandbox.reset());

  it('gives the ids back and makes an owned, active account as it was ordered', async () => {
    const { agency } = sandbox.businesses;
    const { body } = await create({ name: '서울 캠페인 🛍️', currency: 'KRW', timezone_id: '79' });
    expect(body).toMatchObject({
      business_id: agency,
      end_advertiser_id: agency,
      media_agency_id: 'NONE',
      partner_id: 'NONE',
    });
    expect(body.account_id).toMatch(/^[1-9]\d{8,16}$/);
    expect(body.id).toBe(`act_${body.account_id}`);

    const fields =
      'name,account_status,currency,timezone_id,timezone_name,end_advertiser,business,amount_spent';
    const { body: node } = await sandbox.ask(body.id, { query: { fields } });
    expect(node).toMatchObject({
      name: '서울 캠페인 🛍️',
      account_status: 1,
      currency: 'KRW',
      timezone_id: 79,
      timezone_name: 'Asia/Seoul',
      end_advertiser: agency,
      business: { id: agency },
      amount_spent: '0',
    });
    const owned = await sandbox.list(`${agency}/owned_ad_accounts`, {
      fields: 'access_type,permitted_tasks',
    });
    expect(owned.find((row) => row.id === body.id)).toMatchObject({ access_type: 'OWNER' });
  });

  it.each(['name', 'currency', 'timezone_id', 'end_advertiser', 'media_agency', 'partner'])(
    'is refused without %s',
    async (field) => {
      const message = `(#100) The parameter ${field} is required`;
      expectError(await create({ [field]: undefined }), { code: 100, message });
    },
  );

  it.each(['end_advertiser', 'media_agency', 'partner'])('takes NONE and UNFOUND as %s', async (field) => {
    for (const value of ['NONE', 'UNFOUND']) {
      const { body, text } = await create({ [field]: value });
      expect(body[`${field}_id`], text).toBe(value);
    }
  });

  it.each([
    ['an unknown currency', { currency: 'XXX' }, 'currency'],
    ['a currency in small letters of no kind', { currency: 'dollars' }, 'currency'],
    ['a name that every object of a program has as currency', { currency: 'constructor' }, 'currency'],
    ['another such name as currency', { currency: '__proto__' }, 'currency'],
    ['an unknown time zone', { timezone_id: '9999' }, 'timezone_id'],
    ['a time zone that is no number', { timezone_id: 'Berlin' }, 'timezone_id'],
    ['an unknown end advertiser', { end_advertiser: '999999999999999' }, 'end_advertiser'],
    ['an end advertiser in words', { end_advertiser: 'Some Shop' }, 'end_advertiser'],
    ['an empty name', { name: '' }, 'name'],
  ])('is refused with %s', async (_name, change, field) => {
    expectError(await create(change), { code: 100, message: new RegExp(field) });
  });

  it('takes the business page by its alias or id as media agency', async () => {
    const { body: business } = await sandbox.ask(sandbox.businesses.agency, {
      query: { fields: 'primary_page' },
    });
    const page = (business.primary_page as { id: string }).id;
    const { body, text } = await create({ media_agency: page });
    expect(body.media_agency_id, text).toBe(page);
  });

  it('is for admins: not for employees, outsiders or shared logins', async () => {
    expectRefused(await create({}, { token: sandbox.tokens.employee }));
    const outside = await create({}, { token: sandbox.tokens.outsider });
    expect([10, 100, 200]).toContain(outside.body.error.code);
    expectRefused(await create({}, { token: sandbox.token('sharedLogin') }));
  });

  it('is done by a system user that is admin', async () => {
    expect((await create({}, { token: sandbox.tokens.systemUser })).status).toBe(200);
  });

  it('ends at five through the API: the sixth is 3979', async () => {
    for (let n = 1; n <= 5; n++) expect((await create({ name: `Account ${n}` })).status).toBe(200);
    const message =
      '(#3979) You have exceeded the number of allowed ad accounts for your Business Manager at this time.';
    expectError(await create({ name: 'Account 6' }), { code: 3979, message });
    const owned = await sandbox.list(`${sandbox.businesses.agency}/owned_ad_accounts`, { fields: 'name' });
    expect(owned.map(({ name }) => name)).not.toContain('Account 6');
    expect((await create({}, { business: sandbox.businesses.second })).status).toBe(200);
  });

  it('makes no more than five when all are asked for at once', async () => {
    const replies = await Promise.all(Array.from({ length: 8 }, (_, n) => create({ name: `At once ${n}` })));
    expect(replies.map(({ body }) => body.error?.code ?? 'made').sort()).toEqual([
      3979,
      3979,
      3979,
      'made',
      'made',
      'made',
      'made',
      'made',
    ]);
  });

  it('puts the account on the credit line with invoice=true, where there is one', async () => {
    const credit = await sandbox.list(`${sandbox.businesses.agency}/extendedcredits`);
    expect(credit.length).toBeGreaterThan(0);
    const { body, text } = await create({ invoice: 'true' });
    expect(body.id, text).toMatch(/^act_/);
    const { body: node } = await sandbox.ask(body.id, {
      query: { fields: 'funding_source,funding_source_details' },
    });
    expect(node.funding_source).toEqual(expect.any(String));
    expect(node.funding_source_details).toMatchObject({ type: 4 });
  });

  it('refuses invoice=true where there is no credit line; invoice=false is fine', async () => {
    const { second } = sandbox.businesses;
    expect(await sandbox.list(`${second}/extendedcredits`)).toEqual([]);
    expectError(await create({ invoice: 'true' }, { business: second }), { code: 100 });
    expect((await create({ invoice: 'false' }, { business: second })).status).toBe(200);
  });

  it('is blocked by an account in bad standing', async () => {
    const account = await sandbox.ownedAccount();
    await sandbox.act({ do: 'disable-account', account: `act_${account}` });
    expectError(await create(), {
      code: 3980,
      message:
        '(#3980) One or more of the ad accounts in your Business Manager are currently in bad standing or in review. All of your accounts must be in good standing in order to create new ad accounts.',
    });
  });

  it('is not blocked by an account that was only asked for', async () => {
    const { agency } = sandbox.businesses;
    const [asked] = await sandbox.list(`${agency}/pending_owned_ad_accounts`);
    const account = asked?.ad_account.id;
    await sandbox.act({ do: 'disable-account', account });
    expect((await create()).status).toBe(200);
    await sandbox.act({ do: 'accept-claim', account, business: agency });
    expectError(await create(), { code: 3980 });
  });

  it.each([2, 3, 7, 8, 9])('is blocked by an account that comes to the status %i', async (status) => {
    const account = `act_${await sandbox.ownedAccount()}`;
    await sandbox.act({ do: 'set-status', account, status, blocksCreation: false });
    expect((await create()).status).toBe(200);
    await sandbox.act({ do: 'set-status', account, status });
    expectError(await create(), { code: 3980 });
    await sandbox.act({ do: 'set-status', account, status: 1 });
    expect((await create()).status).toBe(200);
  });

  it.each([100, 101])('is not blocked by an account that was closed (%i)', async (status) => {
    await sandbox.act({ do: 'set-status', account: `act_${await sandbox.ownedAccount()}`, status });
    expect((await create()).status).toBe(200);
  });

  it('is blocked by a Page that is not published', async () => {
    await sandbox.act({ do: 'unpublish-page', business: sandbox.businesses.agency });
    expectError(await create(), { code: 3980 });
  });
});

// Conformance: every curl of the ad accounts document, as it stands there, with curl's own bytes.
//
// Host, version, ids and token are filled in; nothing else is touched: quotes, blanks in lists, multipart
// bodies on DELETE and the missing `business` parameter are the document's.

import { beforeEach, describe, expect, it } from 'vitest';
import { runCurl } from './support/curl.ts';
import { provideSandbox } from './support/provide-sandbox.ts';

const host = 'https://graph.facebook.com';
const claim = String.raw`curl \ -F "adaccount_id=act_<AD_ACCOUNT_ID>" \ -F "access_token=<ACCESS_TOKEN>" \ "https://graph.facebook.com/<API_VERSION>/<BUSINESS_ID>/owned_ad_accounts"`;
const create = String.raw`curl \ -F "name=MyAdAccount" \ -F "currency=USD" \ -F "timezone_id=1" \ -F "end_advertiser=<END_ADVERTISER_ID>" \ -F "media_agency=<MEDIA_AGENCY_ID>" \ -F "partner=NONE" \ -F "access_token=<ACCESS_TOKEN>" \ "https://graph.facebook.com/<API_VERSION>/<BUSINESS_ID>/adaccount"`;
const listOwned = String.raw`curl -G \ -d "access_token=<ACCESS_TOKEN>" \ "https://graph.facebook.com/<API_VERSION>/<BUSINESS_ID>/owned_ad_accounts"`;
const listPending = String.raw`curl -G \ -d "access_token=<ACCESS_TOKEN>" \ "https://graph.facebook.com/<API_VERSION>/<BUSINESS_ID>/pending_owned_ad_accounts"`;
const remove = String.raw`curl \ -X DELETE \ -F "adaccount_id=act_<AD_ACCOUNT_ID>" \ -F "access_token=<ACCESS_TOKEN>" \ "https://graph.facebook.com/<API_VERSION>/<BUSINESS_ID>/ad_accounts"`;
const accountsOfPerson = String.raw`curl -G \ -d "access_token=ACCESS_TOKEN" \ "https://graph.facebook.com/<API_VERSION>/<BUSINESS_SCOPED_USER_ID>/assigned_ad_accounts"`;
const peopleOfAccount = String.raw`curl -G \ -d "access_token=ACCESS_TOKEN" \ "https://graph.facebook.com/<API_VERSION>/act_<AD_ACCOUNT_ID>/assigned_users"`;
const assign = String.raw`curl \ -F "user=BUSINESS_SCOPED_USER_ID" \ -F "tasks=['MANAGE', 'ADVERTISE', 'ANALYZE']" \ -F "access_token=ACCESS_TOKEN" \ "https://graph.facebook.com/<API_VERSION>/act_<AD_ACCOUNT_ID>/assigned_users"`;
const change = String.raw`curl \ -F "user=BUSINESS_SCOPED_USER_ID" \ -F "tasks=['ANALYZE']" \ -F "access_token=ACCESS_TOKEN" \ "https://graph.facebook.com/<API_VERSION>/act_<AD_ACCOUNT_ID>/assigned_users"`;
const unassign = String.raw`curl \ -X DELETE \ -F "user=<BUSINESS_SCOPED_USER_ID>" \ -F "access_token=ACCESS_TOKEN" \ "https://graph.facebook.com/<API_VERSION>/act_<AD_ACCOUNT_ID>/assigned_users"`;

const sandbox = provideSandbox();

/** Fills the document's placeholders, with and without angle brackets, and runs the command. */
function run(command: string, ids: { account?: string; person?: string } = {}) {
  const { agency } = sandbox.businesses;
  const values: [RegExp, string][] = [
    [/<?ACCESS_TOKEN>?/g, sandbox.tokens.admin],
    [/<API_VERSION>/g, 'v25.0'],
    [/<BUSINESS_ID>|<END_ADVERTISER_ID>/g, agency],
    [/<MEDIA_AGENCY_ID>/g, 'NONE'],
    [/act_<AD_ACCOUNT_ID>/g, `act_${ids.account?.replace('act_', '')}`],
    [/<?BUSINESS_SCOPED_USER_ID>?/g, ids.person ?? ''],
  ];
  const filled = values.reduce((text, [name, value]) => text.replace(name, value), command);
  return runCurl(filled.replace(host, sandbox.http));
}

const taskSet = (tasks: unknown): string[] =>
  [...(tasks as string[])].filter((task) => task !== 'DRAFT').sort();

describe('the curls of the ad accounts document', () => {
  beforeEach(() => sandbox.reset());

  it('claims: confirmed at once for an admin of the ad account', async () => {
    const reply = await run(claim, { account: sandbox.claimable('confirmed') });
    expect(reply).toEqual({ status: 200, body: { access_status: 'CONFIRMED' } });
  });

  it('claims: pending for anybody else', async () => {
    const reply = await run(claim, { account: sandbox.claimable('pending') });
    expect(reply).toEqual({ status: 200, body: { access_status: 'PENDING' } });
  });

  it('creates, and answers as the document shows', async () => {
    const { status, body } = await run(create);
    expect(status).toBe(200);
    const { agency } = sandbox.businesses;
    expect(body).toMatchObject({
      id: expect.stringMatching(/^act_\d{9,17}$/),
      business_id: agency,
      end_advertiser_id: agency,
      media_agency_id: 'NONE',
      partner_id: 'NONE',
    });
    expect(body.id).toBe(`act_${body.account_id}`);
  });

  it('lists what the business owns', async () => {
    const { status, body } = await run(listOwned);
    expect(status).toBe(200);
    expect(body.data.length).toBeGreaterThan(0);
    for (const account of body.data) expect(account.id).toBe(`act_${account.account_id}`);
  });

  it('lists what is pending', async () => {
    const { status, body } = await run(listPending);
    expect(status).toBe(200);
    expect(body.data.length).toBeGreaterThan(0);
    for (const request of body.data) expect(request.ad_account.id).toMatch(/^act_\d+$/);
  });

  it('removes a pending request, with a multipart body on DELETE', async () => {
    const account = sandbox.claimable('pending');
    await run(claim, { account });
    expect(await run(remove, { account })).toEqual({ status: 200, body: { success: true } });
    const { body } = await run(listPending);
    expect(body.data.map((request) => request.ad_account.id)).not.toContain(account);
  });

  it('lists the accounts of a person, and the people of an account without `business`', async () => {
    const { account, person } = await sandbox.freePair();
    await run(assign, { account, person });
    const accounts = (await run(accountsOfPerson, { person })).body.data;
    expect(taskSet(accounts.find(({ id }) => id === `act_${account}`)?.tasks)).toEqual([
      'ADVERTISE',
      'ANALYZE',
      'MANAGE',
    ]);
    const people = (await run(peopleOfAccount, { account })).body.data;
    expect(people.map(({ id }) => id)).toContain(person);
  });

  it('assigns with a single-quoted list, changes by the same call, removes', async () => {
    const { account, person } = await sandbox.freePair();
    const tasks = async (): Promise<unknown> =>
      (await run(peopleOfAccount, { account })).body.data.find(({ id }) => id === person)?.tasks;

    expect(await run(assign, { account, person })).toEqual({ status: 200, body: { success: true } });
    expect(taskSet(await tasks())).toEqual(['ADVERTISE', 'ANALYZE', 'MANAGE']);
    expect(await run(change, { account, person })).toEqual({ status: 200, body: { success: true } });
    expect(taskSet(await tasks())).toEqual(['ANALYZE']);
    expect(await run(unassign, { account, person })).toEqual({ status: 200, body: { success: true } });
    expect(await tasks()).toBeUndefined();
  });
});

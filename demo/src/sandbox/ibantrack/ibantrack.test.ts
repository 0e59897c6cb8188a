import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ProviderSandbox } from '../server/provider-sandbox.ts';
import { createTestClock, type TestClock } from '../testing/clock.ts';
import { form, send, setting } from '../testing/http.ts';
import { type IbantrackSandboxOptions, startIbantrackSandbox } from './start.ts';

const JANE = 'DE89370400440532013000';

let clock: TestClock;
let sandbox: ProviderSandbox;
let base: string;

async function start(options: IbantrackSandboxOptions = {}) {
  await sandbox?.close();
  clock = createTestClock();
  sandbox = await startIbantrackSandbox({ now: clock.now, ...options });
  base = setting(sandbox.env, 'IBANTRACK_BASE_URL');
}

function askToken(fields: Record<string, string> = {}) {
  const body = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: setting(sandbox.env, 'IBANTRACK_CLIENT_ID'),
    client_secret: setting(sandbox.env, 'IBANTRACK_CLIENT_SECRET'),
    ...fields,
  });
  return send('POST', `${base}/oauth2/token`, { headers: form, body: body.toString() });
}

async function bearer() {
  return { authorization: `Bearer ${(await askToken()).body.access_token}` };
}

const question = (name: string, iban: unknown = JANE, more: object = {}) => ({
  account: { iban },
  account_holder: { name },
  ...more,
});

const verify = async (name: string, iban: unknown = JANE) =>
  send('POST', `${base}/account-holder-verifications`, { headers: await bearer(), body: question(name, iban) });

beforeEach(() => start());
afterEach(() => sandbox.close());

describe('the token endpoint', () => {
  it('returns a token for an hour', async () => {
    expect((await askToken()).body).toEqual({
      access_token: expect.any(String),
      token_type: 'Bearer',
      expires_in: 3600,
    });
  });

  it.each([
    ['another secret', { client_secret: 'wrong' }, 401, 'ERROR_CODE_UNAUTHORIZED'],
    ['another grant', { grant_type: 'password' }, 400, 'ERROR_CODE_BAD_REQUEST'],
  ])('refuses %s', async (_, fields, status, code) => {
    expect(await askToken(fields)).toMatchObject({ status, body: { code } });
  });

  it('does not accept JSON', async () => {
    expect(await send('POST', `${base}/oauth2/token`, { body: { grant_type: 'client_credentials' } })).toMatchObject({
      status: 400,
    });
  });
});

describe('a verification', () => {
  it.each([
    ['Jane Doe', { status: 'completed', match_result: 'match' }],
    ['Jane Do', { status: 'completed', match_result: 'close_match', matched_name: 'Jane Doe' }],
    ['No Match', { status: 'completed', match_result: 'no_match' }],
    ['Unavailable', { status: 'failed', status_reason: 'institution_timeout' }],
    ['Business', { status: 'failed', status_reason: 'institution_out_of_scope' }],
  ])('of “%s” answers %j', async (name, state) => {
    const answer = await verify(name);
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({ id: expect.any(String), ...state });
  });

  it('for a nonexistent account cannot be made', async () => {
    expect((await verify('Emil Roth', 'DE09500100999999999999')).body).toMatchObject({
      match_result: 'unable_to_verify',
    });
  });

  it('of a bank that does not take part is out of scope', async () => {
    expect((await verify('Henrike Petersen', 'DE30200300770000009001')).body).toMatchObject({
      status: 'failed',
      status_reason: 'institution_out_of_scope',
    });
  });

  it('is pending at first if the bank is slow, and completed later', async () => {
    const { body: pending } = await verify('Slow Jane Doe');
    expect(pending).toEqual({ id: expect.any(String), status: 'pending' });
    const read = async () =>
      (await send('GET', `${base}/account-holder-verifications/${pending.id}`, { headers: await bearer() })).body;
    expect(await read()).toEqual({ id: pending.id, status: 'pending' });
    clock.advance(7000);
    expect(await read()).toEqual({ id: pending.id, status: 'completed', match_result: 'match' });
  });

  it.each([
    [null, 'iban_required'],
    ['', 'iban_required'],
    ['DE89 3704 0044 0532 0130 00', 'invalid_iban_format'],
    ['DE8937040044053201300', 'invalid_iban_format_for_country'],
    ['DE88370400440532013000', 'invalid_iban_checksum'],
  ])('of the IBAN %s is refused with %s', async (iban, code) => {
    expect(await verify('Jane Doe', iban)).toMatchObject({ status: 400, body: { code, message: expect.any(String) } });
  });

  it('without a name, or with one too long, is refused', async () => {
    for (const name of ['', ' ', 'x'.repeat(141)]) {
      expect(await verify(name)).toMatchObject({ status: 400, body: { code: 'ERROR_CODE_BAD_REQUEST' } });
    }
  });

  it('costs a credit; with none left, 403', async () => {
    await start({ credits: 1 });
    expect((await verify('Jane Doe')).status).toBe(200);
    expect(await verify('Jane Doe')).toMatchObject({ status: 403, body: { code: 'ERROR_CODE_ACCESS_DENIED' } });
  });

  it('with an unknown id is not found', async () => {
    const answer = await send('GET', `${base}/account-holder-verifications/nothing`, { headers: await bearer() });
    expect(answer).toMatchObject({ status: 404, body: { code: 'ERROR_CODE_NOT_FOUND' } });
  });
});

describe('access', () => {
  it('needs a token', async () => {
    const answer = await send('POST', `${base}/account-holder-verifications`, { body: question('Jane Doe') });
    expect(answer).toMatchObject({ status: 401, body: { code: 'ERROR_CODE_UNAUTHORIZED' } });
  });

  it('fails once the token has expired', async () => {
    const headers = await bearer();
    clock.advance(3_600_000);
    const answer = await send('POST', `${base}/account-holder-verifications`, { headers, body: question('Jane Doe') });
    expect(answer.status).toBe(401);
  });

  it('refuses tokens that a fault has expired, and accepts new ones', async () => {
    const headers = await bearer();
    sandbox.faults.set({ kind: 'expired_token' });
    const stale = await send('POST', `${base}/account-holder-verifications`, { headers, body: question('Jane Doe') });
    expect(stale.status).toBe(401);
    expect((await verify('Jane Doe')).status).toBe(200);
  });

  it('is limited to 60 checks a minute', async () => {
    const headers = await bearer();
    const post = () => send('POST', `${base}/account-holder-verifications`, { headers, body: question('Jane Doe') });
    for (let call = 0; call < 60; call += 1) expect((await post()).status).toBe(200);
    expect(await post()).toMatchObject({ status: 429, body: { code: 'ERROR_CODE_TOO_MANY_REQUESTS' } });
    clock.advance(60_000);
    expect((await post()).status).toBe(200);
  });
});

describe('the documented sandbox', () => {
  const ask = async (sandbox_result: unknown) =>
    send('POST', `${base}/sandbox/account-holder-verifications`, {
      headers: await bearer(),
      body: question('Jane Doe', JANE, { sandbox_result }),
    });

  it.each([
    ['match', '1', { status: 'completed', match_result: 'match' }],
    ['no_match', '2', { status: 'completed', match_result: 'no_match' }],
    ['close_match', '3', { status: 'completed', match_result: 'close_match', matched_name: expect.any(String) }],
    ['failed', '4', { status: 'failed', status_reason: 'institution_timeout' }],
  ])('gives %s, and finds it again by the last digit %s', async (result, digit, state) => {
    const { body } = await ask(result);
    expect(body).toMatchObject(state);
    expect(body.id.at(-1)).toBe(digit);
    const url = `${base}/sandbox/account-holder-verifications/any-${digit}`;
    expect((await send('GET', url, { headers: await bearer() })).body).toMatchObject(state);
  });

  it('requires the wanted result', async () => {
    expect((await ask('perhaps')).status).toBe(400);
  });
});

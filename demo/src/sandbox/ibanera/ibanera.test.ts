import { Secret, TOTP } from 'otpauth';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ProviderSandbox } from '../server/provider-sandbox.ts';
import { createTestClock, type TestClock } from '../testing/clock.ts';
import { send, setting } from '../testing/http.ts';
import { type IbaneraSandboxOptions, startIbaneraSandbox } from './start.ts';

let clock: TestClock;
let sandbox: ProviderSandbox;
let base: string;

async function start(options: IbaneraSandboxOptions = {}) {
  await sandbox?.close();
  clock = createTestClock();
  sandbox = await startIbaneraSandbox({ now: clock.now, ...options });
  base = setting(sandbox.env, 'IBANERA_BASE_URL');
}

beforeEach(() => start());
afterEach(() => sandbox.close());

function otp(skewMs = 0): string {
  return new TOTP({ secret: Secret.fromBase32(setting(sandbox.env, 'IBANERA_TOTP_SECRET')) }).generate({
    timestamp: clock.now() + skewMs,
  });
}

const logIn = (change: object = {}) =>
  send('POST', `${base}/api/v1/public/auth/login`, {
    body: {
      username: setting(sandbox.env, 'IBANERA_USERNAME'),
      password: setting(sandbox.env, 'IBANERA_PASSWORD'),
      otp: otp(),
      ...change,
    },
  });

async function bearer(): Promise<Record<string, string>> {
  return { authorization: `Bearer ${(await logIn()).body.details.accessToken}`, otp: otp() };
}

const get = async (path: string, headers?: Record<string, string>) =>
  send('GET', `${base}${path}`, { headers: headers ?? (await bearer()) });

const accounts = '/api/v1/customer/accounts';

describe('the log-in', () => {
  it('returns a token in the envelope', async () => {
    expect((await logIn()).body).toEqual({
      id: 0,
      details: { accessToken: expect.any(String), expiresIn: 900, refreshToken: expect.any(String) },
      status: '1',
      errors: [],
    });
  });

  it.each([
    ['another password', { password: 'wrong' }, 401, 'Authorization', 'Invalid'],
    ['a password for once that is none', { otp: '000000' }, 401, 'otp', 'Invalid'],
    ['no password for once', { otp: undefined }, 400, 'otp', 'Required'],
  ])('refuses %s', async (_, change, status, fieldName, messageCode) => {
    expect(await logIn(change)).toMatchObject({
      status,
      body: { details: null, status: '0', errors: [{ fieldName, messageCode }] },
    });
  });
});

describe('every call', () => {
  it('needs a token and a fresh one-time password', async () => {
    const good = await bearer();
    expect((await get(`${accounts}/list-accounts`, good)).status).toBe(200);
    const { otp: _, ...withoutOtp } = good;
    expect(await get(`${accounts}/list-accounts`, withoutOtp)).toMatchObject({
      status: 401,
      body: { errors: [{ fieldName: 'otp', messageCode: 'Required' }] },
    });
    expect((await get(`${accounts}/list-accounts`, { otp: otp() })).status).toBe(401);
    clock.advance(90_000);
    expect((await get(`${accounts}/list-accounts`, good)).status).toBe(401);
    expect((await get(`${accounts}/list-accounts`, { ...good, otp: otp() })).status).toBe(200);
  });

  it('tolerates one step of clock drift, and no more', async () => {
    const good = await bearer();
    expect((await get(`${accounts}/list-accounts`, { ...good, otp: otp(-30_000) })).status).toBe(200);
    expect((await get(`${accounts}/list-accounts`, { ...good, otp: otp(-60_000) })).status).toBe(401);
  });

  it('fails if the provider’s clock is wrong', async () => {
    sandbox.faults.set({ kind: 'wrong_clock', ms: 120_000 });
    expect(await logIn()).toMatchObject({ status: 401, body: { errors: [{ fieldName: 'otp' }] } });
  });

  it('fails once its token has expired', async () => {
    const good = await bearer();
    clock.advance(900_000);
    expect((await get(`${accounts}/list-accounts`, { ...good, otp: otp() })).status).toBe(401);
  });

  it('can be configured to accept each one-time password only once', async () => {
    await start({ singleUseOtp: true });
    const token = { authorization: `Bearer ${(await logIn()).body.details.accessToken}` };
    expect((await get(`${accounts}/list-accounts`, { ...token, otp: otp() })).status).toBe(401);
    clock.advance(30_000);
    expect((await get(`${accounts}/list-accounts`, { ...token, otp: otp() })).status).toBe(200);
  });
});

describe('the accounts', () => {
  it('are listed as documented', async () => {
    const { body } = await get(`${accounts}/list-accounts`);
    expect(body).toMatchObject({ pageSize: 10, pageNumber: 1, numberOfPages: 1, status: '1', errors: [] });
    expect(body.details[1]).toEqual({
      id: 6309,
      customersId: 14391,
      name: 'EUR Account',
      routingNumber: null,
      accountNumber: '11020048859',
      swiftCode: 'GLDTSGSG',
      virtualAccountNumber: null,
      reference: 'REF6309',
      asset: 'EUR',
      assetDisplayName: 'Euro',
      totalBalance: 999985.87,
      availableBalance: 999985.87,
      pendingBalance: -14.13,
      bSuppressed: false,
      dateAdded: '2024-11-20T05:18:41.4566667+00:00',
    });
  });

  it('can be listed by asset, read one by one, and read as balances', async () => {
    expect((await get(`${accounts}/list-accounts?asset=GBP`)).body.details).toHaveLength(1);
    expect((await get(`${accounts}/account?Id=6310`)).body.details).toMatchObject({ id: 6310, asset: 'GBP' });
    expect((await get(`${accounts}/account?Id=1`)).status).toBe(404);
    expect((await get(`${accounts}/balances?pageNumber=2&pageSize=2`)).body).toMatchObject({
      details: [{ id: 6310 }],
      pageNumber: 2,
      numberOfPages: 2,
    });
  });
});

describe('the transactions', () => {
  it('are listed in pages, the newest first, in the documented shape', async () => {
    const first = (await get(`${accounts}/transactions?AccountsId=6309&PageNumber=1&PageSize=10`)).body;
    expect(first).toMatchObject({ pageSize: 10, pageNumber: 1, numberOfPages: 3, status: '1' });
    expect(first.details[0]).toEqual({
      id: 9105,
      accountsId: 6309,
      fromTransactionsId: null,
      fromAccountsId: null,
      toTransactionsId: null,
      toAccountsId: 6309,
      amount: -105,
      description: 'Outgoing transfer',
      dateTime: '2026-02-28T10:00:00.000+00:00',
      bPending: true,
      bCancellable: true,
    });
    expect((await get(`${accounts}/transactions?AccountsId=6309&PageNumber=4`)).body.details).toEqual([]);
  });

  it('are filtered by date', async () => {
    const { details } = (await get(`${accounts}/transactions?FromDate=2026-02-20&ToDate=2026-03-01&PageSize=50`)).body;
    expect(details.map(({ id }: { id: number }) => id)).toEqual([9105]);
  });

  it('answer a wrong page with an error under 200', async () => {
    expect(await get(`${accounts}/transactions?PageSize=0`)).toMatchObject({
      status: 200,
      body: { details: null, status: '0', errors: [{ fieldName: 'PageSize', messageCode: 'Invalid' }] },
    });
  });

  it.each(['/api/v1/customer/accounts/transactions/get', '/api/v2/customer/accounts/transactions/get'])(
    'are given in full at %s',
    async (path) => {
      const { body } = await get(`${path}?Id=9100`);
      expect(body.status).toBe(1);
      expect(body.details).toMatchObject({
        transactionId: 9100,
        asset: 'EUR',
        transactionStatus: 'Completed',
        externalTransferDetails: {
          direction: 'Outgoing',
          receiverIban: 'DE89370400440532013000',
          receiverName: 'Jane Doe',
          beneficiaryName: null,
        },
      });
    },
  );

  it('name a UK payee by sort code and account number', async () => {
    const { details } = (await get('/api/v2/customer/accounts/transactions/get?Id=9112')).body;
    expect(details.externalTransferDetails).toMatchObject({
      receiverIban: null,
      receiverRoutingNumber: '089999',
      receiverAccountNumber: '10000100',
    });
  });

  it('that do not exist are a 404', async () => {
    expect((await get('/api/v2/customer/accounts/transactions/get?Id=1')).status).toBe(404);
  });
});

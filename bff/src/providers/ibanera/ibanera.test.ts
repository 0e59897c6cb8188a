import { afterEach, describe, expect, it } from 'vitest';
import { faults, json, type Reply, text } from '../../testing/upstream.ts';
import { systemClock } from '../../time/clock.ts';
import { ProviderError } from '../errors.ts';
import { manualClock } from './testing/clock.ts';
import { details, publishedExchange, refusal, success } from './testing/documents.ts';
import { createHarness, type Harness, type HarnessOptions, IBAN, NAME, START } from './testing/harness.ts';
import { PASSWORD, SECRET, USERNAME } from './testing/stand-in.ts';

const LOGIN = '/api/v1/public/auth/login';
const LIST_ACCOUNTS = '/api/v1/customer/accounts/list-accounts';
const TRANSACTIONS = '/api/v1/customer/accounts/transactions';
const GET = '/api/v2/customer/accounts/transactions/get';

let harness: Harness;
afterEach(async () => {
  await harness.close();
});

async function ibanera(options: HarnessOptions = {}): Promise<Harness> {
  harness = await createHarness(options);
  return harness;
}

const paid: HarnessOptions = { accounts: { 1056: [1] }, transactions: { 1: details(1) } };
const never = { paidBefore: false, lastPaidAt: null, nameConsistency: null, reference: null };

describe('history', () => {
  it('is that the account was paid, when last, and how the name compares', async () => {
    const { ask } = await ibanera(paid);
    expect(await ask()).toEqual({
      paidBefore: true,
      lastPaidAt: '2023-06-10T09:00:00.000Z',
      nameConsistency: 'match',
      reference: null,
    });
    expect(await ask({ name: 'Jane M. Doe' })).toMatchObject({ nameConsistency: 'close_match' });
    expect(await ask({ name: 'Example Trading GmbH' })).toMatchObject({ nameConsistency: 'no_match' });
    expect(await ask({ iban: 'NL91ABNA0417164300' })).toEqual(never);
  });

  it('discloses no name', async () => {
    const { ask } = await ibanera(paid);
    expect(JSON.stringify(await ask({ name: 'J' }))).not.toMatch(/jane|doe/i);
  });

  it('has the last payment’s date and name, however the pages are ordered', async () => {
    const transfer = (completedAt: string, receiverName: string | null) => ({
      transfer: { completedAt, receiverName },
    });
    const { ask } = await ibanera({
      accounts: { 1: [1, 2, 3], 2: [4] },
      transactions: {
        1: details(1, transfer('2024-01-01T00:00:00Z', 'Somebody Else')),
        2: details(2, transfer('2025-01-01T00:00:00Z', 'Jane Doe')),
        3: details(3, transfer('2023-01-01T00:00:00Z', 'Nobody')),
        4: details(4, transfer('2026-01-01T00:00:00Z', null)),
      },
    });
    expect(await ask()).toMatchObject({ lastPaidAt: '2026-01-01T00:00:00.000Z', nameConsistency: 'match' });
  });

  it('is read from all accounts and all pages, with what is documented', async () => {
    const { ask, standIn } = await ibanera({
      accounts: { 1: [10], 2: [], 3: [11, 12, 13] },
      pending: [12],
      transactions: {
        10: publishedExchange.details && details(10, { transfer: null }),
        11: details(11),
        13: details(13),
      },
    });
    expect(await ask()).toMatchObject({ paidBefore: true });
    expect(standIn.calls()).toEqual([
      `${LIST_ACCOUNTS}?pageNumber=1&pageSize=100`,
      `${LIST_ACCOUNTS}?pageNumber=2&pageSize=100`,
      `${TRANSACTIONS}?AccountsId=1&PageNumber=1&PageSize=100`,
      `${TRANSACTIONS}?AccountsId=2&PageNumber=1&PageSize=100`,
      `${TRANSACTIONS}?AccountsId=3&PageNumber=1&PageSize=100`,
      `${TRANSACTIONS}?AccountsId=3&PageNumber=2&PageSize=100`,
      `${GET}?Id=10`,
      `${GET}?Id=11`,
      `${GET}?Id=13`,
    ]);
    expect(JSON.stringify(standIn.requests)).not.toMatch(new RegExp(`${IBAN}|${NAME}|shop-customer`));
  });

  it('counts completed transfers only, and none that was taken back', async () => {
    const { ask, clock } = await ibanera({
      clock: manualClock(START),
      accounts: { 1: [1, 2] },
      transactions: { 1: details(1), 2: details(2, { originalTransactionId: 1, amount: 100 }) },
    });
    expect(await ask()).toEqual(never);
    expect(clock.now()).toBe(START);
  });

  it('of a UK account is found by sort code and account number', async () => {
    const receiver = { receiverIban: null, receiverRoutingNumber: '200000', receiverAccountNumber: '55779911' };
    const { provider, context } = await ibanera({ ...paid, transactions: { 1: details(1, { transfer: receiver }) } });
    const account = { scheme: 'uk', sortCode: '200000', accountNumber: '55779911', country: 'GB' } as const;
    const ask = (secondaryReference: string | null) =>
      provider.history?.(
        { account: { ...account, secondaryReference }, name: NAME, accountType: null, identifiers: [] },
        { subject: null, subjects: {} },
        context(),
      );
    expect(await ask(null)).toMatchObject({ paidBefore: true, nameConsistency: 'match' });
    await expect(ask('A-123')).rejects.toMatchObject({ code: 'unsupported' });
  });

  it('is a managee’s own where the session names one by the id that Ibanera knows', async () => {
    const { ask, standIn, codeOf } = await ibanera(paid);
    await ask({ managee: '14391' });
    expect(standIn.calls()[0]).toBe(`${LIST_ACCOUNTS}?customersId=14391&pageNumber=1&pageSize=100`);
    const before = standIn.requests.length;
    expect(await codeOf(ask({ managee: '1&asset=BTC' }))).toBe('refused_request');
    expect(standIn.requests).toHaveLength(before);
  });
});

describe('the index', () => {
  it('is built once for everybody who waits, with one log-in, and then asks nothing', async () => {
    const { ask, standIn } = await ibanera(paid);
    await Promise.all(Array.from({ length: 20 }, () => ask()));
    expect(standIn.logins()).toBe(1);
    expect(standIn.calls()).toHaveLength(3);
    await ask();
    expect(standIn.calls()).toHaveLength(3);
  });

  it('is refreshed after an hour, beside the check, and reads only what is new', async () => {
    const clock = manualClock(START);
    const accounts: Record<number, number[]> = { 1: [1] };
    const transactions = { 1: details(1), 2: details(2, { transfer: { receiverIban: 'NL91ABNA0417164300' } }) };
    const { ask, standIn } = await ibanera({ clock, accounts, transactions });
    await ask();
    accounts[1]?.push(2);
    clock.advance(61 * 60_000);
    expect(await ask({ iban: 'NL91ABNA0417164300' })).toEqual(never);
    // The log-in is older than its hour too: log-in, accounts, transactions, and the one that is new.
    await standIn.received(8);
    await expect.poll(async () => (await ask({ iban: 'NL91ABNA0417164300' })).paidBefore).toBe(true);
    expect(standIn.calls().slice(3)).toEqual([expect.any(String), expect.any(String), `${GET}?Id=2`]);
  });

  it('that could not be refreshed for a day says nothing', async () => {
    const clock = manualClock(START);
    let broken = false;
    const fault = (path: string) => (broken && path === TRANSACTIONS ? json(500, undefined) : null);
    const { ask, codeOf } = await ibanera({ ...paid, clock, fault });
    await ask();
    broken = true;
    clock.advance(25 * 60 * 60_000);
    expect(await codeOf(ask())).toBe('server_error');
  });

  it('that is being built is not waited for beyond a check’s time, and is there for a later one', async () => {
    const clock = manualClock(START);
    let release = () => {};
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    const slow: Reply = (response, socket) => void gate.then(() => json(200, success([]))(response, socket));
    const { provider, context, standIn, codeOf, ask } = await ibanera({
      ...paid,
      clock,
      fault: (path, count) => (path === TRANSACTIONS && count === 0 ? slow : null),
    });
    const question = { account: { scheme: 'iban', iban: IBAN, country: 'DE' }, name: NAME, accountType: null } as const;
    const customer = { subject: null, subjects: {} };
    const asked = codeOf(
      provider.history?.({ ...question, identifiers: [] }, customer, context(1000)) ?? Promise.reject(),
    );
    await standIn.received(3);
    clock.advance(990);
    expect(await asked).toBe('overloaded');
    release();
    expect(await ask()).toEqual(never);
    expect(standIn.calls().filter((path) => path.startsWith(TRANSACTIONS))).toHaveLength(1);
  });

  it('carries on where a reading that failed has stopped', async () => {
    const { ask, standIn, codeOf } = await ibanera({
      accounts: { 1: [1, 2, 3, 4, 5] },
      pageSize: 10,
      transactions: Object.fromEntries([1, 2, 3, 4, 5].map((id) => [id, details(id)])),
      fault: (path, count) => (path === GET && count === 4 ? json(500, undefined) : null),
    });
    expect(await codeOf(ask())).toBe('server_error');
    expect(await ask()).toMatchObject({ paidBefore: true });
    expect(standIn.calls().filter((path) => path.startsWith(GET))).toHaveLength(6);
  });

  it('tells the next check of a failure that nobody was there to hear', async () => {
    const clock = manualClock(START);
    let fail = () => {};
    const gate = new Promise<void>((resolve) => {
      fail = resolve;
    });
    const slow: Reply = (response, socket) => void gate.then(() => json(403, undefined)(response, socket));
    const { provider, context, standIn, codeOf, ask } = await ibanera({
      ...paid,
      clock,
      fault: (path, count) => (path === LIST_ACCOUNTS && count === 0 ? slow : null),
    });
    const stop = new AbortController();
    const question = { account: { scheme: 'iban', iban: IBAN, country: 'DE' }, name: NAME, accountType: null } as const;
    const asked = codeOf(
      provider.history?.(
        { ...question, identifiers: [] },
        { subject: null, subjects: {} },
        { ...context(), signal: stop.signal },
      ) ?? Promise.reject(),
    );
    await standIn.received(2);
    stop.abort();
    expect(await asked).toBe('overloaded');
    fail();
    await expect.poll(() => codeOf(ask())).toBe('bad_credentials');
    await expect.poll(async () => codeOf(ask())).toBe('answered');
  });

  it('remembers no more than it may, and then does not say that an account was never paid', async () => {
    const ids = Array.from({ length: 30 }, (_, index) => index + 1);
    const { ask, standIn, codeOf } = await ibanera({
      capacity: 20,
      accounts: { 1: ids },
      transactions: Object.fromEntries(ids.map((id) => [id, details(id)])),
    });
    expect(await ask()).toMatchObject({ paidBefore: true });
    expect(await codeOf(ask({ iban: 'NL91ABNA0417164300' }))).toBe('unsupported');
    expect(standIn.calls().filter((path) => path.startsWith(GET))).toHaveLength(20);
  });

  it('with a transaction that cannot be read does not say that an account was never paid', async () => {
    const { ask, codeOf } = await ibanera({
      accounts: { 1: [1, 2, 3] },
      transactions: { 1: details(1), 2: details(99), 3: json(200, success([])) },
    });
    expect(await ask()).toMatchObject({ paidBefore: true });
    expect(await codeOf(ask({ iban: 'NL91ABNA0417164300' }))).toBe('bad_answer');
  });

  it('leaves nothing behind when it is closed while it is being built', async () => {
    const { provider, standIn, codeOf, ask } = await ibanera({
      clock: systemClock,
      fault: (path) => (path === LIST_ACCOUNTS ? faults.hangBeforeHeaders : null),
    });
    const asked = codeOf(ask());
    await standIn.received(2);
    await provider.close();
    expect(await asked).toBe('aborted');
    await standIn.quiet();
  });
});

describe('the credentials', () => {
  it('are a log-in and a bearer token, each with the code of the moment', async () => {
    const { ask, standIn } = await ibanera(paid);
    await ask();
    const [login, call] = standIn.requests;
    expect(`${login?.method} ${login?.url}`).toBe(`POST ${LOGIN}`);
    expect(login?.headers['content-type']).toBe('application/json');
    const sent = JSON.parse(login?.body ?? '');
    expect(sent).toEqual({ username: USERNAME, password: PASSWORD, otp: expect.stringMatching(/^\d{6}$/) });
    expect(call?.headers).toMatchObject({ authorization: 'Bearer token-1', otp: sent.otp });
  });

  it('may be an access token, which no log-in replaces', async () => {
    const auth = { kind: 'token', accessToken: 'a-token' } as const;
    const { ask, standIn, codeOf } = await ibanera({ ...paid, auth });
    expect(await codeOf(ask())).toBe('bad_credentials');
    expect(standIn.logins()).toBe(0);
    expect(standIn.requests[0]?.headers.authorization).toBe('Bearer a-token');
  });

  it('are renewed by one log-in after a 401', async () => {
    const clock = manualClock(START);
    const { ask, standIn } = await ibanera({ ...paid, clock, expiresIn: 100_000 });
    await ask();
    standIn.forgetTokens();
    clock.advance(25 * 60 * 60_000);
    expect(await ask()).toMatchObject({ paidBefore: true });
    expect(standIn.logins()).toBe(2);
  });

  it('that are always refused are tried twice', async () => {
    const { ask, standIn, codeOf } = await ibanera({
      fault: (path) => (path === LOGIN ? null : json(401, undefined)),
    });
    expect(await codeOf(ask())).toBe('bad_credentials');
    expect([standIn.logins(), standIn.calls().length]).toEqual([2, 2]);
  });

  it.each([-60_000, 60_000])('follow the server’s clock when ours is off by %i ms, once for all', async (aheadMs) => {
    const { ask, standIn } = await ibanera({ ...paid, aheadMs });
    expect(await ask()).toMatchObject({ paidBefore: true });
    expect([standIn.logins(), standIn.calls().length]).toEqual([2, 3]);
  });

  it.each([
    ['401', json(401, undefined)],
    ['an error under 200 that names it', json(200, refusal('Invalid', 'Otp'))],
    ['an error under 400', json(400, refusal('Invalid_Otp', ''))],
    ['the password’s error', json(200, refusal('Username_Or_Password_Incorrect', ''))],
  ])('are corrected when a code is refused with %s', async (_, refuseCode) => {
    const { ask } = await ibanera({ ...paid, aheadMs: 60_000, refuseCode });
    expect(await ask()).toMatchObject({ paidBefore: true });
  });

  it('do not follow a clock that is an hour off', async () => {
    const { ask, codeOf, standIn } = await ibanera({ ...paid, aheadMs: 60 * 60_000 });
    expect(await codeOf(ask())).toBe('bad_credentials');
    expect(standIn.logins()).toBe(1);
  });

  it('wait for the next code where one is taken once', async () => {
    const clock = manualClock(START, [17_000, 30_000]);
    const { provider, standIn } = await ibanera({
      ...paid,
      clock,
      codesOnce: true,
      refuseCode: json(200, refusal('Already_Used', 'Otp')),
    });
    const answer = await provider.history?.(
      { account: { scheme: 'iban', iban: IBAN, country: 'DE' }, name: NAME, accountType: null, identifiers: [] },
      { subject: null, subjects: {} },
      { signal: new AbortController().signal, deadline: START + 500_000 },
    );
    expect(answer).toMatchObject({ paidBefore: true });
    expect(standIn.logins()).toBe(1);
    expect(new Set(standIn.requests.map(({ headers }) => headers.otp).filter(Boolean)).size).toBe(4);
  });

  it('that are wrong are not tried again, and a locked account is left alone for its ten minutes', async () => {
    const wrong = await ibanera({ auth: { kind: 'login', username: USERNAME, password: 'wrong' } });
    expect(await wrong.codeOf(wrong.ask())).toBe('bad_credentials');
    expect(wrong.standIn.logins()).toBe(1);
    await wrong.close();
    const { ask } = await ibanera({ fault: () => json(200, refusal('Account_Locked', '')) });
    await expect(ask()).rejects.toMatchObject({ code: 'bad_credentials', retryAfterMs: 600_000 });
  });
});

describe('a failure', () => {
  const both = { ...success([]), errors: [{ fieldName: 'Id', messageCode: 'Invalid' }] };
  it.each<[string, Reply, string]>([
    ['400', json(400, refusal('Invalid')), 'refused_request'],
    ['403', json(403, undefined), 'bad_credentials'],
    ['404', json(404, undefined), 'refused_request'],
    ['408', json(408, undefined), 'bank_timeout'],
    ['421', json(421, undefined), 'unsupported'],
    ['429', json(429, undefined), 'throttled'],
    ['429 with Retry-After', json(429, undefined, { 'retry-after': '7' }), 'throttled'],
    ['500', json(500, undefined), 'server_error'],
    ['503', json(503, undefined), 'bank_unavailable'],
    ['an error under 200', json(200, refusal('Transaction_Blocked')), 'refused_request'],
    ['a success with errors', json(200, both), 'bad_answer'],
    ['an unknown status', json(200, { ...success([]), status: '2' }), 'bad_answer'],
    ['no status', json(200, { id: 0, details: [], errors: [] }), 'bad_answer'],
    ['an object for a list', json(200, success({ id: 1 })), 'bad_answer'],
    ['a redirect', faults.redirect, 'bad_answer'],
    ['HTML', faults.html, 'bad_answer'],
    ['HTML under 500', text(500, 'text/html', '<h1>Oops</h1>'), 'server_error'],
    ['truncated JSON', faults.truncatedJson, 'bad_answer'],
    ['an empty body', faults.emptyBody, 'bad_answer'],
    ['an array for an object', faults.arrayForObject, 'bad_answer'],
    ['null', faults.nullForObject, 'bad_answer'],
    ['something that is not HTTP', faults.notHttp, 'bad_answer'],
    ['30 MB', faults.huge, 'bad_answer'],
    ['30 MB without a length', faults.hugeChunked, 'bad_answer'],
    ['a reset', faults.resetBeforeHeaders, 'connection_failed'],
    ['a reset in mid body', faults.resetMidBody, 'connection_failed'],
    ['a hang before the headers', faults.hangBeforeHeaders, 'timed_out'],
    ['a hang in mid body', faults.hangMidBody, 'timed_out'],
  ])('%s ends as what it is, at the log-in and at a call, within its time', async (_, reply, code) => {
    for (const at of [LOGIN, LIST_ACCOUNTS]) {
      const { ask, codeOf, close } = await ibanera({
        clock: systemClock,
        timeoutMs: 500,
        fault: (path) => (path === at ? reply : null),
      });
      expect(await codeOf(ask())).toBe(code);
      await close();
    }
  });

  it('keeps what Retry-After says', async () => {
    const { ask } = await ibanera({ fault: () => json(429, undefined, { 'retry-after': '7' }) });
    await expect(ask()).rejects.toMatchObject({ code: 'throttled', retryAfterMs: 7000 });
  });

  it('of the connection is one', async () => {
    const { ask, codeOf, standIn } = await ibanera({ clock: systemClock });
    await standIn.close();
    expect(await codeOf(ask())).toBe('connection_failed');
  });

  it('of pages without an end is a bad answer', async () => {
    const { ask, codeOf } = await ibanera({
      fault: (path) => (path === LIST_ACCOUNTS ? json(200, success([{ id: 1 }], { numberOfPages: 1e9 })) : null),
    });
    expect(await codeOf(ask())).toBe('bad_answer');
  });

  it('says nothing personal, and none of our secrets', async () => {
    const { ask } = await ibanera({ fault: () => json(500, { USERNAME, PASSWORD, SECRET, IBAN, NAME }) });
    const error = await ask().catch((it: unknown) => it);
    expect(error).toBeInstanceOf(ProviderError);
    expect(`${error instanceof Error ? error.stack : ''}${JSON.stringify(error)}`).not.toMatch(
      new RegExp(`${IBAN}|${NAME}|${USERNAME}|${PASSWORD}|${SECRET}`),
    );
  });
});

import { afterEach, describe, expect, it, vi } from 'vitest';
import type { BffDependencies } from '../bff.ts';
import type { NameCheckAnswer } from '../providers/provider.ts';
import { createMemoryStore } from '../store/memory.ts';
import { ACCOUNT, API_KEY, expectProblem, SHOP, startBff, type TestBff } from '../testing/bff.ts';
import { said, testProvider } from '../testing/providers.ts';

const running: TestBff[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((bff) => bff.close()));
});

/** Whom the question is about: the name determines the bank's answer. */
const bank = testProvider('ibantrack', {
  checkName: async ({ name }): Promise<NameCheckAnswer> =>
    name.startsWith('Close') ? said.closeMatch : name.startsWith('No') ? said.noMatch : said.match,
});

async function start(env: Record<string, string>, dependencies: BffDependencies = {}): Promise<TestBff> {
  const bff = await startBff({ LIMIT_CHECKS_PER_MINUTE: '1000', ...env }, { providers: [bank], ...dependencies });
  running.push(bff);
  return bff;
}

const ask = (bff: TestBff, token: string, name: string, account: unknown = ACCOUNT) =>
  bff.ask('/v1/checks', { body: { account, name }, token });

const statuses = (answers: readonly { status: number }[]) => answers.map(({ status }) => status);

/** A valid German IBAN for any account number. */
function germanIban(accountNumber: number): string {
  const bban = `37040044${String(accountNumber).padStart(10, '0')}`;
  const check = 98n - (BigInt(`${bban}131400`) % 97n);
  return `DE${String(check).padStart(2, '0')}${bban}`;
}

const accountNo = (number: number) => ({ scheme: 'iban', iban: germanIban(number) });

describe('one session', () => {
  it('looks up once for each of its questions how full the store is', async () => {
    const store = createMemoryStore();
    const fill = vi.fn(store.fill);
    const bff = await start({}, { store: { ...store, fill } });
    const token = await bff.openSession();
    fill.mockClear();
    await ask(bff, token, 'Jane Doe');
    expect(fill).toHaveBeenCalledTimes(1);
  });

  it('asks as many new questions as its limit allows, and is told when it may continue', async () => {
    const bff = await start({ LIMIT_CHECKS_PER_SESSION: '2' });
    const token = await bff.openSession();
    expect(String((await ask(bff, token, 'A')).headers.ratelimit)).toContain('"checks-per-session"; r=1; t=');
    await ask(bff, token, 'B');
    const refused = await ask(bff, token, 'C');
    expectProblem(refused, 'rate_limited');
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(1700);
    expect(String(refused.headers.ratelimit)).toContain('"checks-per-session"; r=0; t=');
    expect((await ask(bff, await bff.openSession(), 'C')).status).toBe(200);
  });

  it('is not charged for bad input, repeated questions, reading and decisions', async () => {
    const bff = await start({ LIMIT_CHECKS_PER_SESSION: '1', LIMIT_CHECKS_PER_MINUTE: '1' });
    const token = await bff.openSession();
    await ask(bff, token, '');
    await ask(bff, token, 'Close', { scheme: 'iban', iban: 'DE00' });
    const { body } = await ask(bff, token, 'Close');
    expect((await ask(bff, token, 'Close')).body.check.id).toBe(body.check.id);
    const path = `/v1/checks/${body.check.id}`;
    expect((await bff.ask(path, { token })).status).toBe(200);
    expect((await bff.ask(`${path}/decision`, { body: { decision: 'continue_anyway' }, token })).status).toBe(200);
    expectProblem(await ask(bff, token, 'Other'), 'rate_limited');
  });

  it('is held to its checks a minute', async () => {
    const bff = await start({ LIMIT_CHECKS_PER_MINUTE: '2' });
    const token = await bff.openSession();
    expect(statuses([await ask(bff, token, 'A'), await ask(bff, token, 'B'), await ask(bff, token, 'C')])).toEqual([
      200, 200, 429,
    ]);
  });

  it('tries as many different names for one account as its limit: then attempts are exhausted', async () => {
    const bff = await start({ LIMIT_NAMES_PER_ACCOUNT: '2' });
    const token = await bff.openSession();
    await ask(bff, token, 'A');
    await ask(bff, token, 'B');
    const refused = await ask(bff, token, 'C');
    expectProblem(refused, 'attempts_exhausted');
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect((await ask(bff, token, 'a')).status).toBe(200);
    expect((await ask(bff, token, 'C', accountNo(1))).status).toBe(200);
  });

  it.each([{ name: 'Jane Doe' }, {}])('tries as many identifiers beside %j as names', async (named) => {
    const bff = await start({ LIMIT_NAMES_PER_ACCOUNT: '2' });
    const token = await bff.openSession();
    const askBy = (value: string) => {
      const identifiers = [{ type: 'registration_number', value }];
      return bff.ask('/v1/checks', { body: { account: ACCOUNT, ...named, identifiers }, token });
    };
    expect(statuses([await askBy('HRB 1'), await askBy('HRB 2')])).toEqual([200, 200]);
    expectProblem(await askBy('HRB 3'), 'attempts_exhausted');
  });

  it('counts a British account once, written as an IBAN or with a sort code', async () => {
    const bff = await start({ LIMIT_NAMES_PER_ACCOUNT: '1' });
    const token = await bff.openSession();
    await ask(bff, token, 'A', { scheme: 'uk', sortCode: '20-09-15', accountNumber: '41011166' });
    for (const iban of ['GB44 BARC 2009 1541 0111 66', 'GB53 BUKB 2009 1541 0111 66']) {
      expectProblem(await ask(bff, token, 'B', { scheme: 'iban', iban }), 'attempts_exhausted');
    }
  });

  it('allows exactly its limit if many are asked at once', async () => {
    const bff = await start({ LIMIT_CHECKS_PER_SESSION: '10', LIMIT_NAMES_PER_ACCOUNT: '1000' });
    const token = await bff.openSession();
    const answers = await Promise.all(
      Array.from({ length: 60 }, (_, index) => ask(bff, token, 'Name', accountNo(index + 1))),
    );
    expect(statuses(answers).filter((status) => status === 200)).toHaveLength(10);
  });

  it('gets back what it was charged if a later limit refuses', async () => {
    const bff = await start({ LIMIT_CHECKS_PER_SESSION: '3', LIMIT_NAMES_PER_ACCOUNT: '1' });
    const token = await bff.openSession();
    await ask(bff, token, 'A');
    for (const name of ['B', 'C', 'D', 'E']) expectProblem(await ask(bff, token, name), 'attempts_exhausted');
    expect((await ask(bff, token, 'A', accountNo(1))).status).toBe(200);
    expect((await ask(bff, token, 'A', accountNo(2))).status).toBe(200);
    expectProblem(await ask(bff, token, 'A', accountNo(3)), 'rate_limited');
  });

  it('asks for account details as often as its limit allows', async () => {
    const bff = await start({ LIMIT_DETAILS_PER_SESSION: '2' });
    const token = await bff.openSession();
    const details = (number: number) =>
      bff.ask('/v1/accounts/details', { body: { account: accountNo(number) }, token });
    expect(statuses([await details(1), await details(2), await details(3)])).toEqual([200, 200, 429]);
  });
});

describe('RateLimit headers', () => {
  it('name each limit once, and express-rate-limit finds nothing wrong with how it is used', async () => {
    const bff = await start({ LIMIT_CHECKS_PER_MINUTE: '1' });
    const token = await bff.openSession();
    for (const answer of [await ask(bff, token, 'A'), await ask(bff, token, 'B')]) {
      const names = String(answer.headers['ratelimit-policy']).match(/"[a-z-]+"/g) ?? [];
      expect(names.length).toBeGreaterThan(1);
      expect(new Set(names).size).toBe(names.length);
      expect(String(answer.headers.ratelimit).match(/"[a-z-]+"/g)).toEqual(names);
    }
    await bff.ask('/v1/sessions', { body: { origin: SHOP }, token: API_KEY, origin: null });
    await bff.ask('/openapi.json', { headers: { 'x-forwarded-for': '203.0.113.9', forwarded: 'for=203.0.113.9' } });
    expect(bff.log.filter((line) => line.includes('express-rate-limit'))).toEqual([]);
  });
});

describe('one address', () => {
  it('sends as many requests a minute as its limit allows, whatever they are', async () => {
    const bff = await start({ LIMIT_REQUESTS_PER_IP_PER_MINUTE: '3' });
    const answers = [
      await bff.ask('/v1/nothing'),
      await bff.ask('/v1/checks', { method: 'PUT' }),
      await bff.ask('/v1/sessions', { body: 'x' }),
      await bff.ask('/v1/sessions', { body: {} }),
    ];
    expect(statuses(answers)).toEqual([404, 405, 400, 429]);
    expect(answers[3]?.headers).toMatchObject({
      'access-control-allow-origin': SHOP,
      'ratelimit-policy': expect.stringMatching(/^"requests-per-address"; q=3; w=60; pk=:.*:$/),
      'retry-after': expect.stringMatching(/^\d+$/),
    });
    const keys = await bff.ask('/.well-known/jwks.json');
    expectProblem(keys, 'rate_limited');
    expect(keys.headers).toMatchObject({
      'access-control-allow-origin': '*',
      'access-control-expose-headers': answers[3]?.headers['access-control-expose-headers'],
    });
  });

  it('opens as many sessions an hour as its limit allows; minted ones do not count', async () => {
    const bff = await start({ LIMIT_SESSIONS_PER_IP_PER_HOUR: '1' });
    await bff.openSession();
    expectProblem(await bff.ask('/v1/sessions', { body: {} }), 'rate_limited');
    expect((await bff.ask('/v1/sessions', { body: { origin: SHOP }, token: API_KEY })).status).toBe(201);
  });

  it('asks as many questions an hour as its limit allows, over all its sessions', async () => {
    const bff = await start({ LIMIT_CHECKS_PER_IP_PER_HOUR: '2' });
    const answers = [];
    for (const name of ['A', 'B', 'C']) answers.push(await ask(bff, await bff.openSession(), name));
    expect(statuses(answers)).toEqual([200, 200, 429]);
  });

  it('is not counted if a merchant names a customer, who is counted instead', async () => {
    const bff = await start({ LIMIT_CHECKS_PER_IP_PER_HOUR: '1' });
    const mint = (subject: string) =>
      bff.openSession({ body: { origin: SHOP, subject }, token: API_KEY, origin: null });
    expect((await ask(bff, await mint('one'), 'A')).status).toBe(200);
    expect((await ask(bff, await mint('one'), 'B')).status).toBe(429);
    expect((await ask(bff, await mint('two'), 'B')).status).toBe(200);
  });

  it('tries as many names for one account an hour as its limit allows, over all its sessions', async () => {
    const bff = await start({ LIMIT_NAMES_PER_ACCOUNT_PER_IP_PER_HOUR: '3' });
    for (const name of ['A', 'B', 'C']) expect((await ask(bff, await bff.openSession(), name)).status).toBe(200);
    expectProblem(await ask(bff, await bff.openSession(), 'D'), 'attempts_exhausted');
    expect((await ask(bff, await bff.openSession(), 'A')).status).toBe(200);
  });

  it('is charged three for a miss', async () => {
    const bff = await start({ LIMIT_NAMES_PER_ACCOUNT_PER_IP_PER_HOUR: '7' });
    const token = await bff.openSession();
    for (const name of ['No 1', 'No 2', 'A']) expect((await ask(bff, token, name)).status).toBe(200);
    expectProblem(await ask(bff, token, 'B'), 'attempts_exhausted');
  });

  it('has one limit for a whole IPv6 /56, and one for an IPv4 address however it is written', async () => {
    const bff = await start({ LIMIT_REQUESTS_PER_IP_PER_MINUTE: '2', TRUST_PROXY: 'loopback' });
    const from = async (address: string) =>
      (await bff.ask('/v1/nothing', { headers: { 'x-forwarded-for': address } })).status;
    expect(await from('2001:db8:0:1200::1')).toBe(404);
    expect(await from('2001:db8:0:12ff::2')).toBe(404);
    expect(await from('2001:db8:0:1234::3')).toBe(429);
    expect(await from('2001:db8:0:1300::1')).toBe(404);
    expect([await from('192.0.2.1'), await from('::ffff:192.0.2.1'), await from('192.0.2.1')]).toEqual([404, 404, 429]);
    expect(await from('::ffff:192.0.2.2')).toBe(404);
  });

  it('cannot choose its own address unless a proxy is trusted', async () => {
    const bff = await start({ LIMIT_REQUESTS_PER_IP_PER_MINUTE: '3' });
    const answers = [];
    for (let index = 0; index < 8; index += 1) {
      answers.push(await bff.ask('/v1/nothing', { headers: { 'x-forwarded-for': `198.51.100.${index}` } }));
    }
    expect(statuses(answers).filter((status) => status === 404)).toHaveLength(3);
  });
});

it('one key mints as many sessions a minute as its limit allows', async () => {
  const bff = await start({ LIMIT_SESSIONS_PER_KEY_PER_MINUTE: '2' });
  const mint = () => bff.ask('/v1/sessions', { body: { origin: SHOP }, token: API_KEY, origin: null });
  expect(statuses([await mint(), await mint(), await mint()])).toEqual([201, 201, 429]);
});

it('past an account’s own limit names are no longer disclosed, and checks continue', async () => {
  const bff = await start({ LIMIT_NAMES_PER_ACCOUNT_PER_HOUR: '1' });
  const first = await ask(bff, await bff.openSession(), 'Close 1');
  expect(first.body.check.registeredName).toBe('Jane M. Doe');
  const second = await ask(bff, await bff.openSession(), 'Close 2');
  expect(second.status).toBe(200);
  expect(second.body.check.outcome).toBe('close_match');
  expect(second.text).not.toContain('Jane M. Doe');
  expect((await ask(bff, await bff.openSession(), 'Close 1')).body.check.registeredName).toBe('Jane M. Doe');
});

it('counts refusals by the name of the limit', async () => {
  const bff = await start({ LIMIT_CHECKS_PER_SESSION: '1' });
  const token = await bff.openSession();
  await ask(bff, token, 'A');
  await ask(bff, token, 'B');
  expect((await bff.ask('/metrics')).text).toContain('payee_check_limits_hit_total{limit="checks-per-session"} 1');
});

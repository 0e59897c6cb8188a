import { createServer } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { type Answer, API_KEY, expectProblem, IBAN, SHOP, startBff, type TestBff } from '../../bff/src/testing/bff.ts';
import { bankThat, said } from '../../bff/src/testing/providers.ts';

/**
 * Someone tries names on an account to learn whose it is, with the documented limits: a close match discloses the name,
 * which is what they are after.
 */
const bank = bankThat((name) =>
  name.startsWith('Close') ? said.closeMatch : name.startsWith('Miss') ? said.noMatch : said.match,
);

/** Raises only the limits that would end the test before the one it is about. */
const UNBOUND = { LIMIT_REQUESTS_PER_IP_PER_MINUTE: '100000', TRUST_PROXY: '1' };

let bff: TestBff;
afterEach(() => bff.close());
const start = async (env: Record<string, string> = {}) => {
  bff = await startBff({ ...UNBOUND, ...env }, { providers: bank });
};

const german = (number: number) => {
  const bban = `37040044${String(number).padStart(10, '0')}`;
  return `DE${String(98n - (BigInt(`${bban}131400`) % 97n)).padStart(2, '0')}${bban}`;
};

const addressNo = (number: number) => ({
  'x-forwarded-for': `198.51.${Math.trunc(number / 250)}.${(number % 250) + 1}`,
});

/** Asks in a session of its own, from the given address. */
async function askAfresh(name: string, from: number, iban = IBAN): Promise<Answer> {
  const headers = addressNo(from);
  const token = await bff.openSession({ headers });
  return bff.ask('/v1/checks', { body: { account: { scheme: 'iban', iban }, name }, token, headers });
}

/** The number that is allowed before the first refusal. */
async function admitted(
  ask: (turn: number) => Promise<Answer>,
  most: number,
): Promise<{ count: number; refusal: Answer }> {
  for (let count = 0; count < most; count += 1) {
    const answer = await ask(count);
    if (answer.status === 429) return { count, refusal: answer };
    if (answer.status !== 200) throw new Error(`Unexpected: ${answer.status}`);
  }
  throw new Error('Nothing was refused');
}

const disclosed = ({ body }: Answer): boolean => body.check?.registeredName !== undefined;

describe('one address, a session for each name', () => {
  it('is stopped after 15 names for one account that all hit', async () => {
    await start();
    const { count, refusal } = await admitted((turn) => askAfresh(`Hit ${turn}`, 1), 100);
    expect(count).toBe(15);
    expectProblem(refusal, 'attempts_exhausted');
    expect(Number(refusal.headers['retry-after'])).toBeGreaterThan(3000);
  });

  it('is stopped after 5 that miss, since a miss weighs three', async () => {
    await start();
    const { count } = await admitted((turn) => askAfresh(`Miss ${turn}`, 1), 100);
    expect(count).toBe(5);
  });

  it('can continue with another account, and somebody else with this one', async () => {
    await start();
    await admitted((turn) => askAfresh(`Miss ${turn}`, 1), 100);
    expect((await askAfresh('Hit', 1, german(1))).status).toBe(200);
    expect((await askAfresh('Hit', 2)).status).toBe(200);
  });

  it('is stopped after 60 sessions in an hour', async () => {
    await start();
    for (let turn = 0; turn < 60; turn += 1) await bff.openSession({ headers: addressNo(1) });
    expectProblem(await bff.ask('/v1/sessions', { body: {}, headers: addressNo(1) }), 'rate_limited');
  });

  it('is stopped after 120 checks in an hour, whatever they are about', async () => {
    await start({ LIMIT_SESSIONS_PER_IP_PER_HOUR: '1000' });
    const { count, refusal } = await admitted((turn) => askAfresh('Hit', 1, german(turn)), 200);
    expect(count).toBe(120);
    expectProblem(refusal, 'rate_limited');
  });

  it('does not win names by asking all at once', async () => {
    await start({ LIMIT_SESSIONS_PER_IP_PER_HOUR: '1000' });
    const tokens = await Promise.all(Array.from({ length: 60 }, () => bff.openSession({ headers: addressNo(1) })));
    const answers = await Promise.all(
      tokens.map((token, turn) =>
        bff.ask('/v1/checks', {
          body: { account: { scheme: 'iban', iban: IBAN }, name: `Close ${turn}` },
          token,
          headers: addressNo(1),
        }),
      ),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(15);
  });
});

describe('one network of many addresses', () => {
  it.each([
    ['an IPv4 /24', (number: number) => `198.51.100.${number + 1}`, '198.51.101.1'],
    ['an IPv6 /48', (number: number) => `2001:db8:1:${(number * 256).toString(16)}::1`, '2001:db8:2::1'],
  ])('is stopped after as many checks as ten addresses have: %s', async (_, addressIn, elsewhere) => {
    await start({ LIMIT_CHECKS_PER_IP_PER_HOUR: '2' });
    const check = async (from: string, minted = false) => {
      const headers = { 'x-forwarded-for': from };
      const token = minted
        ? await bff.openSession({ body: { origin: SHOP, subject: 'customer' }, token: API_KEY, origin: null })
        : await bff.openSession({ headers });
      return bff.ask('/v1/checks', { body: { account: { scheme: 'iban', iban: IBAN }, name: 'Hit' }, token, headers });
    };
    const { count, refusal } = await admitted((turn) => check(addressIn(turn >> 1)), 50);
    expect(count).toBe(20);
    expectProblem(refusal, 'rate_limited');
    expect(JSON.stringify(refusal.headers)).not.toContain('checks-per-network');
    expect((await check(elsewhere)).status).toBe(200);
    expect((await check(addressIn(0), true)).status).toBe(200);
  });

  it('is stopped likewise where a merchant’s server opens sessions without a customer', async () => {
    await start({ LIMIT_CHECKS_PER_IP_PER_HOUR: '2' });
    const { count, refusal } = await admitted(async (turn) => {
      const token = await bff.openSession({ body: { origin: SHOP }, token: API_KEY, origin: null });
      const headers = { 'x-forwarded-for': `198.51.100.${turn >> 1}` };
      return bff.ask('/v1/checks', { body: { account: { scheme: 'iban', iban: IBAN }, name: 'Hit' }, token, headers });
    }, 50);
    expect(count).toBe(20);
    expectProblem(refusal, 'rate_limited');
  });

  it('is stopped at ten times as many where the key of a server names another customer each time', async () => {
    await start({ LIMIT_CHECKS_PER_IP_PER_HOUR: '1' });
    const { count, refusal } = await admitted(async (turn) => {
      const body = { origin: SHOP, subject: `customer ${turn}` };
      const token = await bff.openSession({ body, token: API_KEY, origin: null });
      const headers = { 'x-forwarded-for': `198.51.100.${turn}` };
      return bff.ask('/v1/checks', { body: { account: { scheme: 'iban', iban: IBAN }, name: 'Hit' }, token, headers });
    }, 150);
    expect(count).toBe(100);
    expectProblem(refusal, 'rate_limited');
  });
});

describe('one session', () => {
  it('tries 5 names on an account, asks 10 times a minute and 30 times in all', async () => {
    await start();
    const token = await bff.openSession();
    const ask = (name: string, iban = IBAN) =>
      bff.ask('/v1/checks', { body: { account: { scheme: 'iban', iban }, name }, token });
    const names = await admitted((turn) => ask(`Hit ${turn}`), 100);
    expect(names.count).toBe(5);
    expectProblem(names.refusal, 'attempts_exhausted');
    const minute = await admitted((turn) => ask('Hit', german(turn)), 100);
    expect(5 + minute.count).toBe(10);
    await bff.close();
    await start({ LIMIT_CHECKS_PER_MINUTE: '1000' });
    const other = await bff.openSession();
    const all = await admitted(
      (turn) =>
        bff.ask('/v1/checks', { body: { account: { scheme: 'iban', iban: german(turn) }, name: 'Hit' }, token: other }),
      100,
    );
    expect(all.count).toBe(30);
  });
});

describe('one UK account', () => {
  it('is no other account by a secondary reference that somebody makes up', async () => {
    await start();
    const headers = addressNo(1);
    const { count, refusal } = await admitted(async (turn) => {
      const account = {
        scheme: 'uk',
        sortCode: '089999',
        accountNumber: '66374958',
        secondaryReference: `ROLL-${turn}`,
      };
      const token = await bff.openSession({ headers });
      return bff.ask('/v1/checks', { body: { account, name: `Miss ${turn}` }, token, headers });
    }, 100);
    expect(count).toBe(5);
    expectProblem(refusal, 'attempts_exhausted');
  });
});

describe('many addresses, one account', () => {
  it('past 50 names in an hour no name is disclosed any more, and checks go on', async () => {
    await start();
    const answers: Answer[] = [];
    for (let turn = 0; turn < 70; turn += 1) answers.push(await askAfresh(`Close ${turn}`, turn));
    expect(answers.every(({ status, body }) => status === 200 && body.check.outcome === 'close_match')).toBe(true);
    expect(answers.map(disclosed)).toEqual(answers.map((_, turn) => turn < 50));
    // Nothing reveals that there was a name to disclose: the payer is warned as with any close match.
    expect(answers[60]?.text).not.toContain('Jane M. Doe');
  });

  it('asks in vain to decide for a name that was not disclosed', async () => {
    await start({ LIMIT_NAMES_PER_ACCOUNT_PER_HOUR: '1' });
    await askAfresh('Close 0', 0);
    const token = await bff.openSession();
    const { body } = await bff.ask('/v1/checks', {
      body: { account: { scheme: 'iban', iban: IBAN }, name: 'Close 1' },
      token,
    });
    const decide = (decision: string) => bff.ask(`/v1/checks/${body.check.id}/decision`, { body: { decision }, token });
    expectProblem(await decide('use_registered_name'), 'decision_not_possible');
    expect((await decide('continue_anyway')).status).toBe(200);
  });
});

describe('one customer of a merchant', () => {
  const mint = (subject: string) => bff.openSession({ body: { origin: SHOP, subject }, token: API_KEY, origin: null });
  const ask = async (subject: string, name: string, from: number) =>
    bff.ask('/v1/checks', {
      body: { account: { scheme: 'iban', iban: IBAN }, name },
      token: await mint(subject),
      headers: addressNo(from),
    });

  it('is one caller, however many sessions and addresses they come with', async () => {
    await start();
    const { count } = await admitted((turn) => ask('customer-1', `Miss ${turn}`, turn), 100);
    expect(count).toBe(5);
    expect((await ask('customer-2', 'Miss', 1)).status).toBe(200);
  });
});

describe('money', () => {
  it('past LIMIT_PROVIDER_CALLS_PER_DAY no provider is called: unable_to_verify', async () => {
    let called = 0;
    const upstream = createServer((request, response) => {
      called += 1;
      const token = { access_token: 'x', token_type: 'Bearer', expires_in: 3600 };
      const done = { id: '0b0e3a52-1c5e-4b0f-9a56-0d6c1f0a7e11', status: 'completed', match_result: 'match' };
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify(request.url?.endsWith('token') ? token : done));
    });
    await new Promise<void>((resolve) => upstream.listen(0, '127.0.0.1', resolve));
    const address = upstream.address();
    bff = await startBff({
      LIMIT_PROVIDER_CALLS_PER_DAY: '2',
      PROVIDERS: 'ibantrack',
      IBANTRACK_BASE_URL: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
      IBANTRACK_CLIENT_ID: 'client',
      IBANTRACK_CLIENT_SECRET: 'secret',
    });
    const outcomes: string[] = [];
    const token = await bff.openSession();
    for (let turn = 0; turn < 4; turn += 1) {
      const account = { scheme: 'iban', iban: german(turn) };
      const { body } = await bff.ask('/v1/checks', { body: { account, name: 'Jane' }, token });
      outcomes.push(`${body.check.outcome} ${body.check.reason}`);
    }
    upstream.close();
    expect(outcomes.slice(0, 2)).toEqual(['match null', 'match null']);
    expect(outcomes.slice(2)).toEqual(Array(2).fill('unable_to_verify provider_unavailable'));
    expect(called).toBe(3);
  });
});

import { afterEach, describe, expect, it } from 'vitest';
import { type Answer, API_KEY, IBAN, OTHER_SHOP, SHOP, startBff, type TestBff } from '../../bff/src/testing/bff.ts';
import { bankThat, said } from '../../bff/src/testing/providers.ts';

/**
 * Someone harvests the names of many accounts, with one attempt each: every answer of this bank discloses one, and no
 * limit on one account, one session or one address notices it.
 */
const bank = bankThat(() => said.closeMatch);

let bff: TestBff;
afterEach(() => bff.close());
const start = async (env: Record<string, string> = {}) => {
  bff = await startBff(
    {
      LIMIT_REQUESTS_PER_IP_PER_MINUTE: '100000',
      LIMIT_SESSIONS_PER_IP_PER_HOUR: '100000',
      LIMIT_SESSIONS_PER_KEY_PER_MINUTE: '100000',
      TRUST_PROXY: '1',
      ...env,
    },
    { providers: bank },
  );
};

const german = (number: number) => {
  const bban = `37040044${String(number).padStart(10, '0')}`;
  return `DE${String(98n - (BigInt(`${bban}131400`) % 97n)).padStart(2, '0')}${bban}`;
};

interface Asking {
  readonly from: string;
  readonly account?: number;
  readonly name?: string;
  /** Mints the session for this customer. */
  readonly subject?: string;
  readonly origin?: string;
}

let nextAccount = 1;

/** Asks in a session of its own. */
async function ask({ from, account, name = 'Jane Do', subject, origin = SHOP }: Asking): Promise<Answer> {
  const headers = { 'x-forwarded-for': from };
  const token =
    subject === undefined
      ? await bff.openSession({ headers, origin })
      : await bff.openSession({ body: { origin, subject }, token: API_KEY, origin: null });
  nextAccount += 1;
  const iban = account === 0 ? IBAN : german(account ?? nextAccount);
  return bff.ask('/v1/checks', { body: { account: { scheme: 'iban', iban }, name }, token, headers, origin });
}

/** How many names this many questions disclose; each is answered, and none is refused. */
async function disclosed(questions: number, asking: (turn: number) => Asking): Promise<number> {
  let names = 0;
  for (let turn = 0; turn < questions; turn += 1) {
    const { status, body } = await ask(asking(turn));
    expect([status, body.check.outcome]).toEqual([200, 'close_match']);
    if (body.check.registeredName !== undefined) names += 1;
  }
  return names;
}

describe('names of many accounts, in an hour', () => {
  it('go to one address 60 times', async () => {
    await start();
    expect(await disclosed(70, () => ({ from: '198.51.100.7' }))).toBe(60);
  });

  it.each([
    ['an IPv4 /24', (turn: number) => `198.51.100.${turn % 250}`],
    ['an IPv6 /48, which has 256 of what limits take for an address', (turn: number) => `2001:db8:7:${turn}00::1`],
  ])('go 60 times to %s', async (_, address) => {
    await start();
    expect(await disclosed(90, (turn) => ({ from: address(turn) }))).toBe(60);
    expect(await disclosed(1, () => ({ from: '203.0.113.1' }))).toBe(1);
  });

  it('go ten times as often to an IPv6 /32', async () => {
    await start({ LIMIT_DISCLOSURES_PER_NETWORK_PER_HOUR: '2' });
    expect(await disclosed(30, (turn) => ({ from: `2001:db8:${turn}::1` }))).toBe(20);
    expect(await disclosed(1, () => ({ from: '2001:db9::1' }))).toBe(1);
  });

  it('go no further where a merchant has minted the sessions: not to one customer, and not to many from one address', async () => {
    await start({ LIMIT_DISCLOSURES_PER_NETWORK_PER_HOUR: '5' });
    expect(await disclosed(8, (turn) => ({ from: '198.51.100.7', subject: `customer ${turn}` }))).toBe(5);
    expect(await disclosed(8, (turn) => ({ from: `203.0.${turn}.7`, subject: 'one customer' }))).toBe(5);
  });

  it('are counted for each origin, and in all', async () => {
    await start({
      LIMIT_DISCLOSURES_PER_ORIGIN_PER_HOUR: '4',
      LIMIT_DISCLOSURES_PER_HOUR: '6',
      QUOTA_RESERVE: '0',
    });
    const from = (turn: number) => `203.0.${turn}.7`;
    expect(await disclosed(6, (turn) => ({ from: from(turn) }))).toBe(4);
    expect(await disclosed(6, (turn) => ({ from: from(turn), origin: OTHER_SHOP }))).toBe(2);
    const { text } = await bff.ask('/metrics');
    expect(text).toContain('payee_check_names_disclosed_total 6');
    expect(text).toContain('payee_check_limits_hit_total{limit="disclosures-per-origin"} 2');
    expect(text).toContain('payee_check_limits_hit_total{limit="disclosures"} 4');
  });
});

describe('names that visitors have used up', () => {
  const from = (turn: number) => `203.0.${turn}.7`;

  it.each([
    ['at an origin', { LIMIT_DISCLOSURES_PER_ORIGIN_PER_HOUR: '8' }],
    ['in all', { LIMIT_DISCLOSURES_PER_HOUR: '8' }],
  ])('%s leave half of them to customers', async (_, env) => {
    await start(env);
    expect(await disclosed(12, (turn) => ({ from: from(turn) }))).toBe(4);
    expect(await disclosed(6, (turn) => ({ from: from(turn + 20), subject: `customer ${turn}` }))).toBe(4);
  });

  it('leave the whole budget to anonymous payers where no server opens sessions', async () => {
    await start({ LIMIT_DISCLOSURES_PER_HOUR: '8', MERCHANT_API_KEYS: '' });
    expect(await disclosed(12, (turn) => ({ from: from(turn) }))).toBe(8);
  });
});

describe('to a server', () => {
  const asServer = (path: string, body?: object) =>
    bff.ask(path, { ...(body && { body }), token: API_KEY, origin: null });
  const line = (id: number) => ({
    id: String(id),
    account: { scheme: 'iban', iban: german(5000 + id) },
    name: 'Jane Do',
  });

  it('are counted by its key, one by one and by batches; beyond it checks go on without', async () => {
    await start({ LIMIT_DISCLOSURES_PER_KEY_PER_HOUR: '4' });
    for (const { account, name } of [line(1), line(2), line(3)]) {
      const { check } = (await asServer('/v1/checks', { account, name, origin: SHOP })).body;
      expect(check).toMatchObject({ outcome: 'close_match', registeredName: expect.any(String) });
    }
    const { id } = (await asServer('/v1/batches', { lines: [line(4), line(5), line(6)], origin: SHOP })).body.batch;
    await expect
      .poll(async () => (await asServer(`/v1/batches/${id}`)).body.batch.status, { timeout: 10_000 })
      .toBe('completed');
    const { lines } = (await asServer(`/v1/batches/${id}/lines`)).body;
    const checks: { outcome: string; registeredName?: string }[] = lines.map(({ check }: { check: object }) => check);
    expect(checks.map(({ outcome }) => outcome)).toEqual(['close_match', 'close_match', 'close_match']);
    expect(checks.filter(({ registeredName }) => registeredName !== undefined)).toHaveLength(1);
    expect((await bff.ask('/metrics')).text).toContain('limits_hit_total{limit="disclosures-per-key"} 2');
  }, 20_000);
});

describe('past an account’s own limit', () => {
  const close = (from: string, name: string) => ask({ from, name, account: 0 });
  const told = ({ body }: Answer) => body.check.registeredName !== undefined;

  it('no name is disclosed to a new address, not even by a name that was asked before', async () => {
    await start({ LIMIT_NAMES_PER_ACCOUNT_PER_HOUR: '2' });
    expect(told(await close('198.51.100.1', 'Jane Do'))).toBe(true);
    // The same name from another address counts as the same, as long as there is one left.
    expect(told(await close('198.51.101.1', 'Jane Do'))).toBe(true);
    expect(told(await close('198.51.102.1', 'Jan Doe'))).toBe(true);
    expect(told(await close('198.51.103.1', 'Jane Do'))).toBe(false);
    expect(told(await close('198.51.103.1', 'Jane Do'))).toBe(false);
    expect(told(await close('198.51.103.1', 'J. Doe'))).toBe(false);
    // Whoever was told it before learns nothing new.
    expect(told(await close('198.51.100.1', 'Jane Do'))).toBe(true);
  });

  it('nor to many who ask at once', async () => {
    await start({ LIMIT_NAMES_PER_ACCOUNT_PER_HOUR: '1' });
    await close('198.51.100.1', 'Jane Do');
    const answers = await Promise.all(Array.from({ length: 10 }, () => close('198.51.101.1', 'Jane Do')));
    expect(answers.filter(told)).toEqual([]);
  });
});

import { afterEach, describe, expect, it } from 'vitest';
import { createMemoryStore } from '../store/memory.ts';
import { API_KEY, SHOP, startBff, type TestBff } from '../testing/bff.ts';
import { json, startUpstream, type Upstream } from '../testing/upstream.ts';

/**
 * Servers that reject every credential, each in the way its own documents say, and what check after check asks of them.
 */

const envelope = (messageCode: string) => ({
  id: 'b6a1',
  details: null,
  status: '0',
  errors: [{ errorType: 'Validation', fieldName: '', messageCode }],
});
const open: (TestBff | Upstream)[] = [];
afterEach(async () => {
  for (const each of open.splice(0).reverse()) await each.close();
});

const settingsOf = (url: string) =>
  ({
    ibanera: {
      IBANERA_BASE_URL: url,
      IBANERA_USERNAME: 'example-user',
      IBANERA_PASSWORD: 'changed since',
      IBANERA_TOTP_SECRET: 'JBSWY3DPEHPK3PXP',
    },
    ibantrack: { IBANTRACK_BASE_URL: url, IBANTRACK_CLIENT_ID: 'id', IBANTRACK_CLIENT_SECRET: 'changed since' },
    banfico: {
      BANFICO_BASE_URL: url,
      BANFICO_TOKEN_URL: `${url}/token`,
      BANFICO_CLIENT_ID: 'id',
      BANFICO_CLIENT_SECRET: 'changed since',
    },
    ibanbic: { IBANBIC_BASE_URL: url, IBANBIC_USERNAME: 'user', IBANBIC_PASSWORD: 'changed since' },
  }) as const;

async function checks(bff: TestBff, count: number, from = 0) {
  const token = await bff.openSession({
    headers: { authorization: `Bearer ${API_KEY}` },
    body: { origin: SHOP, history: true },
    origin: null,
  });
  for (let n = 0; n < count; n++) {
    const body = {
      account: { scheme: 'iban', iban: 'DE89370400440532013000' },
      name: `Jane Doe ${'ABCDEFGHIJ'[n + from]}`,
    };
    const answer = await bff.ask('/v1/checks', { body, token });
    expect(answer.body.check).toMatchObject({ status: 'completed', outcome: 'unable_to_verify' });
  }
}

const LIMITS = { LIMIT_NAMES_PER_ACCOUNT: '1000', LIMIT_NAMES_PER_ACCOUNT_PER_IP_PER_HOUR: '1000' };

describe.each([
  ['ibanera', 'a wrong password', json(200, envelope('Username_Or_Password_Incorrect')), 1],
  ['ibanera', 'a locked account', json(200, envelope('Account_Locked')), 1],
  ['ibanera', 'a locked account, under 401', json(401, envelope('Account_Locked')), 1],
  ['ibanera', 'a suppressed account', json(400, envelope('Account_Suppressed')), 1],
  ['ibantrack', 'an unknown client', json(401, { code: 'ERROR_CODE_UNAUTHORIZED', message: 'x' }), 1],
  ['ibantrack', 'an unknown client, by RFC 6749', json(400, { error: 'invalid_client' }), 1],
  ['banfico', 'an unknown client', json(401, { error: 'invalid_client' }), 1],
  ['ibanbic', 'a wrong password', json(401, {}), 1],
] as const)('%s, %s', (provider, _, reply, asked) => {
  it('is asked once by ten checks, on two instances and after a restart, with one line for the operator', async () => {
    const upstream = await startUpstream(() => reply);
    open.push(upstream);
    const env = {
      PROVIDERS: provider,
      SESSION_SECRET: 's'.repeat(32),
      ...LIMITS,
      ...settingsOf(upstream.url)[provider],
    };
    const store = createMemoryStore();
    const first = await startBff(env, { store });
    const second = await startBff(env, { store });
    open.push(first, second);
    await checks(first, 4);
    await checks(second, 3, 4);
    const restarted = await startBff(env, { store });
    open.push(restarted);
    await checks(restarted, 3, 7);
    expect(upstream.requests).toHaveLength(asked);

    const lines = [first, second, restarted].flatMap(({ log }) => log);
    const refused = lines.filter((line) => line.includes('the log-in was refused'));
    expect(refused).toHaveLength(1);
    expect(refused[0]).toContain(`"provider":"${provider}"`);
    expect(lines.join('')).not.toContain('changed since');
    const paused = lines.filter((line) => line.includes('log_in_paused'));
    for (const line of paused) expect(line).toContain('"level":"info"');
    const metrics = (await first.ask('/metrics')).text;
    expect(metrics).toMatch(new RegExp(`provider_log_in_paused_until_seconds\\{provider="${provider}"\\} [1-9]`));
  });
});

it('Ibanera: an account that is locked while in use is not logged in to again', async () => {
  let locked = false;
  const upstream = await startUpstream(({ url }) => {
    if (locked) return json(401, envelope('Account_Locked'));
    if (url.endsWith('/login')) {
      return json(200, { id: 'a', status: '1', errors: [], details: { accessToken: 'token', expiresIn: 3600 } });
    }
    locked = true;
    return json(401, envelope('Account_Locked'));
  });
  open.push(upstream);
  const bff = await startBff({ PROVIDERS: 'ibanera', ...LIMITS, ...settingsOf(upstream.url).ibanera });
  open.push(bff);
  await checks(bff, 5);
  expect(upstream.requests.filter(({ url }) => url.endsWith('/login'))).toHaveLength(1);
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ACCOUNT, API_KEY, SHOP, startBff, type TestBff } from '../testing/bff.ts';
import { startUpstream, type Upstream } from '../testing/upstream.ts';

/** Ibantrack, as documented, and with headers that must not be passed on. */
function startBank(): Promise<Upstream> {
  return startUpstream(({ url }) => (response) => {
    response.setHeader('Content-Type', 'application/json');
    response.setHeader('Set-Cookie', 'upstream=canary');
    response.setHeader('Server', 'canary');
    if (url.endsWith('/oauth2/token')) {
      response.end(JSON.stringify({ access_token: 'bank-token', token_type: 'Bearer', expires_in: 3600 }));
      return;
    }
    response.statusCode = 200;
    response.end(
      JSON.stringify({
        id: '0b0e3a52-1c5e-4b0f-9a56-0d6c1f0a7e11',
        status: 'completed',
        match_result: 'close_match',
        matched_name: 'Registered Person',
      }),
    );
  });
}

let bank: Upstream;
let bff: TestBff;
beforeAll(async () => {
  bank = await startBank();
  bff = await startBff({
    LOG_LEVEL: 'trace',
    PROVIDERS: 'ibantrack',
    IBANTRACK_BASE_URL: `${bank.url}/api-v1`,
    IBANTRACK_CLIENT_ID: 'the-client-id',
    IBANTRACK_CLIENT_SECRET: 'the-client-secret',
    LIMIT_CHECKS_PER_SESSION: '2',
  });
});
afterAll(async () => {
  await bff.close();
  await bank.close();
});

const NAME = 'Typed Person';
const NOISE = {
  cookie: 'session=canary',
  'x-forwarded-for': '203.0.113.77',
  'x-canary': 'canary',
  'user-agent': 'canary',
  referer: 'https://canary.example/',
  forwarded: 'for=203.0.113.77',
};

/** A session in which everything happens that can succeed or fail. */
async function noisySession(): Promise<string[]> {
  const secrets: string[] = [];
  const { body } = await bff.ask('/v1/sessions', {
    body: { origin: SHOP, subject: 'customer-canary' },
    token: API_KEY,
    origin: null,
    headers: NOISE,
  });
  const { token } = body.session;
  const check = { account: ACCOUNT, name: NAME, identifiers: [{ type: 'registration_number', value: 'HRB canary' }] };
  const first = await bff.ask('/v1/checks?iban=DE89370400440532013000&name=canary', {
    body: check,
    token,
    headers: NOISE,
  });
  expect(first.body.check).toMatchObject({ outcome: 'close_match', registeredName: 'Registered Person' });
  // Not the check's id: it is useless without the session's token, and links the lines of the log.
  secrets.push(token, first.body.check.receipt, body.session.id);
  const path = `/v1/checks/${first.body.check.id}`;
  await bff.ask(`${path}/decision`, { body: { decision: 'use_registered_name' }, token });
  await bff.ask(path, { token });
  await bff.ask('/v1/checks', { body: { ...check, name: 'canary'.repeat(100) }, token });
  await bff.ask('/v1/checks', { body: { ...check, account: { scheme: 'iban', iban: 'DE8937canary' } }, token });
  await bff.ask('/v1/checks', { body: '{"canary', token });
  await bff.ask('/v1/checks', { body: { ...check, name: 'Second Typed Person' }, token });
  await bff.ask('/v1/checks', { body: { ...check, name: 'Third Typed Person' }, token });
  await bff.ask('/v1/checks', { body: check, token: 'canary.canary.canary' });
  await bff.ask('/v1/canary/DE89370400440532013000', { token });
  await bff.ask('/canary%', { token });
  await bff.ask('/v1/receipts/verify', { body: { receipt: first.body.check.receipt }, token: API_KEY, origin: null });
  await bff.ask('/v1/receipts/verify', { body: { receipt: 'canary' }, token: 'canary'.repeat(8), origin: null });
  return secrets;
}

describe('a noisy session', () => {
  let secrets: string[];
  beforeAll(async () => {
    secrets = await noisySession();
  });

  const personal = /canary|3704\s?0044|DE89|Person|203\.0\.113|127\.0\.0\.1|the-client|bank-token|a-key-for/i;

  it('leaves nothing personal and no secret in the log', () => {
    const log = bff.log.join('').replaceAll(bank.url, '');
    expect(log).toContain('"route":"/v1/checks"');
    expect(log).not.toMatch(personal);
    for (const secret of secrets) expect(log).not.toContain(secret);
  });

  it('leaves nothing personal in the metrics', async () => {
    const { text } = await bff.ask('/metrics');
    expect(text).toContain('payee_check_checks_total{outcome="close_match"');
    expect(text).not.toMatch(personal);
    for (const secret of secrets) expect(text).not.toContain(secret);
  });

  it('writes one line for each request, with its id and keyed hashes of session and account', () => {
    const lines = bff.log.map((line) => JSON.parse(line)).filter(({ msg }) => msg === 'request');
    const check = lines.find(({ route, status }) => route === '/v1/checks' && status === 200);
    expect(check).toMatchObject({ method: 'POST', requestId: expect.any(String), session: expect.any(String) });
    const accounts = lines.filter(({ route, status }) => route === '/v1/checks' && status === 200);
    for (const { accountHash } of accounts) expect(accountHash).toMatch(/^[\w-]{22}$/);
    expect(new Set(lines.map(({ requestId }) => requestId)).size).toBe(lines.length);
  });

  it('passes no header, cookie or token from the caller on to a provider', () => {
    const asked = bank.requests.filter(({ url }) => url.includes('account-holder-verifications'));
    expect(asked.length).toBeGreaterThan(0);
    for (const { headers, url } of bank.requests) {
      const sent = JSON.stringify(headers);
      expect(sent).not.toMatch(/canary|203\.0\.113/);
      expect(headers.cookie).toBeUndefined();
      expect(headers.origin).toBeUndefined();
      expect(url).not.toContain('?');
      for (const secret of secrets) expect(sent).not.toContain(secret);
    }
  });

  it('passes no header or cookie back from a provider', async () => {
    const token = await bff.openSession();
    const { headers } = await bff.ask('/v1/checks', { body: { account: ACCOUNT, name: NAME }, token });
    expect(JSON.stringify(headers)).not.toContain('canary');
    expect(headers['set-cookie']).toBeUndefined();
  });
});

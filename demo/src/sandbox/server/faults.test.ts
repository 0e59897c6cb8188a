import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startIbantrackSandbox } from '../ibantrack/start.ts';
import { form, send, setting } from '../testing/http.ts';
import type { Breakage } from './faults.ts';
import type { ProviderSandbox } from './provider-sandbox.ts';

let sandbox: ProviderSandbox;
let base: string;

beforeEach(async () => {
  sandbox = await startIbantrackSandbox();
  base = setting(sandbox.env, 'IBANTRACK_BASE_URL');
});
afterEach(() => sandbox.close());

async function token(): Promise<string> {
  const body = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: setting(sandbox.env, 'IBANTRACK_CLIENT_ID'),
    client_secret: setting(sandbox.env, 'IBANTRACK_CLIENT_SECRET'),
  });
  return (await send('POST', `${base}/oauth2/token`, { headers: form, body: body.toString() })).body.access_token;
}

async function check() {
  return send('POST', `${base}/account-holder-verifications`, {
    headers: { authorization: `Bearer ${await token()}` },
    body: { account: { iban: 'DE89370400440532013000' }, account_holder: { name: 'Jane Doe' } },
  });
}

describe('a fault', () => {
  it.each([401, 403, 404, 429, 500, 503] as const)('answers %i in the provider’s own shape', async (status) => {
    sandbox.faults.set({ kind: 'status', status });
    expect(await check()).toMatchObject({ status, body: { code: expect.any(String), message: expect.any(String) } });
  });

  it('says when to try again, or does not', async () => {
    sandbox.faults.set({ kind: 'status', status: 429, retryAfter: 7 });
    expect((await check()).headers.get('retry-after')).toBe('7');
    sandbox.faults.set({ kind: 'status', status: 429 });
    expect((await check()).headers.get('retry-after')).toBeNull();
  });

  it('does not affect the token endpoint, unless set for it', async () => {
    sandbox.faults.set({ kind: 'status', status: 500 }, { on: 'token' });
    expect(await token()).toBeUndefined();
    sandbox.faults.set({ kind: 'status', status: 500 });
    expect(await token()).toEqual(expect.any(String));
  });

  it('ends after a number of requests, or when it is cleared', async () => {
    sandbox.faults.set({ kind: 'status', status: 500 }, { times: 2 });
    expect([(await check()).status, (await check()).status, (await check()).status]).toEqual([500, 500, 200]);
    sandbox.faults.set({ kind: 'html' });
    expect(sandbox.faults.active).toMatchObject({ fault: { kind: 'html' }, on: 'api', remaining: null });
    sandbox.faults.clear();
    expect(sandbox.faults.active).toBeNull();
    expect((await check()).status).toBe(200);
  });

  it.each(['malformed', 'html', 'truncated'] as const)('“%s” is 200 without JSON', async (kind) => {
    sandbox.faults.set({ kind });
    expect(await check()).toMatchObject({ status: 200, body: undefined });
  });

  it('“huge” is 30 MB of JSON', async () => {
    sandbox.faults.set({ kind: 'huge' });
    expect((await check()).text.length).toBeGreaterThan(30_000_000);
  });

  it('“reset_mid_body” breaks the connection after the first bytes', async () => {
    sandbox.faults.set({ kind: 'reset_mid_body' });
    await expect(check()).rejects.toThrow();
  });

  it.each(['hang_before_headers', 'hang_after_headers'] satisfies Breakage[])(
    '“%s” never ends until the server closes',
    async (kind) => {
      sandbox.faults.set({ kind });
      const hanging = check();
      hanging.catch(() => undefined);
      while (sandbox.requests().byStatus[0] === undefined) await new Promise((resolve) => setImmediate(resolve));
      await sandbox.close();
      await expect(hanging).rejects.toThrow();
    },
  );

  it.each([
    ['array', expect.any(Array)],
    ['unknown_word', expect.objectContaining({ match_result: 'perhaps' })],
    ['needless_name', expect.objectContaining({ match_result: 'no_match', matched_name: 'Jane Doe' })],
    ['contradiction', expect.objectContaining({ status: 'failed', match_result: 'match' })],
  ] as const)('“%s” changes a correct answer into a wrong one', async (how, body) => {
    sandbox.faults.set({ kind: 'wrong_answer', how });
    expect((await check()).body).toEqual(body);
  });

  it('of the clock is visible in the Date header', async () => {
    sandbox.faults.set({ kind: 'wrong_clock', ms: 3_600_000 });
    const date = Date.parse((await check()).headers.get('date') ?? '');
    expect(Math.abs(date - Date.now() - 3_600_000)).toBeLessThan(10_000);
  });
});

describe('what every provider’s server refuses', () => {
  it('is another method, with Allow; another path; a body that is too large', async () => {
    const wrong = await send('DELETE', `${base}/oauth2/token`);
    expect([wrong.status, wrong.headers.get('allow')]).toEqual([405, 'POST']);
    expect((await send('GET', `${base}/elsewhere`)).status).toBe(404);
    const large = await send('POST', `${base}/oauth2/token`, { headers: form, body: 'x'.repeat(100_000) });
    expect(large.status).toBe(413);
  });
});

describe('the record of requests', () => {
  it('contains patterns, statuses and times, and nothing personal', async () => {
    await check();
    const log = sandbox.requests();
    expect(log).toMatchObject({ total: 2, byStatus: { 200: 2 } });
    expect(log.recent.map(({ route }) => route)).toEqual([
      '/api-v1/account-holder-verifications',
      '/api-v1/oauth2/token',
    ]);
    expect(JSON.stringify(log)).not.toMatch(/Jane|DE89/u);
    sandbox.resetRequests();
    expect(sandbox.requests()).toEqual({ total: 0, byStatus: {}, recent: [] });
  });
});

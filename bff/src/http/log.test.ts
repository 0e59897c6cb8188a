import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ACCOUNT, API_KEY, SHOP, startBff, type TestBff } from '../testing/bff.ts';
import { startUpstream, type Upstream } from '../testing/upstream.ts';

let answer: Record<string, unknown>;
let bank: Upstream;
let bff: TestBff;

beforeAll(async () => {
  bank = await startUpstream(({ url }) => (response) => {
    response.setHeader('Content-Type', 'application/json');
    const token = { access_token: 'bank-token', token_type: 'Bearer', expires_in: 3600 };
    response.end(JSON.stringify(url.endsWith('/oauth2/token') ? token : answer));
  });
  bff = await startBff({
    PROVIDERS: 'ibantrack',
    IBANTRACK_BASE_URL: `${bank.url}/api-v1`,
    IBANTRACK_CLIENT_ID: 'the-client-id',
    IBANTRACK_CLIENT_SECRET: 'the-client-secret',
  });
});
afterAll(async () => {
  await bff.close();
  await bank.close();
});

/** The lines that belong to one request, once the request's own line is there. */
async function linesOf(work: () => Promise<unknown>): Promise<Record<string, unknown>[]> {
  const before = bff.log.length;
  await work();
  await expect.poll(() => bff.log.slice(before).some((line) => line.includes('"msg":"request"'))).toBe(true);
  return bff.log.slice(before).map((line) => JSON.parse(line));
}

describe('the log of a check', () => {
  it('has the check’s result in the request’s line, and links the lines of providers to it', async () => {
    answer = {
      id: '0b0e3a52-1c5e-4b0f-9a56-0d6c1f0a7e11',
      status: 'failed',
      status_reason: 'institution_timeout',
    };
    const token = await bff.openSession();
    const lines = await linesOf(() =>
      bff.ask('/v1/checks', { body: { account: ACCOUNT, name: 'Typed Person' }, token }),
    );
    const request = lines.find(({ msg }) => msg === 'request');
    expect(request).toMatchObject({
      route: '/v1/checks',
      outcome: 'unable_to_verify',
      reason: 'bank_timeout',
      provider: 'ibantrack',
      reference: '0b0e3a52-1c5e-4b0f-9a56-0d6c1f0a7e11',
    });
    expect(request?.['check']).toMatch(/^chk_/);
    const call = lines.find(({ provider, msg }) => provider === 'ibantrack' && msg !== 'request');
    expect(call).toMatchObject({ requestId: request?.['requestId'], check: request?.['check'] });
  });

  it('has no provider’s reference that is not a plain one', async () => {
    answer = { id: 'Typed Person DE89', status: 'completed', match_result: 'no_match' };
    const token = await bff.openSession();
    const lines = await linesOf(() =>
      bff.ask('/v1/checks', { body: { account: ACCOUNT, name: 'Other Person' }, token }),
    );
    expect(JSON.stringify(lines)).not.toContain('Typed Person');
  });
});

describe('the log of a refused origin', () => {
  it('names the origin, so that the operator can allow it', async () => {
    const [line] = await linesOf(() => bff.ask('/v1/sessions', { body: {}, origin: 'https://unknown.example' }));
    expect(line).toMatchObject({ problem: 'origin_not_allowed', origin: 'https://unknown.example' });
    const preflight = {
      method: 'OPTIONS',
      origin: 'https://unknown.example',
      headers: { 'access-control-request-method': 'POST' },
    };
    expect((await linesOf(() => bff.ask('/v1/checks', preflight)))[0]).toMatchObject({
      origin: 'https://unknown.example',
    });
    const minted = await linesOf(() =>
      bff.ask('/v1/sessions', { body: { origin: 'https://unknown.example' }, token: API_KEY, origin: null }),
    );
    expect(minted[0]).toMatchObject({ origin: 'https://unknown.example' });
  });

  it.each(['https://unknown.example/?name=Typed', 'Typed Person', `https://${'a'.repeat(300)}.example`])(
    'names nothing that is not an origin: %s',
    async (origin) => {
      const [line] = await linesOf(() => bff.ask('/v1/sessions', { body: {}, origin }));
      expect(line).toMatchObject({ problem: 'origin_not_allowed', origin: 'malformed' });
    },
  );

  it('reports a missing one as such', async () => {
    const [line] = await linesOf(() => bff.ask('/v1/sessions', { body: {}, origin: null }));
    expect(line).toMatchObject({ status: 400, problem: 'origin_required' });
    expect(line).not.toHaveProperty('origin');
    const token = await bff.openSession({ origin: SHOP });
    const refused = await bff.ask('/v1/checks', { body: { account: ACCOUNT, name: 'Typed' }, token, origin: null });
    expect(refused.body).toMatchObject({ code: 'origin_required', detail: expect.stringContaining('API key') });
  });
});

import { generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ACCOUNT, expectProblem, startBff, type TestBff } from '../testing/bff.ts';
import { said, testProvider } from '../testing/providers.ts';

const CHECK = { account: ACCOUNT, name: 'Jane Doe' };
const matching = testProvider('ibantrack', { checkName: async () => said.match });

let bff: TestBff;
let token: string;
beforeAll(async () => {
  bff = await startBff({}, { providers: [matching] });
  token = await bff.openSession();
});
afterAll(() => bff.close());

const check = (body: unknown) => bff.ask('/v1/checks', { body, token });

describe('documents', () => {
  it('publishes the receipt keys, without their private half, with caching', async () => {
    const answer = await bff.ask('/.well-known/jwks.json');
    expect(answer.body.keys).toHaveLength(1);
    expect(answer.body.keys[0]).toMatchObject({ kty: 'EC', crv: 'P-256', use: 'sig', alg: 'ES256' });
    expect(answer.body.keys[0].d).toBeUndefined();
    expect(answer.headers['cache-control']).toBe('public, max-age=600');
    const tag = String(answer.headers.etag);
    for (const known of [tag, tag.slice('W/'.length)]) {
      const again = await bff.ask('/.well-known/jwks.json', { headers: { 'if-none-match': known } });
      expect(again.status).toBe(304);
    }
  });

  it('describes every route in OpenAPI 3.1', async () => {
    const { body } = await bff.ask('/openapi.json');
    expect(body.openapi).toBe('3.1.0');
    expect(Object.keys(body.paths)).toEqual(
      expect.arrayContaining(['/v1/sessions', '/v1/checks/{id}/decision', '/metrics', '/widget/{version}/{file}']),
    );
    for (const [path, item] of Object.entries<Record<string, { operationId: string; responses: object }>>(body.paths)) {
      for (const [method, { operationId, responses }] of Object.entries(item)) {
        // This BFF has no files of the widget.
        if (operationId === 'readWidget') continue;
        const answer = await bff.ask(path.replace('{id}', `chk_${'x'.repeat(22)}`), {
          method: method.toUpperCase(),
          ...(method === 'post' && { body: {} }),
        });
        expect(answer.body?.code).not.toBe('not_found');
        expect(Object.keys(responses)).toContain(String(answer.status));
      }
    }
  });

  it('has a page to read it that needs no script, under a policy that allows none', async () => {
    const answer = await bff.ask('/docs');
    expect(answer.headers['content-security-policy']).toMatch(/^default-src 'none';.*style-src 'sha256-/);
    expect(answer.text).not.toContain('<script');
    expect((await bff.ask('/docs', { headers: { 'accept-encoding': 'br' } })).headers['content-encoding']).toBe('br');
    expect(answer.text).not.toContain('style="');
    expect((await bff.ask('/docs/errors')).text).toContain('id="rate_limited"');
  });

  it('counts requests and checks in /metrics, without anything personal', async () => {
    await check(CHECK);
    const { text } = await bff.ask('/metrics');
    expect(text).toContain('payee_check_checks_total{outcome="match"');
    expect(text).toContain('route="/v1/checks/:id"');
    expect(text).not.toMatch(/DE89|Jane|chk_|ses_/);
  });

  it('serves /metrics in production only on a port of its own or, if allowed by a setting, to this machine', async () => {
    const env = {
      NODE_ENV: 'production',
      STORE: 'memory',
      SESSION_SECRET: 's'.repeat(32),
      RECEIPT_KEYS: JSON.stringify({ keys: [makeKey()] }),
    };
    const silent = await startBff(env);
    expectProblem(await silent.ask('/metrics'), 'not_found');
    await silent.close();
    const alone = await startBff({ ...env, METRICS_ON_MAIN_PORT: 'true' });
    try {
      expect((await alone.ask('/metrics')).status).toBe(200);
      for (const name of ['x-forwarded-for', 'Forwarded', 'via', 'cf-connecting-ip', 'x-envoy-external-address']) {
        expectProblem(await alone.ask('/metrics', { headers: { [name]: '203.0.113.9' } }), 'not_found');
      }
    } finally {
      await alone.close();
    }
  });
});

function makeKey() {
  return generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' });
}

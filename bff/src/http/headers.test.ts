import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectProblem, SHOP, startBff, type TestBff } from '../testing/bff.ts';

let bff: TestBff;
beforeAll(async () => {
  bff = await startBff();
});
afterAll(() => bff.close());

describe('CORS', () => {
  it('answers a preflight of an allowed origin before anything else', async () => {
    const answer = await bff.ask('/v1/checks', {
      method: 'OPTIONS',
      headers: { 'access-control-request-method': 'POST', 'access-control-request-headers': 'authorization' },
    });
    expect(answer.status).toBe(204);
    expect(answer.headers).toMatchObject({
      'access-control-allow-origin': SHOP,
      'access-control-allow-methods': 'GET, POST',
      'access-control-allow-headers': 'Authorization, Content-Type, DPoP, X-Request-Id',
      vary: 'Origin',
    });
    expect(answer.headers['access-control-allow-credentials']).toBeUndefined();
    expect(answer.headers.ratelimit).toBeUndefined();
  });

  it.each(['https://evil.example', 'null', `${SHOP}.evil.example`, `${SHOP}:8443`, 'http://shop.example'])(
    'opens nothing for %s',
    async (origin) => {
      const preflight = await bff.ask('/v1/checks', {
        method: 'OPTIONS',
        origin,
        headers: { 'access-control-request-method': 'POST' },
      });
      expectProblem(preflight, 'origin_not_allowed');
      expect(preflight.headers['access-control-allow-origin']).toBeUndefined();
      const answer = await bff.ask('/v1/sessions', { body: {}, origin });
      expectProblem(answer, 'origin_not_allowed');
      expect(answer.headers['access-control-allow-origin']).toBeUndefined();
      expect(answer.headers.vary).toBe('Origin');
    },
  );

  it('lets a page read errors and limits', async () => {
    const answer = await bff.ask('/v1/checks', { body: {} });
    expect(answer.headers['access-control-allow-origin']).toBe(SHOP);
    expect(answer.headers['access-control-expose-headers']).toBe(
      'RateLimit, RateLimit-Policy, Retry-After, X-Request-Id, Location, DPoP-Nonce',
    );
  });
});

describe('headers', () => {
  it('hardens every answer and lets none be stored that does not say so', async () => {
    for (const path of ['/v1/checks', '/nothing', '/healthz', '/metrics', '/widget/v1/nothing.js']) {
      const { headers } = await bff.ask(path);
      expect(headers['content-security-policy']).toBe("default-src 'none';base-uri 'none';frame-ancestors 'none'");
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['x-powered-by']).toBeUndefined();
      expect(headers.server).toBeUndefined();
      expect(headers['set-cookie']).toBeUndefined();
      expect(headers['cache-control']).toBe('no-store');
    }
  });

  it('lets a page of any origin see that it is up, and nothing else', async () => {
    const policyOf = async (path: string) => (await bff.ask(path)).headers['cross-origin-resource-policy'];
    expect(await policyOf('/healthz')).toBe('cross-origin');
    for (const path of ['/readyz', '/metrics', '/v1/checks', '/nothing'])
      expect(await policyOf(path)).toBe('same-origin');
  });

  it('keeps a caller’s own UUID as request id, and nothing else', async () => {
    for (const id of ['0b0e3a52-1c5e-4b0f-9a56-0d6c1f0a7e11', 'A0EEBC99-9C0B-4EF8-BB6D-6BB9BD380A11']) {
      expect((await bff.ask('/healthz', { headers: { 'x-request-id': id } })).headers['x-request-id']).toBe(id);
    }
    const made = (await bff.ask('/healthz', { headers: { 'x-request-id': 'canary' } })).headers['x-request-id'];
    expect(made).toMatch(/^[0-9a-f-]{36}$/);
  });
});

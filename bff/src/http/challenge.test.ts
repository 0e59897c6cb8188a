import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/sha';
import { afterEach, describe, expect, it } from 'vitest';
import { type Answer, API_KEY, expectProblem, OTHER_SHOP, SHOP, startBff, type TestBff } from '../testing/bff.ts';

const toClose: { close(): unknown }[] = [];
afterEach(async () => {
  for (const open of toClose.splice(0)) await open.close();
});

async function start(env: Record<string, string>): Promise<TestBff> {
  const bff = await startBff(env);
  toClose.push(bff);
  return bff;
}

const open = (bff: TestBff, answer?: string, provider = 'altcha', origin = SHOP) =>
  bff.ask('/v1/sessions', { body: answer === undefined ? {} : { challenge: { provider, answer } }, origin });

/** Solves a refusal's challenge, as a browser does. */
async function solve({ body }: Answer): Promise<string> {
  const { parameters, signature } = body.challenge;
  const challenge = { parameters, signature };
  const solution = await solveChallenge({ challenge, deriveKey });
  return Buffer.from(JSON.stringify({ challenge, solution })).toString('base64');
}

describe('with proof of work', () => {
  it('a browser gets a session for a solution, once, and only where it was given', async () => {
    const bff = await start({ CHALLENGE: 'altcha' });
    const refused = await open(bff);
    expectProblem(refused, 'challenge_required');
    expect(refused.headers).toMatchObject({ 'www-authenticate': 'Challenge', 'access-control-allow-origin': SHOP });
    expect(refused.body.challenge).toMatchObject({ provider: 'altcha', parameters: { algorithm: 'SHA-256' } });
    const answer = await solve(refused);
    expectProblem(await open(bff, answer, 'altcha', OTHER_SHOP), 'challenge_required');
    expect((await open(bff, answer)).status).toBe(201);
    expectProblem(await open(bff, answer), 'challenge_required');
    const { text } = await bff.ask('/metrics');
    expect(text).toContain('payee_check_challenges_total{result="answered"} 1');
    expect(text).toContain('payee_check_challenges_total{result="failed"} 2');
  }, 30_000);

  it('accepts nothing that is made up or made easier', async () => {
    const bff = await start({ CHALLENGE: 'altcha' });
    const { challenge } = (await open(bff)).body;
    const forged = (change: object, solution: object) =>
      Buffer.from(
        JSON.stringify({
          challenge: { parameters: { ...challenge.parameters, ...change }, signature: challenge.signature },
          solution: { counter: 1, derivedKey: 'ab'.repeat(32), ...solution },
        }),
      ).toString('base64');
    for (const answer of [
      'x',
      '{}',
      forged({}, {}),
      forged({ keyPrefix: '' }, {}),
      forged({ keyPrefix: '00', expiresAt: 9_999_999_999 }, {}),
      forged({ cost: 0 }, {}),
      forged({}, { counter: -1 }),
    ]) {
      expectProblem(await open(bff, answer), 'challenge_required');
    }
    expectProblem(await open(bff, 'x'.repeat(6001)), 'invalid_request');
  });

  it('requires nothing below its threshold, more above it, and nothing from a merchant’s server', async () => {
    const bff = await start({ CHALLENGE: 'altcha', CHALLENGE_FROM_SESSIONS_PER_MINUTE: '2' });
    expect((await open(bff)).status).toBe(201);
    expect((await open(bff)).status).toBe(201);
    const refused = [];
    for (let turn = 0; turn < 40; turn += 1) refused.push(await open(bff));
    for (const answer of refused) expectProblem(answer, 'challenge_required');
    const minted = { body: { origin: SHOP }, token: API_KEY, origin: null };
    expect((await bff.ask('/v1/sessions', minted)).status).toBe(201);
  });

  it('admits the 61st payer behind one address with a solution, without an hour’s wait', async () => {
    const env = {
      CHALLENGE: 'altcha',
      CHALLENGE_FROM_SESSIONS_PER_MINUTE: '1000',
      LIMIT_SESSIONS_PER_IP_PER_HOUR: '2',
    };
    const bff = await start(env);
    for (let payer = 0; payer < 2; payer += 1) expect((await open(bff)).status).toBe(201);
    const refused = await open(bff);
    expectProblem(refused, 'challenge_required');
    expect(refused.headers['retry-after']).toBeUndefined();
    expect((await open(bff, await solve(refused))).status).toBe(201);
  }, 30_000);
});

/** A service that accepts one answer. */
async function startService(says: (body: string) => object) {
  const asked: { headers: IncomingHttpHeaders; body: string }[] = [];
  const server: Server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += String(chunk);
    asked.push({ headers: request.headers, body });
    response.end(JSON.stringify(says(body)));
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  toClose.push(server);
  return { asked, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/verify` };
}

describe('with a service', () => {
  it.each([
    ['turnstile', 'application/x-www-form-urlencoded', 'secret=secret-key&response=good&sitekey=site-key'],
    ['hcaptcha', 'application/x-www-form-urlencoded', 'secret=secret-key&response=good&sitekey=site-key'],
    ['friendly-captcha', 'application/json', '{"response":"good","sitekey":"site-key"}'],
  ])('%s is asked in its own way, and learns nothing about the caller', async (provider, type, body) => {
    const { asked, url } = await startService((text) => ({ success: text.includes('good') }));
    const keys = { CHALLENGE_SITE_KEY: 'site-key', CHALLENGE_SECRET: 'secret-key', CHALLENGE_VERIFY_URL: url };
    const bff = await start({ CHALLENGE: provider, ...keys });
    const refused = await open(bff);
    expectProblem(refused, 'challenge_required');
    expect(refused.body.challenge).toEqual({ provider, siteKey: 'site-key' });
    expectProblem(await open(bff, 'bad', provider), 'challenge_required');
    expectProblem(await open(bff, 'good', 'altcha'), 'challenge_required');
    expect((await open(bff, 'good', provider)).status).toBe(201);
    expect(asked).toHaveLength(2);
    expect(asked[1]?.headers['content-type']).toBe(type);
    expect(asked[1]?.body).toBe(body);
    expect(JSON.stringify(asked)).not.toMatch(/shop\.example|x-forwarded/);
  });

  it('an answer from another page, or a service that is down, opens nothing', async () => {
    const { url } = await startService(() => ({ success: true, hostname: 'evil.example' }));
    const keys = { CHALLENGE: 'turnstile', CHALLENGE_SITE_KEY: 'a', CHALLENGE_SECRET: 'b' };
    expectProblem(
      await open(await start({ ...keys, CHALLENGE_VERIFY_URL: url }), 'good', 'turnstile'),
      'challenge_required',
    );
    const away = await start({ ...keys, CHALLENGE_VERIFY_URL: 'http://127.0.0.1:9/verify' });
    expectProblem(await open(away, 'good', 'turnstile'), 'challenge_required');
    expect(away.log.join('')).toContain('challenge service cannot be reached');
    expect(away.log.join('')).not.toContain('good');
  });
});

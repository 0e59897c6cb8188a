import { connect } from 'node:net';
import { problem } from '@payee-check/shared/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ACCOUNT, API_KEY, expectProblem, OTHER_SHOP, SHOP, startBff, type TestBff } from '../testing/bff.ts';
import { said, testProvider } from '../testing/providers.ts';

const CHECK = { account: ACCOUNT, name: 'Jane Doe' };
let asked = 0;
const matching = testProvider('ibantrack', {
  checkName: async () => {
    asked += 1;
    return said.match;
  },
});

let bff: TestBff;
let token: string;
beforeAll(async () => {
  bff = await startBff(
    { LIMIT_CHECKS_PER_MINUTE: '1000', LIMIT_CHECKS_PER_SESSION: '1000', LIMIT_REQUESTS_PER_IP_PER_MINUTE: '100000' },
    { providers: [matching] },
  );
  token = await bff.openSession();
});
afterAll(() => bff.close());

const check = (body: unknown, headers: Record<string, string> = {}) => bff.ask('/v1/checks', { body, token, headers });

describe('requests that do not fit', () => {
  it.each([
    ['no JSON', '{"account":'],
    ['not UTF-8', Buffer.from([0x22, 0xff, 0x22])],
    ['nothing', ''],
    ['nested beyond reason', `${'['.repeat(3000)}${']'.repeat(3000)}`],
  ])('%s is invalid_json', async (_name, body) => {
    expectProblem(
      await bff.ask('/v1/checks', { method: 'POST', body, token, headers: { 'content-type': 'application/json' } }),
      'invalid_json',
    );
  });

  it.each([
    ['an array', []],
    ['null', 'null'],
    ['an unknown property', { ...CHECK, extra: 1 }],
    ['__proto__', '{"__proto__":{"account":{}},"name":"x"}'],
    ['constructor', `{"constructor":{"prototype":{}},"account":${JSON.stringify(ACCOUNT)},"name":"x"}`],
    ['no name', { account: ACCOUNT }],
    ['no name, and an empty list of identifiers', { account: ACCOUNT, identifiers: [] }],
    ['an empty name beside an identifier', { ...CHECK, name: '', identifiers: [{ type: 'duns', value: '150483782' }] }],
    ['a blank name', { ...CHECK, name: '  ' }],
    ['a name of braille blanks', { ...CHECK, name: '\u2800\u2800' }],
    ['a name of Hangul fillers', { ...CHECK, name: '\u3164' }],
    ['a name of a character that is none', { ...CHECK, name: 'Jane\ufffe' }],
    ['a name under 100 accents', { ...CHECK, name: `J${'\u0301'.repeat(100)}` }],
    ['a name of 141 characters', { ...CHECK, name: 'x'.repeat(141) }],
    ['a name with a control character', { ...CHECK, name: 'a\u0007b' }],
    ['a name that is a number', { ...CHECK, name: 7 }],
    ['an unknown scheme', { ...CHECK, account: { scheme: 'bic', bic: 'X' } }],
    ['four identifiers', { ...CHECK, identifiers: Array.from({ length: 4 }, () => ({ type: 'vat', value: 'x' })) }],
  ])('%s is invalid_request', async (_name, body) => {
    expectProblem(await check(body), 'invalid_request');
  });

  it('says where, by JSON Pointer, and repeats nothing of what was sent', async () => {
    const answer = await check({
      account: ACCOUNT,
      name: 'canary'.repeat(30),
      identifiers: [{ type: 'canary', value: 'x' }],
      canary: 1,
    });
    expect(answer.body.errors.map(({ path }: { path: string }) => path).sort()).toEqual([
      '',
      '/identifiers/0/type',
      '/name',
    ]);
    expect(answer.text).not.toContain('canary');
    const wrong = await check({ account: 1, name: ' ', identifiers: {} });
    expect(wrong.body.errors).toEqual([
      { path: '/account', message: 'has to be an object' },
      { path: '/name', message: 'needs 1 character or more' },
      { path: '/identifiers', message: 'has to be an array' },
    ]);
  });

  it.each([
    ['a wrong checksum', { scheme: 'iban', iban: 'DE88370400440532013000' }, '/account/iban'],
    ['an unknown country', { scheme: 'iban', iban: 'XX89370400440532013000' }, '/account/iban'],
    ['a sort code of five digits', { scheme: 'uk', sortCode: '12345', accountNumber: '12345678' }, '/account/sortCode'],
    // Vocalink's own example of a failure.
    [
      'a failed modulus check',
      { scheme: 'uk', sortCode: '089999', accountNumber: '66374959' },
      '/account/accountNumber',
    ],
  ])('%s is invalid_account', async (_name, account, path) => {
    const answer = await check({ account, name: 'Jane Doe' });
    expectProblem(answer, 'invalid_account');
    expect(answer.body.errors[0].path).toBe(path);
    expect(answer.text).not.toContain('37040044');
  });

  it.each([
    ['an LEI', 'lei', '529900T8BM49AURSDO54'],
    ['a VAT number', 'vat', 'DE136695978'],
    ['a tax number of another country', 'tax_id', 'PL 8567346216'],
  ])('%s with wrong check digits is invalid_identifier, and nobody is asked', async (_name, type, value) => {
    const before = asked;
    const right = { type: 'duns', value: '150483782' };
    const answer = await check({ ...CHECK, name: 'Nobody Asked', identifiers: [right, { type, value }] });
    expectProblem(answer, 'invalid_identifier');
    expect(answer.body.errors).toEqual([{ path: '/identifiers/1/value', message: expect.any(String) }]);
    expect(answer.text).not.toContain(value);
    expect(asked).toBe(before);
  });

  it.each([
    ['no type', {}],
    ['text', { 'content-type': 'text/plain' }],
    ['a form', { 'content-type': 'application/x-www-form-urlencoded' }],
    ['another character set', { 'content-type': 'application/json; charset=utf-16' }],
    ['compressed', { 'content-type': 'application/json', 'content-encoding': 'gzip' }],
  ])('%s is unsupported_media_type', async (_name, headers) => {
    const answer = await bff.ask('/v1/checks', { method: 'POST', token, headers });
    expectProblem(answer, 'unsupported_media_type');
  });

  it('accepts UTF-8 by name', async () => {
    expect((await check(CHECK, { 'content-type': 'Application/JSON; Charset="UTF-8"' })).status).toBe(200);
  });

  it('more than 8 KiB is payload_too_large, announced or not', async () => {
    expectProblem(await check({ ...CHECK, name: 'x'.repeat(8192) }), 'payload_too_large');
    expectProblem(await check(Buffer.alloc(1_000_000, 0x20)), 'payload_too_large');
    const raw = await exchange(
      `POST /v1/checks HTTP/1.1\r\nHost: x\r\nOrigin: ${SHOP}\r\nAuthorization: Bearer ${token}\r\n` +
        `Content-Type: application/json\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n` +
        `${(9000).toString(16)}\r\n${' '.repeat(9000)}\r\n0\r\n\r\n`,
    );
    expect(raw).toContain('413');
  });

  it('a wrong method is answered with the allowed ones', async () => {
    const answer = await bff.ask('/v1/checks', { method: 'DELETE', token });
    expectProblem(answer, 'method_not_allowed');
    expect(answer.headers.allow).toBe('POST, OPTIONS');
    expect((await bff.ask('/healthz', { method: 'POST' })).headers.allow).toBe('GET, HEAD, OPTIONS');
    expect((await bff.ask('/v1/sessions', { method: 'OPTIONS' })).status).toBe(204);
  });

  it.each(['/', '/v1', '/v1/nothing', '/V1/checks', '/v1/checks/', '/v1/../healthz/x', '/v1/%zz', '/widget/v1/x.js'])(
    '%s is not_found',
    async (path) => expectProblem(await bff.ask(path, { token }), 'not_found'),
  );

  it('a check that is not the session’s, or no id at all, is check_not_found', async () => {
    const { body } = await check(CHECK);
    const other = await bff.openSession();
    expectProblem(await bff.ask(`/v1/checks/${body.check.id}`, { token: other }), 'check_not_found');
    expectProblem(await bff.ask(`/v1/checks/chk_${'x'.repeat(22)}`, { token }), 'check_not_found');
    expectProblem(await bff.ask('/v1/checks/..%2f..%2fhealthz', { token }), 'check_not_found');
    expect((await bff.ask(`/v1/checks/${body.check.id}`, { token })).body).toEqual(body);
  });

  it('a decision on a match is decision_not_possible', async () => {
    const { body } = await check(CHECK);
    const path = `/v1/checks/${body.check.id}/decision`;
    expectProblem(await bff.ask(path, { body: { decision: 'continue_anyway' }, token }), 'decision_not_possible');
    expectProblem(await bff.ask(path, { body: { decision: 'pay' }, token }), 'invalid_request');
  });

  it.each([
    ['what HTTP itself cannot read', 'NONSENSE\r\n\r\n'],
    ['a request that names no host', 'GET /healthz HTTP/1.1\r\n\r\n'],
    ['a request that names two', 'GET /healthz HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n'],
  ])('%s gets a problem too, with an id of its own', async (_, text) => {
    const answer = await exchange(text);
    const [head = '', body = ''] = answer.split('\r\n\r\n');
    expect(head).toContain('400 Bad Request');
    expect(head).toContain('Content-Type: application/problem+json');
    const { code, requestId } = problem.parse(JSON.parse(body));
    expect(code).toBe('invalid_request');
    expect(requestId).toMatch(/^[0-9a-f-]{36}$/);
    expect(head).toContain(`X-Request-Id: ${requestId}`);
    expect(await exchange(text)).not.toContain(requestId);
  });
});

describe('the order of checks', () => {
  it('checks method and media type before the session, and the session before the body is read', async () => {
    expectProblem(await bff.ask('/v1/checks', { method: 'PUT' }), 'method_not_allowed');
    expectProblem(await bff.ask('/v1/checks', { method: 'POST' }), 'unsupported_media_type');
    expectProblem(await bff.ask('/v1/checks', { body: Buffer.alloc(100_000) }), 'session_required');
    expectProblem(await check(Buffer.alloc(100_000)), 'payload_too_large');
  });

  it('does nothing without credentials', async () => {
    const codes = { session: 'session_required', apiKey: 'api_key_invalid' } as const;
    const { paths } = (await bff.ask('/openapi.json')).body;
    let asked = 0;
    for (const [path, item] of Object.entries<Record<string, { security: Partial<Record<string, unknown>>[] }>>(
      paths,
    )) {
      for (const [method, { security }] of Object.entries(item)) {
        if (security.length === 0) continue;
        const answer = await bff.ask(path.replace('{id}', `chk_${'x'.repeat(22)}`), {
          method: method.toUpperCase(),
          origin: null,
          ...(method === 'post' && { body: {} }),
        });
        // If a page may ask without either, its origin has to be allowed.
        const wanted = security.some((scheme) => Object.keys(scheme).length === 0)
          ? ('origin_required' as const)
          : codes['session' in (security[0] ?? {}) ? 'session' : 'apiKey'];
        expectProblem(answer, wanted);
        asked += 1;
      }
    }
    expect(asked).toBeGreaterThanOrEqual(6);
  });

  it('gives 401 a challenge', async () => {
    const answer = await check(CHECK, { authorization: 'Bearer nonsense' });
    expectProblem(answer, 'session_invalid');
    expect(answer.headers['www-authenticate']).toBe('Bearer error="invalid_token"');
    expectProblem(await check(CHECK, { authorization: 'Basic eDp5' }), 'session_required');
    expectProblem(await check(CHECK, { authorization: 'Bearer a b' }), 'session_invalid');
  });
});

it('refuses a session for an origin that is no longer allowed, and one of another origin', async () => {
  expectProblem(await bff.ask('/v1/checks', { body: CHECK, token, origin: OTHER_SHOP }), 'origin_not_allowed');
  expectProblem(await bff.ask('/v1/checks', { body: CHECK, token, origin: null }), 'origin_required');
  const { body } = await check(CHECK);
  expect((await bff.ask(`/v1/checks/${body.check.id}`, { token, origin: null })).status).toBe(200);
  expectProblem(await bff.ask(`/v1/checks/${body.check.id}`, { token, origin: OTHER_SHOP }), 'origin_not_allowed');
  expectProblem(await bff.ask('/v1/checks', { body: CHECK, token: `${API_KEY}x` }), 'session_invalid');
});

/** Sends raw bytes and returns everything that comes back until the connection ends. */
function exchange(bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let received = '';
    const socket = connect(bff.port, '127.0.0.1', () => socket.write(bytes));
    socket.on('data', (chunk) => {
      received += chunk;
    });
    socket.on('close', () => resolve(received));
    socket.on('error', reject);
  });
}

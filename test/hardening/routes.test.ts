import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectProblem, IBAN, NO_CHECK, OTHER_SHOP, SHOP, startBff, type TestBff } from '../../bff/src/testing/bff.ts';
import { PLENTY } from '../../bff/src/testing/limits.ts';
import { agreeable } from '../../bff/src/testing/providers.ts';
import { concretePath, operationsOf, readContract } from './document.ts';
import { exchange, statusesOf } from './wire.ts';

/** A widget of one file, and next to it a file that nobody may read. */
function createWidget() {
  const root = mkdtempSync(join(tmpdir(), 'payee-check-hardening-'));
  const directory = mkdtempSync(join(root, 'cdn-'));
  writeFileSync(join(directory, 'payee-check.js'), 'export {};');
  writeFileSync(join(root, 'private.txt'), 'not for anybody');
  return {
    directory,
    version: '1.4.0',
    earlier: join(root, 'versions'),
    remove: () => rmSync(root, { recursive: true }),
  };
}

const widget = createWidget();
/** The OpenAPI document is read first, since tests are named after it. */
const bff: TestBff = await startBff(PLENTY, { providers: agreeable, widget });
const operations = operationsOf(await readContract(bff));
let token: string;
beforeAll(async () => {
  token = await bff.openSession();
});
afterAll(async () => {
  await bff.close();
  widget.remove();
});

const each = operations.map(({ method, path, operation }) => ({
  what: `${method} ${path}`,
  method,
  path: concretePath(path),
  guarded: operation.security.length > 0,
  /** Operations that require a session's token. */
  session: operation.security.some((scheme) => 'session' in scheme),
}));
const guarded = each.filter((item) => item.guarded);
const withBody = each.filter(({ method }) => method === 'POST');
const forSessions = each.filter(({ session }) => session);

describe('every guarded route', () => {
  it.each(guarded)('$what does nothing without credentials', async ({ method, path }) => {
    const answer = await bff.ask(path, { method, origin: null, ...(method === 'POST' && { body: {} }) });
    expectProblem(answer, 'session_required', 'api_key_invalid', 'origin_required');
  });

  it.each(guarded)('$what does nothing with credentials that are made up', async ({ method, path }) => {
    for (const authorization of [
      'Bearer x',
      'Bearer ',
      'Bearer a b',
      `Bearer ${'A'.repeat(5000)}`,
      'Basic eDp5',
      'x',
    ]) {
      const answer = await bff.ask(path, {
        method,
        headers: { authorization },
        ...(method === 'POST' && { body: {} }),
      });
      expectProblem(answer, 'session_required', 'session_invalid', 'api_key_invalid');
    }
  });

  it.each(forSessions)('$what refuses a session from another origin', async ({ method, path }) => {
    for (const origin of [OTHER_SHOP, 'https://evil.example', 'null', `${SHOP}/`, SHOP.toUpperCase()]) {
      const answer = await bff.ask(path, { method, token, origin, ...(method === 'POST' && { body: {} }) });
      expectProblem(answer, 'origin_not_allowed');
    }
  });

  it.each(guarded)('$what answers a preflight by exact origin', async ({ method, path }) => {
    const preflight = (origin: string) =>
      bff.ask(path, { method: 'OPTIONS', origin, headers: { 'access-control-request-method': method } });
    const allowed = await preflight(SHOP);
    expect(allowed.status).toBe(204);
    expect(allowed.headers['access-control-allow-origin']).toBe(SHOP);
    expect(allowed.headers['access-control-allow-credentials']).toBeUndefined();
    const refused = await preflight('https://evil.example');
    expectProblem(refused, 'origin_not_allowed');
    expect(refused.headers['access-control-allow-origin']).toBeUndefined();
  });

  it.each(guarded)('$what must not be stored by caches', async ({ method, path }) => {
    const { headers } = await bff.ask(path, { method, token, ...(method === 'POST' && { body: {} }) });
    expect(headers['cache-control']).toBe('no-store');
  });
});

describe('every route', () => {
  it.each(each)('$what answers a wrong method with the allowed ones', async ({ method, path }) => {
    const right = each.filter((other) => other.path === path).map((other) => other.method);
    const candidates = ['PUT', 'PATCH', 'DELETE', 'PROPFIND', 'GET', 'POST'];
    for (const wrong of candidates.filter((candidate) => !right.includes(candidate))) {
      const answer = await bff.ask(path, { method: wrong, token });
      expectProblem(answer, 'method_not_allowed');
      expect(String(answer.headers.allow).split(', ')).toContain(method);
      expect(String(answer.headers.allow).split(', ')).not.toContain(wrong);
    }
  });

  it.each(each)('$what ignores headers that override the method', async ({ method, path }) => {
    const headers = { 'x-http-method-override': 'DELETE', 'x-method-override': 'DELETE' };
    const answer = await bff.ask(path, { method, token, headers, ...(method === 'POST' && { body: {} }) });
    expect(answer.status).not.toBe(405);
  });

  it.each(each)('$what does not support TRACE', async ({ path }) => {
    const received = await exchange(
      bff.port,
      `TRACE ${path} HTTP/1.1\r\nHost: x\r\nX-Canary: canary\r\nConnection: close\r\n\r\n`,
    );
    expect(statusesOf(received)).toEqual([405]);
    expect(received).not.toContain('canary');
  });
});

describe('every route that takes a body', () => {
  const types = ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data', 'application/jsonp', ''];
  it.each(withBody)('$what accepts only JSON in UTF-8', async ({ path }) => {
    for (const type of types) {
      const answer = await bff.ask(path, { method: 'POST', token, body: '{}', headers: { 'content-type': type } });
      expectProblem(answer, 'unsupported_media_type');
    }
    const coded = { 'content-encoding': 'gzip' };
    expectProblem(await bff.ask(path, { token, body: '{}', headers: coded }), 'unsupported_media_type');
  });
});

/** Ways to write another path into a path; the router must recognise none of them. */
const escapes = [
  '..%2f',
  '%2e%2e/',
  '%2e%2e%2f',
  '..%5c',
  '..\\',
  '%252e%252e%252f',
  '..%252f',
  '%c0%ae%c0%ae%c0%af',
  '%00',
  '.%00./',
  '%0d%0aX-Canary:%20canary',
  ';/../',
  '//',
  './',
  '..;/',
];

describe('every route, by another spelling of its path', () => {
  it.each(each)('$what is not found', async ({ method, path }) => {
    const tail = path.slice(path.lastIndexOf('/') + 1);
    const head = path.slice(0, path.length - tail.length);
    const spellings = [
      ...escapes.map((way) => `${head}${way}${tail}`),
      ...escapes.map((way) => `/nothing/${way}${path.slice(1)}`),
      ...['/', '%2f', '%00', '%20', '.', ';x=1', '%3f'].map((end) => `${path}${end}`),
      path.replace('/', '//'),
      path.replace(/[a-z]/, (letter) => letter.toUpperCase()),
    ];
    for (const spelling of spellings) {
      const received = await exchange(
        bff.port,
        `${method} ${spelling} HTTP/1.1\r\nHost: x\r\nOrigin: ${SHOP}\r\nContent-Type: application/json\r\n` +
          `Content-Length: ${method === 'POST' ? 2 : 0}\r\nConnection: close\r\n\r\n${method === 'POST' ? '{}' : ''}`,
      );
      const [status] = statusesOf(received);
      // A spelling that is read as a check's id first requires credentials, as any id does.
      expect([404, 400, 401]).toContain(status);
      expect(received).not.toMatch(/canary|not for anybody/i);
    }
  });

  it.each(['private.txt', 'package.json', 'etc/passwd'])('/widget serves no %s outside it', async (file) => {
    for (const way of escapes) {
      for (const path of [`/widget/v1/${way}${file}`, `/widget/v1/${way}${way}${file}`, `/widget/${way}v1/${file}`]) {
        const received = await exchange(bff.port, `GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
        expect([400, 404]).toContain(statusesOf(received)[0]);
        expect(received).not.toContain('not for anybody');
      }
    }
  });

  it('a check’s id leads nowhere else', async () => {
    for (const way of escapes) {
      for (const id of [`${way}${NO_CHECK}`, `${NO_CHECK}${way}`, `chk_${way}${'x'.repeat(20)}`]) {
        const received = await exchange(
          bff.port,
          `GET /v1/checks/${id} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${token}\r\nConnection: close\r\n\r\n`,
        );
        expect([400, 404]).toContain(statusesOf(received)[0]);
      }
    }
  });

  it('a path is not repeated in an answer, nor any part of it', async () => {
    for (const path of [`/v1/${IBAN}`, '/v1/checks/canary%zz', `/v1/checks/${IBAN}?name=canary`, '/canary']) {
      const answer = await bff.ask(path, { token });
      expectProblem(answer, 'not_found', 'check_not_found');
      expect(answer.text).not.toMatch(/canary|DE89/);
    }
  });
});

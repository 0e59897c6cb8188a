import { generateKeyPairSync } from 'node:crypto';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CHECK, SHOP, startBff, type TestBff } from '../../bff/src/testing/bff.ts';
import { PLENTY } from '../../bff/src/testing/limits.ts';
import { agreeable } from '../../bff/src/testing/providers.ts';
import { exchange, statusesOf } from './wire.ts';

let bff: TestBff;
let token: string;
beforeAll(async () => {
  bff = await startBff(PLENTY, { providers: agreeable });
  token = await bff.openSession();
});
afterAll(() => bff.close());

const BODY = JSON.stringify(CHECK);
const LENGTH = `Content-Length: ${Buffer.byteLength(BODY)}`;

/** A raw request for a check, with these additional header lines. */
const check = (...lines: readonly string[]) =>
  [
    'POST /v1/checks HTTP/1.1',
    'Host: bff.example',
    `Origin: ${SHOP}`,
    `Authorization: Bearer ${token}`,
    'Content-Type: application/json',
    ...lines,
    '',
    '',
  ].join('\r\n');

/** The smuggled request, which must not be answered. */
const SMUGGLED = 'GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n';

it('a connection that sends a thousand requests without waiting for an answer is closed', async () => {
  // Each of them would be started at once, whatever it costs.
  expect(statusesOf(await exchange(bff.port, SMUGGLED.repeat(1000))).length).toBeLessThan(100);
  const few = SMUGGLED.replace('\r\n\r\n', '\r\nConnection: close\r\n\r\n');
  expect(statusesOf(await exchange(bff.port, SMUGGLED.repeat(9), few))).toEqual(Array.from({ length: 10 }, () => 200));
});

describe('a request that two readers could read differently', () => {
  it.each([
    ['a length and chunks', [LENGTH, 'Transfer-Encoding: chunked']],
    ['chunks and a length', ['Transfer-Encoding: chunked', LENGTH]],
    ['two lengths', [LENGTH, 'Content-Length: 0']],
    ['two lengths in one line', [`${LENGTH}, 0`]],
    ['a length with a sign', ['Content-Length: +3']],
    ['a length in hexadecimal', ['Content-Length: 0x10']],
    ['a negative length', ['Content-Length: -1']],
    ['an unknown coding', ['Transfer-Encoding: xchunked']],
    ['chunks that are not last', ['Transfer-Encoding: chunked, identity']],
    ['a space before the colon', ['Content-Length : 3']],
    ['a folded header', ['X-Folded: a\r\n b']],
    ['a NUL in a header', ['X-Nul: a\0b']],
    ['a bare carriage return', ['X-Bare: a\rb']],
    ['no name', [': x']],
  ])('%s is refused, and the connection ends', async (_what, lines) => {
    const received = await exchange(bff.port, check(...lines), `${BODY}${SMUGGLED}`);
    expect(statusesOf(received)).toEqual([400]);
    expect(received).not.toContain('"up"');
    expect(received).toContain('Connection: close');
  });

  it.each([
    ['a length that no number is', 'zz\r\n{}\r\n0\r\n\r\n'],
    ['a length of seventeen digits', `${'f'.repeat(17)}\r\n{}\r\n0\r\n\r\n`],
    ['no line end after it', '2\r\n{}0\r\n\r\n'],
  ])('a chunk with %s is refused', async (_what, chunks) => {
    const received = await exchange(bff.port, check('Transfer-Encoding: chunked'), `${chunks}${SMUGGLED}`);
    expect(statusesOf(received)).toEqual([400]);
    expect(received).not.toContain('"up"');
  });

  it('no host, or two, is refused', async () => {
    const none = await exchange(bff.port, 'GET /healthz HTTP/1.1\r\nConnection: close\r\n\r\n');
    expect(statusesOf(none)).toEqual([400]);
    const two = await exchange(bff.port, 'GET /healthz HTTP/1.1\r\nHost: a\r\nHost: b\r\nConnection: close\r\n\r\n');
    expect(statusesOf(two)).toEqual([400]);
  });
});

describe('headers', () => {
  it('that occur twice are not joined into something else', async () => {
    const answers = [
      await exchange(bff.port, check(LENGTH, `Authorization: Bearer ${'x'.repeat(40)}`, 'Connection: close'), BODY),
      await exchange(bff.port, check(LENGTH, 'Content-Type: text/plain', 'Connection: close'), BODY),
    ];
    // Node takes the first of each; a proxy that takes the last sees a request that is refused.
    for (const received of answers) expect([200, 400, 401, 415]).toContain(statusesOf(received)[0]);
    const origins = await exchange(bff.port, check(LENGTH, 'Origin: https://evil.example', 'Connection: close'), BODY);
    expect(origins).not.toContain('evil.example');
    const ids = ['X-Request-Id: 0b0e3a52-1c5e-4b0f-9a56-0d6c1f0a7e11', 'X-Request-Id: canary'];
    expect(await exchange(bff.port, check(LENGTH, ...ids, 'Connection: close'), BODY)).not.toContain('canary');
  });

  it('of more than 16 KiB are refused', async () => {
    for (const lines of [[`X-Big: ${'x'.repeat(20_000)}`], Array.from({ length: 2500 }, (_, at) => `X-${at}: y`)]) {
      const received = await exchange(bff.port, check(LENGTH, ...lines), BODY);
      expect(statusesOf(received)).toEqual([400]);
      expect(received).toContain('application/problem+json');
    }
  });

  it('are all read, even in thousands: what a proxy adds last is not lost', async () => {
    const key = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' });
    const production = {
      NODE_ENV: 'production',
      STORE: 'memory',
      METRICS_ON_MAIN_PORT: 'true',
      RECEIPT_KEYS: JSON.stringify({ keys: [key] }),
    };
    const alone = await startBff(production);
    const many = 'a:\r\n'.repeat(2500);
    const forwarded = 'X-Forwarded-For: 198.51.100.1\r\n';
    const received = await exchange(
      alone.port,
      `GET /metrics HTTP/1.1\r\nHost: x\r\nConnection: close\r\n${many}${forwarded}\r\n`,
    ).finally(() => alone.close());
    expect(statusesOf(received)).toEqual([404]);
  });

  it('that expect something unknown are ignored, and the request is answered', async () => {
    const received = await exchange(bff.port, check(LENGTH, 'Expect: canary', 'Connection: close'), BODY);
    expect(statusesOf(received)).toEqual([200]);
    const continued = await exchange(bff.port, check(LENGTH, 'Expect: 100-continue', 'Connection: close'), BODY);
    expect(statusesOf(continued)).toEqual([100, 200]);
  });

  it('with a path of 20,000 characters are refused', async () => {
    const received = await exchange(bff.port, `GET /${'x'.repeat(20_000)} HTTP/1.1\r\nHost: x\r\n\r\n`);
    expect(statusesOf(received)).toEqual([400]);
  });
});

describe('what is not a request', () => {
  it.each([
    ['another protocol', 'SSH-2.0-OpenSSH_9.6\r\n\r\n'],
    ['TLS', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03'],
    ['HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
    ['an unknown version', 'GET /healthz HTTP/9.9\r\nHost: x\r\n\r\n'],
  ])('%s is refused', async (_what, bytes) => {
    const received = await exchange(bff.port, bytes);
    expect(statusesOf(received)).toEqual([400]);
    expect(received).not.toMatch(/OpenSSH|\bat \S+:\d+/);
  });

  it('the BFF is not a proxy', async () => {
    const absolute = 'GET http://127.0.0.1:1/canary HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n';
    expect([400, 404]).toContain(statusesOf(await exchange(bff.port, absolute))[0]);
    const tunnel = await exchange(bff.port, 'CONNECT 127.0.0.1:1 HTTP/1.1\r\nHost: x\r\n\r\n');
    expect(statusesOf(tunnel)).not.toContain(200);
  });

  it.each([
    'http://[bad/healthz',
    'http://x:abc/v1/checks',
    'HTTP://[/',
    'http://user:pw@[::1/',
    'http://[v1.x]:9/canary',
  ])('an invalid host (%s) is ignored: the answer follows the contract', async (target) => {
    const received = await exchange(bff.port, `GET ${target} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
    expect([200, 404, 405]).toContain(statusesOf(received)[0]);
    expect(received).toMatch(/^X-Request-Id: /m);
    expect(received).toMatch(/^Content-Type: application\/(?:problem\+)?json/m);
    expect(received).not.toMatch(/html|canary/);
  });

  it('an upgrade is not offered', async () => {
    const received = await exchange(
      bff.port,
      'GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: Upgrade, close\r\nUpgrade: websocket\r\n\r\n',
    );
    expect(statusesOf(received)).not.toContain(101);
  });
});

it('any request, in any bytes, is answered according to the contract, or not at all', async () => {
  const character = fc.constantFrom(
    ...'/[]#@:\\?%&=.;*~|"<>^`{}$ \t\u00a0\u00ff\u0001',
    'v1',
    'http://',
    '..',
    '%2f',
    '%00',
    'checks',
  );
  const target = fc.string({ unit: character, maxLength: 20 });
  const prefix = fc.constantFrom('', '/', '//', '/v1/', '/widget/v1/', '/v1/checks/', 'http://x/', 'x:');
  await fc.assert(
    fc.asyncProperty(fc.constantFrom('GET', 'POST', 'OPTIONS', 'HEAD'), prefix, target, async (method, start, rest) => {
      const received = await exchange(
        bff.port,
        Buffer.from(`${method} ${start}${rest} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`, 'latin1'),
      );
      const [status = 0] = statusesOf(received);
      expect([200, 204, 400, 401, 403, 404, 405, 415]).toContain(status);
      if (status >= 400 && method !== 'HEAD') expect(received).toMatch(/^Content-Type: application\/problem\+json/m);
    }),
    { seed: 7, numRuns: 400 },
  );
  const bytes = fc.uint8Array({ minLength: 1, maxLength: 200 }).map((item) => Buffer.from(item));
  await fc.assert(
    fc.asyncProperty(bytes, async (noise) => {
      expect([400, undefined]).toContain(statusesOf(await exchange(bff.port, noise, '\r\n\r\n'))[0]);
    }),
    { seed: 7, numRuns: 200 },
  );
  expect((await bff.ask('/healthz')).status).toBe(200);
  expect(bff.log.join('')).not.toContain('unexpected error');
});

it('pipelined requests in one packet are answered in order, each on its own', async () => {
  const two = `${check(LENGTH)}${BODY}`;
  const received = await exchange(
    bff.port,
    `${two}GET /v1/nothing HTTP/1.1\r\nHost: x\r\n\r\n${two}GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`,
  );
  expect(statusesOf(received)).toEqual([200, 404, 200, 200]);
  const ids = [...received.matchAll(/^X-Request-Id: (\S+)/gim)].map(([, id]) => id);
  expect(new Set(ids).size).toBe(4);
});

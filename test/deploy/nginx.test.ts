import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders, request, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { problem } from '@payee-check/shared/contract';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { parse } from 'yaml';
import { freePort } from '../../bff/src/testing/ports.ts';
import { isPresent, read, runScript } from './files.ts';

/** Debian installs it where only root's PATH looks. */
const program = ['/usr/sbin/nginx', '/usr/local/sbin/nginx'].find((item) => existsSync(item)) ?? 'nginx';
const hasNginx = program !== 'nginx' || isPresent('nginx', 'nginx-light');
const hasOpenssl = isPresent('openssl', 'openssl');

/** Its output is not read: nginx keeps running after the call, and would keep a pipe open. */
function nginx(folder: string, ...args: string[]): void {
  const all = ['-e', 'stderr', '-p', folder, '-c', join(folder, 'nginx.conf'), ...args];
  execFileSync(program, all, { stdio: 'ignore', timeout: 10_000 });
}

function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'nginx-'));
  chmodSync(folder, 0o755);
  return folder;
}

function render(folder: string, ...args: string[]): string {
  const config = runScript('deploy/nginx/render.mjs', ['--directory', folder, ...args]);
  writeFileSync(join(folder, 'nginx.conf'), config);
  return config;
}

/** Options that terminate TLS with a certificate valid for a day. */
function selfSigned(folder: string): string[] {
  const [certificate, key] = [join(folder, 'certificate.pem'), join(folder, 'key.pem')];
  const make = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '1'];
  const output = ['-subj', '/CN=payee-check.example', '-keyout', key, '-out', certificate];
  execFileSync('openssl', [...make, ...output], { stdio: 'ignore' });
  return ['--certificate', certificate, '--key', key];
}

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

describe('render', () => {
  let folder: string;
  beforeAll(() => {
    folder = makeFolder();
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('leaves nginx.conf unchanged by default, except for the address, which it puts into the same file', () => {
    const [before, after] = read('deploy/nginx/nginx.conf').split('include public-url.conf;');
    expect(runScript('deploy/nginx/render.mjs', [])).toBe(
      `${before}map "" $public_url {\n        default https://payee-check.example;\n    }${after}`,
    );
  });

  it.runIf(hasNginx)('nginx accepts nginx.conf with the separate address file that Compose mounts', () => {
    const { content = '' } = parse(read('deploy/compose.yaml'), { merge: true }).configs['public-url'];
    const interpolated = content.replace(/\$\{PUBLIC_URL:[^}]*\}/, 'https://bff.example').replace('$$', '$');
    expect(interpolated).toBe('map "" $public_url { default https://bff.example; }');
    writeFileSync(join(folder, 'public-url.conf'), interpolated);
    writeFileSync(join(folder, 'nginx.conf'), read('deploy/nginx/nginx.conf').replaceAll('/tmp/', `${folder}/`));
    expect(() => nginx(folder, '-t')).not.toThrow();
  });

  it.runIf(hasNginx)('makes a configuration that nginx accepts, for other addresses, with and without TLS', () => {
    for (const args of [
      [],
      ['--listen', '8780', '--ports', '8781,8782,8783'],
      ['--upstreams', '10.0.0.1:8787,10.0.0.2:8787', '--public-url', 'https://bff.example', '--access-log', 'off'],
      ...(hasOpenssl ? [['--listen', '8443', ...selfSigned(folder)]] : []),
    ]) {
      render(folder, ...args);
      expect(() => nginx(folder, '-t')).not.toThrow();
    }
  });

  it('refuses values that would end a directive', () => {
    expect(() => render(folder, '--upstreams', '10.0.0.1:8787; return 200')).toThrow();
    expect(() => render(folder, '--public-url', 'https://a.example;')).toThrow();
    expect(() => render(folder, '--certificate', '/a.pem')).toThrow();
  });
});

describe.runIf(hasNginx)('nginx in front of three instances', () => {
  const folder = makeFolder();
  const log = join(folder, 'access.log');
  let upstreams: { readonly server: Server; readonly port: number }[] = [];
  let seen: IncomingHttpHeaders[] = [];
  let by: number[] = [];
  let port = 0;

  const ask = (path: string, headers: Record<string, string> = {}, body?: string): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const method = body === undefined ? 'GET' : 'POST';
      const asked = request({ host: '127.0.0.1', port, path, method, headers, agent: false }, (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => {
          text += chunk;
        });
        response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }));
      });
      asked.on('error', reject);
      asked.end(body);
    });

  /** Sends raw bytes and returns what comes back until the connection ends. */
  const exchange = (bytes: string, at = port): Promise<string> =>
    new Promise((resolve, reject) => {
      let received = '';
      const socket = connect(at, '127.0.0.1', () => socket.end(bytes));
      socket.on('data', (chunk) => {
        received += chunk;
      });
      socket.on('close', () => resolve(received));
      socket.on('error', reject);
    });

  beforeAll(async () => {
    upstreams = await Promise.all(
      [0, 1, 2].map(async (index) => {
        const server = createServer((incoming, reply) => {
          seen.push(incoming.headers);
          by.push(index);
          incoming.resume();
          reply.setHeader('X-Request-Id', 'the-request');
          if (incoming.url === '/v1/refuses') reply.writeHead(503).end('its own words');
          else reply.end('answered');
        });
        await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
        return { server, port: (server.address() as AddressInfo).port };
      }),
    );
    port = await freePort();
    const ports = upstreams.map((upstream) => upstream.port).join();
    render(folder, '--listen', String(port), '--ports', ports, '--access-log', log);
    // nginx exits once it listens, and continues in the background.
    nginx(folder);
  });

  afterAll(() => {
    nginx(folder, '-s', 'stop');
    for (const { server } of upstreams) server.close().closeAllConnections();
    rmSync(folder, { recursive: true });
  });

  beforeEach(() => {
    seen = [];
    by = [];
  });

  it('spreads requests over all of them', async () => {
    for (let count = 0; count < 9; count += 1) await ask('/v1/checks/chk_1');
    expect(new Set(by)).toEqual(new Set([0, 1, 2]));
  });

  it('states itself where a caller comes from, whatever the caller claims', async () => {
    const canary = '203.0.113.7';
    await ask('/v1/sessions', {
      'X-Forwarded-For': canary,
      'X-Forwarded-Host': canary,
      'X-Real-IP': canary,
      Forwarded: `for=${canary}`,
    });
    expect(seen[0]).toMatchObject({ 'x-forwarded-for': '127.0.0.1', 'x-forwarded-proto': 'http' });
    expect(JSON.stringify(seen[0])).not.toContain(canary);
  });

  it.each([
    ['a body over 8 KiB', '/v1/checks', 413, 'payload_too_large', 'x'.repeat(8 * 1024 + 1)],
    ['a batch over 2 MiB', '/v1/batches', 413, 'payload_too_large', 'x'.repeat(2 * 1024 * 1024 + 1)],
    ['metrics', '/metrics', 404, 'not_found', undefined],
    ['readiness', '/readyz', 404, 'not_found', undefined],
  ])('answers %s itself, in the contract’s format', async (_, path, status, code, body) => {
    const answer = await ask(path, {}, body);
    expect(answer).toMatchObject({ status, headers: { 'content-type': 'application/problem+json' } });
    expect(problem.parse(JSON.parse(answer.body))).toMatchObject({ status, code });
    expect(seen).toEqual([]);
  });

  it('answers in that format, too, if it cannot read a request', async () => {
    const answer = await ask('/v1/checks', { 'X-Long': 'x'.repeat(9 * 1024) });
    expect(answer.status).toBe(400);
    expect(problem.parse(JSON.parse(answer.body)).code).toBe('invalid_request');
  });

  it.each([
    ['percent signs that encode nothing', 'GET /%zz HTTP/1.1\r\nHost: a\r\n\r\n'],
    ['an encoded zero', 'GET /a%00 HTTP/1.1\r\nHost: a\r\n\r\n'],
    ['a way out of the root', 'GET /../.. HTTP/1.1\r\nHost: a\r\n\r\n'],
    ['a URI of 9 KB', `GET /${'x'.repeat(9 * 1024)} HTTP/1.1\r\nHost: a\r\n\r\n`],
    ['no HTTP at all', 'hello\r\n\r\n'],
    ['no Host', 'GET / HTTP/1.1\r\n\r\n'],
    ['two lengths', 'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nx'],
    ['a version that there is not', 'GET / HTTP/9.9\r\nHost: a\r\n\r\n'],
    ['a transfer coding that there is not', 'POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: bogus\r\n\r\n'],
    ['a header line without a colon', 'GET / HTTP/1.1\r\nHost: a\r\nnonsense\u0000\r\n\r\n'],
  ])('answers 400 with a problem to %s', async (_, bytes) => {
    const [head = '', body = ''] = (await exchange(bytes)).split('\r\n\r\n');
    expect(head).toMatch(/^HTTP\/1\.1 400 /);
    expect(head).toMatch(/content-type: application\/problem\+json/i);
    expect(problem.parse(JSON.parse(body)).code).toBe('invalid_request');
    expect(seen).toEqual([]);
  });

  it.runIf(hasOpenssl)('answers 400 with a problem to a request without TLS if it terminates TLS', async () => {
    const own = makeFolder();
    const tls = await freePort();
    render(own, '--listen', String(tls), '--ports', '1', '--access-log', 'off', ...selfSigned(own));
    nginx(own);
    const [head = '', body = ''] = (await exchange('GET / HTTP/1.1\r\nHost: a\r\n\r\n', tls)).split('\r\n\r\n');
    nginx(own, '-s', 'stop');
    rmSync(own, { recursive: true });
    expect(head).toMatch(/^HTTP\/1\.1 400 /);
    expect(problem.parse(JSON.parse(body)).code).toBe('invalid_request');
  });

  it('answers 405 with a problem to a method that no route has', async () => {
    const [head = '', body = ''] = (await exchange('TRACE / HTTP/1.1\r\nHost: a\r\n\r\n')).split('\r\n\r\n');
    expect(head).toMatch(/^HTTP\/1\.1 405 /);
    expect(head).toMatch(/allow: GET, HEAD, POST, OPTIONS/i);
    expect(problem.parse(JSON.parse(body)).code).toBe('method_not_allowed');
  });

  it('does not serve those answers under their paths', async () => {
    expect((await ask('/_unreadable/request')).status).toBe(404);
  });

  it('bounds the requests that one address has under way', async () => {
    // Their bodies are never sent.
    const sockets = await Promise.all(
      Array.from({ length: 220 }, async () => {
        const socket = connect(port, '127.0.0.1');
        socket.on('error', () => undefined);
        await once(socket, 'connect');
        socket.write('POST /v1/checks HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\n');
        return socket;
      }),
    );
    const refused = sockets.map((socket) => once(socket, 'data').then(([bytes]) => String(bytes)));
    const first = await Promise.race(refused);
    expect(first).toMatch(/^HTTP\/1\.1 429 /);
    expect(first).toMatch(/retry-after: 1/i);
    expect(first).toContain('"code":"rate_limited"');
    for (const socket of sockets) socket.destroy();
    for (const answer of refused) answer.catch(() => undefined);
    await vi.waitFor(async () => expect((await ask('/v1/checks/chk_1')).status).toBe(200), 10_000);
  });

  it('accepts a body of 8 KiB', async () => {
    expect(await ask('/v1/checks', {}, 'x'.repeat(8 * 1024))).toMatchObject({ status: 200, body: 'answered' });
  });

  it('accepts a batch of 2 MiB, and its decisions, unbuffered', async () => {
    for (const path of ['/v1/batches', '/v1/batches/bat_1/decisions']) {
      expect((await ask(path, {}, 'x'.repeat(2 * 1024 * 1024))).status).toBe(200);
    }
    expect((await ask('/v1/batches/bat_1/lines', {}, 'x'.repeat(9 * 1024))).status).toBe(413);
    expect(existsSync(join(folder, 'nginx-body')) ? readdirSync(join(folder, 'nginx-body')) : []).toEqual([]);
  });

  it('passes on an instance’s answer, even a 503', async () => {
    expect(await ask('/v1/refuses')).toMatchObject({ status: 503, body: 'its own words' });
    expect(by).toHaveLength(1);
  });

  it('writes no address, no query and no body into its log', async () => {
    await ask('/v1/sessions?canary-1', { 'User-Agent': 'canary-2', Referer: 'https://canary-3.example' }, 'canary-4');
    // The line is written after the answer has been sent, so it may be a moment late.
    const line = await vi.waitFor(() => {
      const found = readFileSync(log, 'utf8')
        .split('\n')
        .find((item) => item.includes('"POST","path":"/v1/sessions"'));
      return found ?? expect.fail('not logged yet');
    });
    expect(JSON.parse(line)).toMatchObject({ status: 200, requestId: 'the-request' });
    expect(readFileSync(log, 'utf8')).not.toMatch(/canary|"127\.0\.0\.1"/);
  });

  it('tries the next instance when one is gone, and answers 503 when all are', async () => {
    const stop = ({ server }: { server: Server }) => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    };
    const [first, ...others] = upstreams;
    if (first) await stop(first);
    for (let count = 0; count < 6; count += 1) expect(await ask('/v1/checks', {}, '{}')).toMatchObject({ status: 200 });
    await Promise.all(others.map(stop));
    const answer = await ask('/v1/checks', {}, '{}');
    expect(answer).toMatchObject({ status: 503, headers: { 'retry-after': '2' } });
    expect(problem.parse(JSON.parse(answer.body)).code).toBe('shutting_down');
  });
});

it('waits longer for an answer than the BFF takes', () => {
  const config = read('deploy/nginx/nginx.conf');
  const seconds = (name: string) => Number(new RegExp(`${name} (\\d+)s;`).exec(config)?.[1]);
  expect(seconds('proxy_read_timeout')).toBeGreaterThan(5 + 5);
  expect(seconds('upstream bff[^}]*keepalive_timeout')).toBeLessThan(65);
  expect(config).toContain('X-Forwarded-For $remote_addr;');
});

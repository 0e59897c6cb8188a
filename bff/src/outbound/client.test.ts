import { afterEach, describe, expect, it } from 'vitest';
import { createAuthority } from '../testing/certificates.ts';
import { closedPort, faults, json, type Reply, startUpstream, type UpstreamOptions } from '../testing/upstream.ts';
import { createOutboundClient, type OutboundClient, type OutboundOptions, type OutboundRequest } from './client.ts';
import { ProviderError, type ProviderErrorCode } from './errors.ts';

const toClose: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const resource of toClose.splice(0).reverse()) await resource.close();
});

/** Answers with the replies in turn, and then always with the last one. */
async function upstream(replies: readonly Reply[], options: UpstreamOptions = {}) {
  const last = replies.at(-1) ?? json(200, {});
  const started = await startUpstream((_, index) => replies[index] ?? last, options);
  toClose.push(started);
  return started;
}

function client(baseUrl: string, options: Partial<OutboundOptions> = {}): OutboundClient {
  const created = createOutboundClient(
    { provider: 'ibanity', baseUrl, timeoutMs: 2000, ...options },
    { random: () => 0 },
  );
  toClose.push(created);
  return created;
}

const get = (overrides: Partial<OutboundRequest> = {}): OutboundRequest => ({
  method: 'GET',
  path: '/things',
  retry: 'never',
  signal: new AbortController().signal,
  deadline: Date.now() + 5000,
  ...overrides,
});
const post = (overrides: Partial<OutboundRequest> = {}) => get({ method: 'POST', body: { a: 1 }, ...overrides });

async function codeOf(promise: Promise<unknown>): Promise<ProviderErrorCode | 'answered'> {
  try {
    await promise;
    return 'answered';
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    expect(error.message).toMatch(/^ibanity: [a-z_]+( \(HTTP \d{3}\))?$/);
    expect(error.cause).toBeUndefined();
    return error.code;
  }
}

describe('a request', () => {
  it('sends what was requested, below the base URL, and nothing else', async () => {
    const server = await upstream([json(200, { ok: true })]);
    await client(`${server.url}/v2/`).request(
      post({ query: { 'page[limit]': '5' }, headers: { Authorization: 'Bearer t' }, body: { name: 'Zoë' } }),
    );
    expect(server.requests).toEqual([
      {
        method: 'POST',
        url: '/v2/things?page%5Blimit%5D=5',
        body: '{"name":"Zoë"}',
        headers: {
          host: server.url.slice('http://'.length),
          connection: 'keep-alive',
          accept: 'application/json',
          'accept-encoding': 'identity',
          authorization: 'Bearer t',
          'content-type': 'application/json',
          'content-length': '15',
          'user-agent': 'payee-check',
        },
      },
    ]);
  });

  it('sends a form if the body is one, and a string unchanged', async () => {
    const server = await upstream([json(200, {})]);
    const outbound = client(server.url);
    await outbound.request(post({ body: new URLSearchParams({ a: 'b c' }) }));
    await outbound.request(post({ body: '{"signed": 1}' }));
    expect(server.requests.map((seen) => [seen.headers['content-type'], seen.body])).toEqual([
      ['application/x-www-form-urlencoded', 'a=b+c'],
      ['application/json', '{"signed": 1}'],
    ]);
  });

  it.each([
    'things',
    '//evil.example/x',
    '/a/../b',
    '/a/%2e%2e/b',
    '/a%2fb',
    '/a\\b',
    '/a?b',
    '/a#b',
    '/a b',
    '/a/.',
    '/',
  ])('does not leave its base URL for the path %j', async (path) => {
    const server = await upstream([json(200, {})]);
    const result = await codeOf(client(server.url).request(get({ path })));
    expect(result).toBe(path === '/' ? 'answered' : 'bad_answer');
    expect(server.requests).toHaveLength(path === '/' ? 1 : 0);
  });

  it('refuses a header that would smuggle in another', async () => {
    const server = await upstream([json(200, {})]);
    expect(await codeOf(client(server.url).request(get({ headers: { a: 'b\r\nc: d' } })))).toBe('refused_request');
    expect(server.requests).toHaveLength(0);
  });
});

describe('an answer', () => {
  it('is returned with any status, its headers, text and JSON', async () => {
    const server = await upstream([json(418, { code: 'teapot' }, { 'X-Thing': 'a', 'Retry-After': '3' })]);
    const answer = await client(server.url).request(get());
    expect(answer.status).toBe(418);
    expect(answer.headers['x-thing']).toBe('a');
    expect(answer.text()).toBe('{"code":"teapot"}');
    expect(answer.json()).toEqual({ code: 'teapot' });
    expect(answer.retryAfterMs).toBe(3000);
  });

  it.each([
    '{"a":"\\"b\\":1","b":{"a":"\\\\"},"c":[{"a":1},{"a":1}],"":[]}',
    '{"__proto__":{"a":1},"toString":1,"1":1}',
    '{ "a" : ":" , "b":"c:" }',
    '"a"',
  ])('may have the same name in several objects, and text that looks like members: %s', async (text) => {
    const server = await upstream([((response) => response.end(text)) as Reply]);
    expect((await client(server.url).request(get())).json()).toEqual(JSON.parse(text));
  });

  it('is not followed if it redirects, and its cookie is not kept', async () => {
    const server = await upstream([faults.redirect]);
    const outbound = client(server.url);
    expect((await outbound.request(get())).status).toBe(302);
    await outbound.request(get());
    expect(server.requests[1]?.headers.cookie).toBeUndefined();
  });

  it.each([
    ['HTML', faults.html],
    ['truncated JSON', faults.truncatedJson],
    ['nothing', faults.emptyBody],
    [
      'another encoding',
      ((response) => {
        response.end(Buffer.from('{"name":"Zo\xeb"}', 'latin1'));
      }) as Reply,
    ],
    [
      'a member that is there twice, and says no and yes',
      ((response) => {
        response.end('[{"result":"no_match","id":"1","result":"match"}]');
      }) as Reply,
    ],
  ])('with %s for JSON is a bad answer', async (_, fault) => {
    const server = await upstream([fault]);
    const answer = await client(server.url).request(get());
    expect(await codeOf((async () => answer.json())())).toBe('bad_answer');
  });

  it.each([
    ['announced', faults.huge],
    ['unannounced', faults.hugeChunked],
  ])('of 30 MB (%s) is a bad answer, and its connection ends', async (_, fault) => {
    const server = await upstream([fault]);
    expect(await codeOf(client(server.url).request(get({ retry: 'transport' })))).toBe('bad_answer');
    await server.quiet();
    expect(server.requests).toHaveLength(1);
  });
});

describe('a fault on the wire', () => {
  it.each([
    ['hangBeforeHeaders', 'timed_out'],
    ['hangMidBody', 'timed_out'],
    ['resetBeforeHeaders', 'connection_failed'],
    ['resetMidBody', 'connection_failed'],
    ['notHttp', 'bad_answer'],
  ] as const)('%s: %s, with nothing left behind', async (fault, code) => {
    const server = await upstream([faults[fault]]);
    const started = Date.now();
    const outbound = client(server.url, { timeoutMs: 200 });
    expect(await codeOf(outbound.request(get()))).toBe(code);
    expect(Date.now() - started).toBeLessThan(2000);
    await outbound.close();
    await server.quiet();
  });

  it('nobody listens: connection_failed, whatever the retry rule', async () => {
    const url = await closedPort();
    for (const retry of ['never', 'unsent', 'transport'] as const) {
      expect(await codeOf(client(url).request(post({ retry })))).toBe('connection_failed');
    }
  });

  it('the deadline is earlier than the time limit: timed_out', async () => {
    const server = await upstream([faults.hangBeforeHeaders]);
    expect(await codeOf(client(server.url).request(get({ deadline: Date.now() + 50 })))).toBe('timed_out');
    expect(await codeOf(client(server.url).request(get({ deadline: Date.now() - 1 })))).toBe('timed_out');
  });

  it('an abort ends it at once, and an aborted request is never sent', async () => {
    const server = await upstream([faults.hangBeforeHeaders]);
    const outbound = client(server.url);
    const controller = new AbortController();
    const underWay = codeOf(outbound.request(get({ signal: controller.signal, retry: 'transport' })));
    await server.received(1);
    controller.abort();
    expect(await underWay).toBe('aborted');
    expect(await codeOf(outbound.request(get({ signal: controller.signal })))).toBe('aborted');
    await outbound.close();
    await server.quiet();
    expect(server.requests).toHaveLength(1);
  });

  it('closes an idle connection before most providers do, whatever they promise, so that no request meets one that is closing', async () => {
    const server = await upstream([json(200, {}, { 'keep-alive': 'timeout=60' })], { keepAliveMs: 60_000 });
    await client(server.url).request(get());
    const since = performance.now();
    await server.quiet();
    expect(performance.now() - since).toBeLessThan(5000);
  });

  it('closing ends all running requests, and nothing is sent after it', async () => {
    const server = await upstream([faults.hangBeforeHeaders]);
    const outbound = client(server.url);
    const underWay = codeOf(outbound.request(get()));
    await server.received(1);
    await outbound.close();
    expect(await underWay).toBe('aborted');
    expect(await codeOf(outbound.request(get()))).toBe('aborted');
    await server.quiet();
  });
});

describe('the retry rule', () => {
  const recovering = [faults.resetBeforeHeaders, json(200, {})];

  it('transport: sends a GET once more after any transport failure', async () => {
    const server = await upstream(recovering);
    expect(await codeOf(client(server.url).request(get({ retry: 'transport' })))).toBe('answered');
    expect(server.requests).toHaveLength(2);
  });

  it('transport: no more than once', async () => {
    const server = await upstream([faults.resetBeforeHeaders]);
    expect(await codeOf(client(server.url).request(get({ retry: 'transport' })))).toBe('connection_failed');
    expect(server.requests).toHaveLength(2);
  });

  it('unsent: does not repeat a POST that has been sent', async () => {
    const server = await upstream(recovering);
    expect(await codeOf(client(server.url).request(post({ retry: 'unsent' })))).toBe('connection_failed');
    expect(server.requests).toHaveLength(1);
  });

  it('unsent: connects once more if no connection was made', async () => {
    const tls = await (await createAuthority()).server();
    const server = await upstream([json(200, {})], { refuseConnections: 1, tls });
    // The second connection gets as far as the certificate, which no authority has signed.
    expect(await codeOf(client(server.url).request(post({ retry: 'unsent' })))).toBe('tls_failed');
    expect(server.connections).toBe(2);
  });

  it('an HTTP error is an answer, not a failure', async () => {
    const server = await upstream([json(503, {})]);
    expect((await client(server.url).request(get({ retry: 'transport' }))).status).toBe(503);
    expect(server.requests).toHaveLength(1);
  });
});

describe('mutual TLS', () => {
  it('presents the certificate, with an encrypted key and a private authority', async () => {
    const authority = await createAuthority();
    const server = await upstream([json(200, {})], { tls: { ...(await authority.server()), ca: authority.ca } });
    const identity = await authority.client({ passphrase: 'correct horse' });
    const outbound = client(server.url, { tls: { ...identity, passphrase: 'correct horse', ca: authority.ca } });
    expect(await codeOf(outbound.request(get()))).toBe('answered');
  });

  it('reports at the start that a key cannot be used', async () => {
    const authority = await createAuthority();
    const identity = await authority.client({ passphrase: 'correct horse' });
    expect(() => client('https://127.0.0.1:1', { tls: { ...identity, passphrase: 'wrong' } })).toThrow(
      expect.objectContaining({ code: 'tls_failed' }),
    );
  });

  it.each(['TLSv1.2', 'TLSv1.3'] as const)(
    'recognises a missing or foreign client certificate (%s)',
    async (maxVersion) => {
      const authority = await createAuthority();
      const tls = { ...(await authority.server()), ca: authority.ca, maxVersion };
      const server = await upstream([json(200, {})], { tls });
      const stranger = await (await createAuthority('Another authority')).client();
      const expired = await authority.client({ expired: true });
      for (const identity of [{}, stranger, expired]) {
        const outbound = client(server.url, { tls: { ...identity, ca: authority.ca } });
        expect(await codeOf(outbound.request(post({ retry: 'unsent' })))).toBe('certificate_required');
      }
      expect(server.connections).toBe(3);
      expect(server.requests).toHaveLength(0);
    },
  );

  it('does not trust a server of another authority, nor ask it twice', async () => {
    const server = await upstream([json(200, {})], { tls: await (await createAuthority()).server() });
    const { ca } = await createAuthority('Another authority');
    expect(await codeOf(client(server.url, { tls: { ca } }).request(get({ retry: 'transport' })))).toBe('tls_failed');
    expect(await codeOf(client(server.url).request(get({ retry: 'transport' })))).toBe('tls_failed');
    expect(server.connections).toBe(2);
  });
});

import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { loadConfig } from '../config/load.ts';
import { createAuthority } from '../testing/certificates.ts';
import { closedPort, json, startUpstream } from '../testing/upstream.ts';
import { createOutboundClient, type OutboundOptions } from './client.ts';
import { ProviderError } from './errors.ts';

const toClose: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of toClose.splice(0).reverse()) await close();
});

interface Tunnel {
  readonly target: string;
  readonly headers: IncomingHttpHeaders;
}

/** A proxy as in companies: CONNECT, and nothing else. Everything it is asked for leads to `port`. */
async function startProxy(port: number, { status = 200 } = {}) {
  const tunnels: Tunnel[] = [];
  const server = createServer((_, response) => response.writeHead(400).end());
  server.on('connect', ({ url = '', headers }, socket, head) => {
    tunnels.push({ target: url, headers });
    if (status !== 200) {
      socket.end(`HTTP/1.1 ${status} No\r\n\r\n`);
      return;
    }
    const upstream = connect(port, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      upstream.write(head);
      upstream.pipe(socket).pipe(upstream);
    });
    for (const end of [socket, upstream])
      end.on('error', () => upstream.destroy()).on('close', () => upstream.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  toClose.push(() => server.close());
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, tunnels };
}

async function startProvider() {
  const authority = await createAuthority();
  const tls = { ...(await authority.server()), ca: authority.ca };
  const provider = await startUpstream(() => json(200, { fine: true }), { tls });
  toClose.push(() => provider.close());
  return { provider, authority, port: Number(new URL(provider.url).port) };
}

function ask(baseUrl: string, options: Partial<OutboundOptions>) {
  const client = createOutboundClient({ provider: 'ibanity', baseUrl, timeoutMs: 2000, ...options });
  toClose.push(() => client.close());
  const { signal } = new AbortController();
  return client.request({ method: 'GET', path: '/things', retry: 'never', signal, deadline: Date.now() + 5000 });
}

const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'answered',
    (error: unknown) => (error instanceof ProviderError ? error.code : String(error)),
  );

describe('a proxy', () => {
  it('tunnels mutual TLS: the certificate is shown to the provider, and the proxy only sees host and port', async () => {
    const { provider, authority, port } = await startProvider();
    const proxy = await startProxy(port);
    const tls = { ...(await authority.client()), ca: authority.ca };
    const url = new URL(proxy.url);
    url.username = 'user';
    url.password = 'p@ss';
    // Only the proxy can resolve this host.
    const answer = await ask(`https://localhost:${port}`, { tls, proxy: { url: url.href, noProxy: '' } });
    expect(answer.status).toBe(200);
    expect(provider.requests).toHaveLength(1);
    expect(proxy.tunnels.map(({ target }) => target)).toEqual([`localhost:${port}`]);
    expect(proxy.tunnels[0]?.headers['proxy-authorization']).toBe(`Basic ${btoa('user:p@ss')}`);
    expect(provider.requests[0]?.headers['proxy-authorization']).toBeUndefined();
  });

  it('does not make up for a missing certificate: the provider refuses, as without a proxy', async () => {
    const { authority, port } = await startProvider();
    const proxy = await startProxy(port);
    const tls = { ca: authority.ca };
    const asked = ask(`https://localhost:${port}`, { tls, proxy: { url: proxy.url, noProxy: '' } });
    expect(await codeOf(asked)).toBe('certificate_required');
  });

  it('does not vouch for a server of another authority', async () => {
    const { port } = await startProvider();
    const proxy = await startProxy(port);
    const tls = { ca: (await createAuthority('Another authority')).ca };
    const asked = ask(`https://localhost:${port}`, { tls, proxy: { url: proxy.url, noProxy: '' } });
    expect(await codeOf(asked)).toBe('tls_failed');
  });

  it.each(['localhost', '.localhost,other.example', '*'])('is not used for NO_PROXY=%s', async (noProxy) => {
    const { authority, port } = await startProvider();
    const proxy = await startProxy(port);
    const tls = { ...(await authority.client()), ca: authority.ca };
    const answer = await ask(`https://localhost:${port}`, { tls, proxy: { url: proxy.url, noProxy } });
    expect([answer.status, proxy.tunnels.length]).toEqual([200, 0]);
  });

  it.each([
    [403, 'proxy_refused', 403],
    [407, 'proxy_refused', 407],
    [502, 'connection_failed', null],
  ])('that answers %i: %s', async (answered, code, status) => {
    const proxy = await startProxy(1, { status: answered });
    const asked = ask('https://provider.example', { proxy: { url: proxy.url, noProxy: '' } });
    await expect(asked).rejects.toMatchObject({ code, status });
    // Asking again would not help.
    if (code === 'proxy_refused') expect(proxy.tunnels).toHaveLength(1);
  });

  it('that is not there is a failed connection', async () => {
    const proxy = { url: await closedPort(), noProxy: '' };
    expect(await codeOf(ask('https://provider.example', { proxy }))).toBe('connection_failed');
    // The provider was never reached, so it has not refused a certificate.
    const tls = await (await createAuthority()).client();
    expect(await codeOf(ask('https://provider.example', { proxy, tls }))).toBe('connection_failed');
  });
});

describe('HTTPS_PROXY', () => {
  it('is also read in lower case, and never used for this machine', () => {
    const { proxy } = loadConfig({ https_proxy: 'http://proxy.example:3128', NO_PROXY: '.example.org' });
    expect(proxy).toEqual({ url: 'http://proxy.example:3128', noProxy: 'localhost,127.0.0.1,[::1],.example.org' });
    expect(loadConfig({}).proxy).toBeNull();
  });

  it('has to be a URL, and is not repeated in the message if it is not', () => {
    expect(() => loadConfig({ HTTPS_PROXY: 'proxy.example:secret' })).toThrow(/HTTPS_PROXY has to be an http/);
    expect(() => loadConfig({ HTTPS_PROXY: 'proxy.example:secret' })).not.toThrow(/secret/);
  });

  it('is not taken for a misspelt HTTP_PROXY', () => {
    expect(() => loadConfig({ HTTP_PROXY: 'http://proxy.example:3128' })).not.toThrow();
  });
});

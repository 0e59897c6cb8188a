import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { request } from 'undici';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectProblem, startBff, type TestBff } from '../testing/bff.ts';

const SCRIPT = `export const text = '${'payee '.repeat(500)}';`;
const HOUR = 'public, max-age=3600';
/** In the format of a hash; browsers verify what it is of. */
const OLD_HASH = `sha384-${'old+/'.repeat(12)}olds`;
const FOR_EVER = 'public, max-age=31536000, immutable';

let root: string;
let bff: TestBff;
beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'payee-check-widget-'));
  mkdirSync(join(root, 'cdn', 'locales'), { recursive: true });
  mkdirSync(join(root, 'versions', '1.3.0'), { recursive: true });
  mkdirSync(join(root, 'versions', 'secret'), { recursive: true });
  writeFileSync(join(root, 'cdn', 'payee-check.js'), SCRIPT);
  writeFileSync(join(root, 'cdn', 'integrity.json'), '{}');
  writeFileSync(join(root, 'cdn', 'locales', 'de.js'), 'export {};');
  writeFileSync(join(root, 'versions', '1.3.0', 'payee-check.js'), 'export {};');
  writeFileSync(join(root, 'cdn', 'check.js'), 'export const build = "new";');
  writeFileSync(join(root, 'versions', '1.3.0', 'check.js'), 'export const build = "old";');
  writeFileSync(join(root, 'versions', '1.3.0', 'integrity.json'), JSON.stringify({ 'check.js': OLD_HASH }));
  writeFileSync(join(root, 'versions', 'secret', 'x.js'), 'secret');
  writeFileSync(join(root, 'secret.txt'), 'secret');
  symlinkSync(join(root, 'secret.txt'), join(root, 'cdn', 'link.txt'));
  const widget = { directory: join(root, 'cdn'), version: '1.4.0', earlier: join(root, 'versions') };
  bff = await startBff({}, { widget });
});
afterAll(async () => {
  await bff.close();
  rmSync(root, { recursive: true });
});

/** As sent over the network: nothing is decoded. */
async function fetchRaw(path: string, encoding: string) {
  const answer = await request(`${bff.url}${path}`, { headers: { 'accept-encoding': encoding } });
  return { headers: answer.headers, bytes: Buffer.from(await answer.body.arrayBuffer()) };
}

describe('the widget’s files', () => {
  it('load from any origin, for an hour under v1 and for ever under their version', async () => {
    for (const [path, cache] of [
      ['/widget/v1/payee-check.js', HOUR],
      ['/widget/v1/locales/de.js', HOUR],
      ['/widget/v1/integrity.json', HOUR],
      ['/widget/1.4.0/payee-check.js', FOR_EVER],
      ['/widget/1.3.0/payee-check.js', FOR_EVER],
    ] as const) {
      const { status, headers } = await bff.ask(path, { origin: 'https://anybody.example' });
      expect(status).toBe(200);
      expect(headers).toMatchObject({
        'cache-control': cache,
        'access-control-allow-origin': '*',
        'cross-origin-resource-policy': 'cross-origin',
        'x-content-type-options': 'nosniff',
      });
    }
    const { headers } = await bff.ask('/widget/v1/payee-check.js');
    expect(headers['content-type']).toBe('text/javascript; charset=utf-8');
  });

  it.each([
    `/widget/v1/check.js?0sha384-${'B'.repeat(64)}`,
    '/widget/v1/check.js?0sha384-short',
    `/widget/1.4.0/check.js?0${OLD_HASH}`,
    `/widget/v1/payee-check.js?0${OLD_HASH}`,
  ])('are not there under a hash that is not theirs, and no cache keeps that: %s', async (path) => {
    const answer = await bff.ask(path);
    expectProblem(answer, 'not_found');
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.text).not.toMatch(/old|new/);
  });

  it('give an entry that is an hour old its own parts, which it requests by their hashes', async () => {
    const part = async (query: string) => (await bff.ask(`/widget/v1/check.js${query}`)).text;
    expect(await part(`?0${OLD_HASH}`)).toContain('old');
    expect(await part('')).toContain('new');
  });

  it('are compressed as the caller prefers', async () => {
    const path = '/widget/v1/payee-check.js';
    const brotli = await fetchRaw(path, 'gzip, deflate, br');
    expect(brotli.headers).toMatchObject({ 'content-encoding': 'br', vary: 'Accept-Encoding' });
    expect(brotliDecompressSync(brotli.bytes).toString()).toBe(SCRIPT);
    const zipped = await fetchRaw(path, 'gzip, br;q=0');
    expect(zipped.headers['content-encoding']).toBe('gzip');
    expect(gunzipSync(zipped.bytes).toString()).toBe(SCRIPT);
    const plain = await fetchRaw(path, 'identity');
    expect(plain.headers['content-encoding']).toBeUndefined();
    expect(plain.bytes.toString()).toBe(SCRIPT);
    expect(new Set([brotli, zipped, plain].map(({ headers }) => headers.etag)).size).toBe(3);
  });

  it('are not sent again to a client that has them', async () => {
    const { headers } = await bff.ask('/widget/v1/payee-check.js');
    // A cache in between may have weakened the tag, or ask with several.
    for (const known of [`${headers.etag}`, `W/${headers.etag}`, `"other", ${headers.etag}`]) {
      const again = await bff.ask('/widget/v1/payee-check.js', { headers: { 'if-none-match': known } });
      expect([again.status, again.text]).toEqual([304, '']);
    }
  });

  it.each([
    '/widget/v1/',
    '/widget/v1/nothing.js',
    '/widget/9.9.9/payee-check.js',
    '/widget/secret/x.js',
    '/widget/v1/link.txt',
    '/widget/v1/..%2fsecret.txt',
    '/widget/v1/..%5csecret.txt',
    '/widget/v1/%2e%2e/secret.txt',
    '/widget/v1/locales%2fde.js/..',
    '/widget/__proto__/x.js',
    '/widget/v1/__proto__',
  ])('%s does not exist', async (path) => {
    expectProblem(await bff.ask(path), 'not_found');
  });

  it('cannot be left by a path that no client would send', async () => {
    const answer = await new Promise<string>((resolve) => {
      let received = '';
      const socket = connect(bff.port, '127.0.0.1', () =>
        socket.write('GET /widget/v1/../../secret.txt HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'),
      );
      socket.on('data', (chunk) => {
        received += chunk;
      });
      socket.on('close', () => resolve(received));
    });
    expect(answer).toContain('404');
    expect(answer).not.toContain('secret\n');
  });
});

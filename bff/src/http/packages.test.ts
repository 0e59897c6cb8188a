import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadConfig } from '../config/load.ts';
import { expectProblem, startBff, type TestBff } from '../testing/bff.ts';

const TARBALL = 'payee-check-shared-0.1.0.tgz';
const LARGE = 'payee-check-widget-0.1.0.tgz';

let folder: string;
let bff: TestBff;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'payee-check-packages-'));
  writeFileSync(join(folder, TARBALL), 'a tarball');
  writeFileSync(join(folder, LARGE), Buffer.alloc(8 * 1024 * 1024));
  writeFileSync(join(folder, 'secret.env'), 'SECRET=1');
  bff = await startBff({ PACKAGES_DIRECTORY: folder });
});
afterAll(async () => {
  await bff.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('/packages', () => {
  it('serves the tarballs of a release', async () => {
    const answer = await bff.ask(`/packages/${TARBALL}`, { origin: null });
    expect(answer.status).toBe(200);
    expect(answer.text).toBe('a tarball');
    expect(answer.headers['content-type']).toBe('application/gzip');
    expect(answer.headers['cache-control']).toBe('public, max-age=3600');
  });

  it.each([
    'range: bytes=99999-',
    'range: bytes=0-3',
    'if-match: "another"',
    'if-unmodified-since: Thu, 01 Jan 1970 00:00:00 GMT',
  ])('serves the whole of one, and has no failure of its own, if somebody asks for it with %s', async (header) => {
    const [name = '', value = ''] = header.split(/: (.*)/);
    const answer = await bff.ask(`/packages/${TARBALL}`, { headers: { [name]: value } });
    expect(answer.status).toBe(200);
    expect(answer.text).toBe('a tarball');
  });

  it('says in its log nothing of a failure when somebody leaves in the middle', async () => {
    const socket = connect(bff.port, '127.0.0.1');
    socket.write(`GET /packages/${LARGE} HTTP/1.1\r\nHost: bff\r\n\r\n`);
    await once(socket, 'data');
    socket.resetAndDestroy();
    await expect.poll(() => bff.log.some((line) => line.includes('/packages'))).toBe(true);
    expect(bff.log.join('')).not.toContain('unexpected error');
  });

  it.each(['/packages/secret.env', '/packages/', '/packages/..%2fsecret.env', `/packages/%2e%2e/${TARBALL}`])(
    'serves nothing else in the folder, and nothing outside it: %s',
    async (path) => expectProblem(await bff.ask(path), 'not_found'),
  );

  it('does not exist if no folder is configured', async () => {
    const other = await startBff();
    expectProblem(await other.ask(`/packages/${TARBALL}`), 'not_found');
    await other.close();
  });

  it('prevents the start if the folder does not exist', () => {
    expect(() => loadConfig({ PACKAGES_DIRECTORY: join(folder, 'elsewhere') })).toThrow(
      'PACKAGES_DIRECTORY has to be an existing folder',
    );
  });
});

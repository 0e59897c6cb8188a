import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Sandbox, startSandbox } from '@payee-check/demo/sandbox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort } from '../../bff/src/testing/ports.ts';
import { startRedis, type TestRedis } from '../../bff/src/testing/redis.ts';
import { ask, askCheck, completedOf, openSession } from '../lib/ask.ts';
import { API_KEY, type Instance, root, startInstance } from '../lib/instance.ts';
import { read } from './files.ts';

/**
 * Node 20 has neither option, the image has Node 24: the current Node if it is 24, or one that npx has fetched before.
 * `null` if there is none; none is fetched for this.
 */
function findNode24(): string | null {
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  const { status, stdout } = spawnSync('npx', ['--offline', '-y', '-p', 'node@24', 'node', '-p', 'process.execPath'], {
    encoding: 'utf8',
  });
  return status === 0 ? stdout.trim() : null;
}
const node = findNode24();

const withPermissions = (node: string) => {
  const folder = mkdtempSync(join(tmpdir(), 'secrets-'));
  const [, command = '[]'] = /^CMD (\[.*\])$/m.exec(read('deploy/Dockerfile')) ?? [];
  const [, ...options]: string[] = JSON.parse(command);
  const args = options.map((option) => option.replace('=/app/', `=${root}/`).replace('=/run/secrets/', `=${folder}/`));
  let redis: TestRedis;
  let sandbox: Sandbox;
  let bff: Instance;
  let metricsPort: number;
  const secrets = (path: string) => ({ MERCHANT_API_KEYS: '', MERCHANT_API_KEYS_FILE: path });

  beforeAll(async () => {
    writeFileSync(join(folder, 'keys'), API_KEY);
    [redis, sandbox, metricsPort] = await Promise.all([startRedis(), startSandbox(), freePort()]);
    const env = { ...sandbox.env, PROVIDERS: 'ibantrack', REDIS_URL: redis.url, METRICS_PORT: String(metricsPort) };
    bff = await startInstance({ ...env, ...secrets(join(folder, 'keys')) }, { args, node });
  }, 60_000);
  afterAll(async () => {
    await bff.close();
    await Promise.all([redis.close(), sandbox.close()]);
    rmSync(folder, { recursive: true });
  });

  it('checks with Redis and a bank, serves the widget, and measures itself', async () => {
    expect(completedOf(await askCheck(bff, await openSession(bff), 'Jane Doe')).outcome).not.toBe('unable_to_verify');
    expect((await ask(bff, '/openapi.json')).status).toBe(200);
    const metrics = await (await fetch(`http://127.0.0.1:${metricsPort}/metrics`)).text();
    expect(metrics).toMatch(/^process_resident_memory_bytes [1-9]/m);
  });

  it('reads no file anywhere else', async () => {
    const elsewhere = mkdtempSync(join(tmpdir(), 'elsewhere-'));
    writeFileSync(join(elsewhere, 'keys'), API_KEY);
    await expect(startInstance(secrets(join(elsewhere, 'keys')), { args, node })).rejects.toThrow(
      'MERCHANT_API_KEYS_FILE names a file that cannot be read',
    );
    rmSync(elsewhere, { recursive: true });
  });

  it('opens no debugger, and does not log about it', async () => {
    bff.signal('SIGUSR1');
    expect((await ask(bff, '/healthz')).status).toBe(200);
    expect(bff.output()).not.toMatch(/debugger/i);
  });

  it('does the same as a systemd unit with the documented options', async () => {
    const [, command = ''] =
      /^ExecStart=\/usr\/bin\/node (.*)$/m.exec(read('deploy/systemd/payee-check-bff.service')) ?? [];
    const [, added = ''] = /add `(--disable-sigusr1\s--permission)`/.exec(read('docs/operations.md')) ?? [];
    const [, readable = ''] = /what it may read \(([^)]+)\)/.exec(read('docs/operations.md')) ?? [];
    const places = [...readable.matchAll(/`([^`]+)`/g)].map(([, place]) => `--allow-fs-read=${place}`);
    expect(places).toHaveLength(3);
    const here = (option: string) => option.replace('/opt/payee-check/', `${root}/`).replace('%d/', `${folder}/`);
    const unit = await startInstance(
      { ...sandbox.env, PROVIDERS: 'ibantrack', ...secrets(join(folder, 'keys')) },
      { args: [...added.split(/\s/), ...places, ...command.split(' ')].map(here), node },
    );
    expect(completedOf(await askCheck(unit, await openSession(unit), 'Jane Doe')).outcome).not.toBe('unable_to_verify');
    await unit.close();
  });
};

it('opens no debugger on SIGUSR1, on any Node', async () => {
  const bff = await startInstance({});
  bff.signal('SIGUSR1');
  await expect.poll(() => bff.output()).toContain('no debugger is opened');
  expect(bff.output()).not.toContain('Debugger listening');
  await bff.close();
});

const what = 'the command of the image, with what it may read';
if (node !== null) describe(what, () => withPermissions(node));
else it(`${what}, needs Node 24, which the image has`, () => expect(read('deploy/Dockerfile')).toContain('node:24-'));

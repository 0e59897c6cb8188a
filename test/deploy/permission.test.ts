import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Sandbox, startSandbox } from '@payee-check/demo/sandbox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startRedis, type TestRedis } from '../../bff/src/testing/redis.ts';
import { ask, askCheck, completedOf, openSession } from '../lib/ask.ts';
import { API_KEY, type Instance, root, startInstance } from '../lib/instance.ts';
import { freePort } from '../lib/ports.ts';
import { read } from './files.ts';

/** Node 20 knows neither option: the image has Node 24. */
const knowsPermissions = Number(process.versions.node.split('.')[0]) >= 24;

const withPermissions = () => {
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
    bff = await startInstance({ ...env, ...secrets(join(folder, 'keys')) }, { args });
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
    await expect(startInstance(secrets(join(elsewhere, 'keys')), { args })).rejects.toThrow(
      'MERCHANT_API_KEYS_FILE names a file that cannot be read',
    );
    rmSync(elsewhere, { recursive: true });
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
if (knowsPermissions) describe(what, withPermissions);
else it(`${what}, needs Node 24, which the image has`, () => expect(read('deploy/Dockerfile')).toContain('node:24-'));

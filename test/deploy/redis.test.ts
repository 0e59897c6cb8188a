import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isPresent, read } from './files.ts';

const PASSWORD = 'requirepass for-this-test-alone\n';
const redisConf = read('deploy/redis/redis.conf');
/** How the password is passed: from a file, or appended by the commands for systemd in docs/operations.md. */
const ways = {
  'which includes the password': (file: string) => redisConf.replace('/run/secrets/REDIS_AUTH', file),
  'with the password behind it': () => `${redisConf.replace(/^include.*\n/m, '')}${PASSWORD}`,
};

const withRedis = describe.runIf(isPresent('redis-server', 'redis-server'));

withRedis.each(Object.entries(ways))('redis.conf, %s', (_, configOf) => {
  const folder = mkdtempSync(join(tmpdir(), 'redis-'));
  const socket = join(folder, 'redis.sock');
  let server: ChildProcess;

  const ask = (...args: string[]) =>
    execFileSync('redis-cli', ['-s', socket, '--no-auth-warning', ...args], { encoding: 'utf8' })
      .trim()
      .split('\n');

  beforeAll(async () => {
    const auth = join(folder, 'REDIS_AUTH');
    writeFileSync(auth, PASSWORD);
    const config = join(folder, 'redis.conf');
    writeFileSync(config, configOf(auth));
    server = spawn('redis-server', [config, '--port', '0', '--unixsocket', socket, '--dir', folder]);
    const output = server.stdout;
    if (output === null) throw new Error('Redis does not answer');
    for await (const chunk of output) if (String(chunk).includes('eady to accept connections')) break;
  });

  afterAll(async () => {
    server.kill();
    if (server.exitCode === null) await once(server, 'exit');
    rmSync(folder, { recursive: true });
  });

  it('requires the password', () => {
    expect(ask('ping')).toEqual(['NOAUTH Authentication required.']);
  });

  it.each([
    ['maxmemory-policy', 'noeviction'],
    ['maxmemory', String(256 * 1024 * 1024)],
    ['appendonly', 'no'],
    ['save', ''],
  ])('sets %s to “%s”', (name, value) => {
    expect(ask('-a', 'for-this-test-alone', 'config', 'get', name)).toEqual(value === '' ? [name] : [name, value]);
  });
});

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { freePort } from './ports.ts';

/** A real Redis on a free port of loopback, that keeps nothing. */
export interface TestRedis {
  readonly port: number;
  readonly url: string;
  /** A connection past everything that is tested. */
  readonly client: Redis;
  /** Every key, and the milliseconds it has left. */
  keys(): Promise<{ readonly key: string; readonly leftMs: number }[]>;
  /** Forgets everything. */
  clear(): Promise<void>;
  /** Lets time pass for every key, without waiting for it. */
  pass(ms: number): Promise<void>;
  /** Gone, as a crashed one is. */
  kill(): Promise<void>;
  /** Alive and silent. */
  stall(): void;
  resume(): void;
  /** On the same port, empty, with the same settings or others. */
  restart(settings?: readonly string[]): Promise<void>;
  close(): Promise<void>;
}

/** A test that fails closes nothing: no server outlives the process that started it. */
const running = new Set<ChildProcess>();
process.once('exit', () => running.forEach((child) => void child.kill('SIGKILL')));

function launch(port: number, settings: readonly string[]): Promise<ChildProcess> {
  const place = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', '/tmp'];
  return run([...place, ...settings], 'Ready to accept connections');
}

async function run(settings: readonly string[], ready: string): Promise<ChildProcess> {
  const child = spawn('redis-server', settings, { stdio: ['ignore', 'pipe', 'inherit'] });
  running.add(child);
  child.once('exit', () => running.delete(child));
  let said = '';
  for await (const chunk of child.stdout) {
    said += String(chunk);
    if (said.includes(ready)) {
      child.stdout.resume();
      return child;
    }
  }
  throw new Error(`redis-server does not start: ${said}`);
}

async function pass(client: Redis, ms: number): Promise<void> {
  for (const key of await client.keys('*')) await client.pexpire(key, (await client.pttl(key)) - ms);
}

/** @param settings As on the command line: `['--requirepass', 'x']`. */
export async function startRedis(settings: readonly string[] = []): Promise<TestRedis> {
  const port = await freePort();
  let child = await launch(port, settings);
  const at = settings.indexOf('--requirepass');
  const password = at < 0 ? undefined : settings[at + 1];
  const client = new Redis({ host: '127.0.0.1', port, lazyConnect: true, ...(password !== undefined && { password }) });
  // It is of no interest while the server is meant to be away.
  client.on('error', () => undefined);

  async function kill(): Promise<void> {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  }

  return {
    port,
    url: `redis://127.0.0.1:${port}`,
    client,
    keys: async () =>
      Promise.all((await client.keys('*')).map(async (key) => ({ key, leftMs: await client.pttl(key) }))),
    clear: async () => void (await client.flushall()),
    pass: (ms) => pass(client, ms),
    kill,
    stall: () => void child.kill('SIGSTOP'),
    resume: () => void child.kill('SIGCONT'),
    async restart(again = settings) {
      await kill();
      child = await launch(port, again);
    },
    async close() {
      client.disconnect();
      await kill();
    },
  };
}

/** A Redis Cluster of two nodes, each with half of the slots. Its address is that of the first. */
export async function startRedisCluster(): Promise<TestRedis & { readonly urls: readonly string[] }> {
  const folder = await mkdtemp(path.join(tmpdir(), 'redis-cluster-'));
  const nodes: TestRedis[] = [];
  for (const [from, to] of [
    [0, 8191],
    [8192, 16383],
  ]) {
    const bus = await freePort();
    const file = path.join(folder, `${from}.conf`);
    const settings = ['--cluster-enabled', 'yes', '--cluster-config-file', file, '--cluster-port', String(bus)];
    const node = await startRedis(settings);
    await node.client.call('CLUSTER', 'ADDSLOTSRANGE', String(from), String(to));
    const [first] = nodes;
    if (first !== undefined) await first.client.call('CLUSTER', 'MEET', '127.0.0.1', String(node.port), String(bus));
    nodes.push(node);
  }
  const each = (work: (node: TestRedis) => Promise<unknown>) => Promise.all(nodes.map(work));
  await each(async ({ client }) => {
    while (!String(await client.call('CLUSTER', 'INFO')).includes('cluster_state:ok')) await sleep(20);
  });
  const [first] = nodes;
  if (first === undefined) throw new Error('A cluster has nodes');
  return {
    ...first,
    urls: nodes.map(({ url }) => url),
    pass: async (ms) => void (await each((node) => node.pass(ms))),
    kill: async () => void (await each((node) => node.kill())),
    restart: async () => void (await each((node) => node.restart())),
    stall: () => nodes.forEach((node) => void node.stall()),
    resume: () => nodes.forEach((node) => void node.resume()),
    keys: async () => (await Promise.all(nodes.map((node) => node.keys()))).flat(),
    clear: async () => void (await each((node) => node.clear())),
    async close() {
      await each((node) => node.close());
      await rm(folder, { recursive: true });
    },
  };
}

export interface SentinelRedis {
  readonly url: string;
  /** The present primary dies, and the sentinel is told at once: it would wait for seconds to be sure. */
  failOver(): Promise<void>;
  close(): Promise<void>;
}

/** A primary with a replica, and a sentinel that watches them. */
export async function startRedisSentinel(): Promise<SentinelRedis> {
  const folder = await mkdtemp(path.join(tmpdir(), 'redis-sentinel-'));
  const primary = await startRedis(['--repl-diskless-sync-delay', '0']);
  const replica = await startRedis(['--replicaof', '127.0.0.1', String(primary.port)]);
  const until = async (isSo: () => Promise<boolean>) => {
    while (!(await isSo())) await sleep(20);
  };
  // A sentinel looks at a replica every ten seconds: the first look has to find it well.
  await until(async () => (await replica.client.info('replication')).includes('master_link_status:up'));
  const port = await freePort();
  const file = path.join(folder, 'sentinel.conf');
  await writeFile(
    file,
    `port ${port}\nbind 127.0.0.1\ndir ${folder}\nsentinel monitor main 127.0.0.1 ${primary.port} 1\n`,
  );
  const process = await run([file, '--sentinel'], '+monitor master main');
  const sentinel = new Redis({ host: '127.0.0.1', port });
  return {
    url: `redis+sentinel://127.0.0.1:${port}/main`,
    async failOver() {
      // Refused until it has looked at the replica, a moment after it has heard of it.
      await until(() => sentinel.call('SENTINEL', 'FAILOVER', 'main').then(Boolean, () => false));
      await primary.kill();
      await until(async () => (await replica.client.info('replication')).includes('role:master'));
    },
    async close() {
      sentinel.disconnect();
      process.kill('SIGKILL');
      await Promise.all([primary.close(), replica.close()]);
      await rm(folder, { recursive: true });
    },
  };
}

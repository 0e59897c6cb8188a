import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startRedis, startRedisCluster, type TestRedis } from '../../testing/redis.ts';
import { BUSY_MACHINE, describeStore } from '../../testing/store.suite.ts';
import { type Store, StoreUnavailableError } from '../store.ts';
import { createRedisStore } from './store.ts';

const toClose: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const resource of toClose.splice(0).reverse()) await resource.close();
});

const lines: string[] = [];
const note = (fields: object, message: string) => void lines.push(`${message} ${JSON.stringify(fields)}`);
const log = { info: note, warn: note };

function open(url: string): Store {
  const store = createRedisStore({ url, log });
  toClose.push(store);
  lines.length = 0;
  return store;
}

/** How many milliseconds a refusal takes. */
async function refused(attempt: Promise<unknown>): Promise<number> {
  const since = performance.now();
  await expect(attempt).rejects.toThrow(StoreUnavailableError);
  return performance.now() - since;
}

const isBack = (store: Store) =>
  expect
    .poll(
      () =>
        store.ping().then(
          () => true,
          () => false,
        ),
      { interval: 20, timeout: 5000 },
    )
    .toBe(true);

/** A connection to Redis with slow answers. */
async function startDistance(port: number) {
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(port, '127.0.0.1');
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on('error', () => socket.destroy());
      socket.on('close', () => [near, far].forEach((item) => void item.destroy()));
    }
    near.pipe(far);
    far.on('data', (chunk) => setTimeout(() => near.write(chunk), way.delayMs));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const way = {
    port: (server.address() as AddressInfo).port,
    delayMs: 0,
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
  return way;
}

describe.each([
  ['in Redis', startRedis],
  ['in a Redis Cluster', startRedisCluster],
])('%s', BUSY_MACHINE, (name, start) => {
  let redis: TestRedis;
  beforeAll(async () => {
    redis = await start();
  });
  afterAll(() => redis.close());

  describeStore(name, async () => {
    await redis.clear();
    return { store: createRedisStore({ url: redis.url, log }), pass: redis.pass };
  });

  it('claims for several owners at once unless their keys may be on different nodes', async () => {
    await redis.clear();
    const store = open(redis.url);
    expect(store.spansOwners()).toBe(false);
    await isBack(store);
    expect(store.spansOwners()).toBe(start === startRedis);
    const claim = (owner: string, limit: number) => ({ key: `{${owner}}`, member: null, limit, windowMs: 60_000 });
    if (!store.spansOwners()) return;
    expect(await store.claim([claim('a', 5), claim('b', 1), claim('c', 5)])).toMatchObject({ allowed: true });
    const again = await store.claim([claim('a', 5), claim('b', 1), claim('c', 5)]);
    expect(again).toMatchObject({ allowed: false, refused: { key: '{b}', total: 1 } });
    expect(await store.take('{a}', 0, 5, 60_000)).toMatchObject({ total: 1 });
  });

  it('every key expires', async () => {
    await redis.clear();
    const store = open(redis.url);
    await store.set('value', '1', 60_000);
    await store.setIfAbsent('once', '1', 60_000);
    for (let turn = 0; turn < 2; turn += 1) {
      await store.take('counter', 1, 5, 60_000);
      await store.claim([
        { key: '{a}set', member: `member ${turn}`, limit: 5, windowMs: 60_000 },
        { key: '{a}claimed', member: null, limit: 5, windowMs: 60_000 },
      ]);
    }
    await store.take('counter', -2, 5, 60_000);
    await store.leave('{a}set', 'member 0');
    await store.ping();
    const keys = await redis.keys();
    expect(keys).toHaveLength(6);
    for (const { leftMs } of keys) expect(leftMs).toBeGreaterThan(0);
  });
});

it(
  'recognises a Redis Cluster once it has opened, so that the first requests do not have to be redirected',
  BUSY_MACHINE,
  async () => {
    const cluster = await startRedisCluster();
    toClose.push(cluster);
    // What is written to find out whether Redis is there belongs on the node that is asked.
    const store = open(cluster.url);
    await isBack(store);
    expect(await cluster.client.info('commandstats')).toContain('cmdstat_cluster|slots');
    await Promise.all(Array.from({ length: 20 }, (_, owner) => store.get(`{${owner}}`)));
    expect(await cluster.client.info('errorstats')).not.toContain('errorstat_MOVED');
  },
);

describe('when Redis', BUSY_MACHINE, () => {
  let redis: TestRedis;
  afterEach(() => redis.close());

  it('is killed, the store is away at once, and back by itself, with its scripts', async () => {
    redis = await startRedis();
    const store = open(redis.url);
    await store.take('a', 1, 1, 60_000);
    await redis.kill();
    for (let turn = 0; turn < 5; turn += 1) expect(await refused(store.take('a', 1, 1, 60_000))).toBeLessThan(150);
    await redis.restart();
    await isBack(store);
    expect(await store.take('a', 1, 1, 60_000)).toMatchObject({ allowed: true });
    expect(lines.filter((line) => line.startsWith('the store cannot be used'))).not.toHaveLength(0);
    expect(lines.at(-1)).toBe('the store is back {}');
  });

  it('is stalled, one command waits 150 ms, those after it not at all, and it is back when Redis continues', async () => {
    redis = await startRedis();
    const store = open(redis.url);
    await store.ping();
    redis.stall();
    const waited = await Promise.all([refused(store.get('a')), refused(store.take('a', 1, 1, 60_000))]);
    expect(Math.max(...waited)).toBeLessThan(250);
    for (let turn = 0; turn < 5; turn += 1) expect(await refused(store.ping())).toBeLessThan(50);
    redis.resume();
    await isBack(store);
    expect(lines[0]).toBe('the store cannot be used {"fault":"late"}');
  });

  it('is stalled from the start, no caller waits for long either', async () => {
    redis = await startRedis();
    redis.stall();
    const store = open(redis.url);
    expect(await refused(store.ping())).toBeLessThan(300);
    redis.resume();
    await isBack(store);
  });

  it('is not there yet, the store opens when it is', async () => {
    redis = await startRedis();
    await redis.kill();
    const store = open(redis.url);
    expect(await refused(store.ping())).toBeLessThan(300);
    expect(lines).toContain('the store cannot be used {"fault":"ECONNREFUSED"}');
    await redis.restart();
    await isBack(store);
  });

  it('requires another password, nothing is served, and the log says why, without the password', async () => {
    redis = await startRedis(['--requirepass', 'right']);
    const store = open(redis.url.replace('//', '//:wrong@'));
    expect(await refused(store.take('a', 1, 1, 60_000))).toBeLessThan(300);
    await expect.poll(() => lines).toContain('the store cannot be used {"fault":"WRONGPASS"}');
    expect(lines.join()).not.toContain('wrong@');
    const other = open(redis.url.replace('//', '//:right@'));
    await expect(other.ping()).resolves.toBeUndefined();
  });

  it('is a read-only replica, it is not ready, and is again once it accepts writes', async () => {
    redis = await startRedis();
    const store = open(redis.url);
    await store.ping();
    await redis.client.replicaof('127.0.0.1', 1);
    await refused(store.ping());
    await refused(store.take('a', 1, 1, 60_000));
    expect(lines).toContain('the store cannot be used {"fault":"READONLY"}');
    await redis.client.replicaof('NO', 'ONE');
    await isBack(store);
  });

  it('is full, it refuses, and loses nothing', async () => {
    redis = await startRedis(['--maxmemory', '2mb', '--maxmemory-policy', 'noeviction']);
    const store = open(redis.url);
    expect(await store.capacity()).toBe((2 * 1024 * 1024) / 2500);
    await store.take('a', 1, 1, 60_000);
    await redis.client.config('SET', 'maxmemory', '1kb');
    await refused(store.set('b', 'x'.repeat(1000), 60_000));
    await refused(store.ping());
    await redis.client.config('SET', 'maxmemory', '0');
    expect(await store.take('a', 1, 1, 60_000)).toMatchObject({ allowed: false });
  });

  it('would evict keys when it is full, the log warns about it', async () => {
    redis = await startRedis(['--maxmemory', '100mb', '--maxmemory-policy', 'allkeys-lru']);
    const store = open(redis.url);
    await store.ping();
    await expect.poll(() => lines.join()).toContain('"policy":"allkeys-lru"');
  });

  it('is gone for good, closing does not wait for it', async () => {
    redis = await startRedis();
    const store = open(redis.url);
    await store.ping();
    await redis.kill();
    await store.close();
    await refused(store.ping());
  });
});

it('a process that is busy for longer than a command may take does not blame Redis', async () => {
  const redis = await startRedis();
  const store = open(redis.url);
  await store.ping();
  const asked = store.get('a');
  await new Promise((resolve) => setImmediate(resolve));
  for (const until = performance.now() + 250; performance.now() < until; );
  await expect(asked).resolves.toBeNull();
  await redis.close();
});

it('waits for a slow Redis as long as it may, and no longer', BUSY_MACHINE, async () => {
  const redis = await startRedis();
  const distance = await startDistance(redis.port);
  toClose.push(redis, distance);
  const store = open(`redis://127.0.0.1:${distance.port}`);
  distance.delayMs = 40;
  await isBack(store);
  expect(await store.take('a', 1, 1, 60_000)).toMatchObject({ allowed: true });
  distance.delayMs = 300;
  expect(await refused(store.take('b', 1, 1, 60_000))).toBeLessThan(250);
  distance.delayMs = 0;
  await isBack(store);
});

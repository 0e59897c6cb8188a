/**
 * An attack on a provider's per-minute quota and on the names that banks hold, over real loopback sockets, with default
 * settings: from the given number of addresses in the given number of networks, each of which does everything it may at
 * once. Meanwhile honest payers arrive one by one, each from an address of their own: visitors, and customers for whom
 * a merchant's server minted sessions. Run first without shares and budgets, as it used to be, then with them.
 *
 *     npm run bench -- attack --networks 30 --addresses 120 --seconds 60
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { createBff, loadConfig } from '@payee-check/bff';
import { createRedisStore } from '../../bff/src/store/redis/store.ts';
import { startRedis } from '../../bff/src/testing/redis.ts';
import { systemClock } from '../../bff/src/time/clock.ts';
import { startBank } from './attack/bank.ts';
import { withoutGuard } from './attack/guard.ts';
import { createPeople, KEY, SHOP } from './attack/people.ts';
import { report } from './lib/report.ts';

/** Capped whatever is asked for: this is a simulation, on a machine that others use as well. */
const bounded = (value: string | undefined, usual: number, most: number) =>
  Math.min(Math.max(1, Number(value ?? usual) || usual), most);
const NETWORKS = bounded(process.env.BENCH_NETWORKS, 30, 250);
const ADDRESSES = Math.max(NETWORKS, bounded(process.env.BENCH_ADDRESSES, 120, 2000));
const SECONDS = bounded(process.env.BENCH_SECONDS, 60, 300);
const POSTS_PER_MINUTE = 60;
/** How often one visitor and one customer arrive: a sixth of the quota each. */
const HONEST_EVERY_MS = 6000;

async function attacked(isGuarded: boolean) {
  const [redis, bank] = await Promise.all([startRedis(), startBank()]);
  const log = { info: () => undefined, warn: () => undefined };
  const store = createRedisStore({ url: redis.url, clock: systemClock, log });
  const bff = createBff(
    loadConfig({
      PORT: '0',
      LOG_LEVEL: 'silent',
      ALLOWED_ORIGINS: SHOP,
      MERCHANT_API_KEYS: KEY,
      TRUST_PROXY: '1',
      PROVIDERS: 'ibantrack',
      IBANTRACK_BASE_URL: bank.url,
      IBANTRACK_CLIENT_ID: 'bench',
      IBANTRACK_CLIENT_SECRET: 'bench',
      IBANTRACK_POSTS_PER_MINUTE: String(POSTS_PER_MINUTE),
      ...(!isGuarded && { QUOTA_RESERVE: '0' }),
    }),
    { store: isGuarded ? store : withoutGuard(store), widget: null },
  );
  const address = (await bff.listen()).address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const people = createPeople(`http://127.0.0.1:${port}`);
  const memory = async () => Number(/used_memory:(\d+)/.exec(await redis.client.info('memory'))?.[1]);
  const before = await memory();

  const until = Date.now() + SECONDS * 1000;
  const attack = Array.from({ length: ADDRESSES }, (_, index) => people.attack(index % NETWORKS, index, until));
  const honest: Promise<void>[] = [];
  for (let turn = 0; Date.now() < until; turn += 1) {
    await sleep(HONEST_EVERY_MS / 2);
    honest.push(turn % 2 === 0 ? people.visit(turn) : people.pay(turn));
  }
  await Promise.all([...attack, ...honest]);
  const kilobytes = Math.round(((await memory()) - before) / 1024);

  const { visitors, customers, checks, names } = people.outcome();
  const share = ({ served, came }: { served: number; came: number }) => `${served} of ${came}`;
  const row = [
    isGuarded ? 'with the guard' : 'without',
    share(customers),
    share(visitors),
    checks,
    names,
    bank.calls(),
    kilobytes,
  ];
  await bff.close();
  await store.close();
  await Promise.all([redis.close(), bank.close(), people.close()]);
  return row;
}

const rows = [await attacked(false), await attacked(true)];
await report('attack', [
  {
    title: `${ADDRESSES} addresses in ${NETWORKS} networks against ${POSTS_PER_MINUTE} calls a minute, for ${SECONDS} seconds`,
    head: [
      '',
      'minted customers served',
      'other payers served',
      'checks of the attack',
      'names it learnt',
      'calls to the provider',
      'KiB in Redis',
    ],
    rows,
  },
]);

/**
 * How throughput grows with processes: one, two and three BFFs behind nginx, on one Redis, at 60 connections. They
 * share this machine's cores with client, upstream, nginx and Redis, so processor time says what each check costs in
 * all.
 */
import { startRedis } from '../../bff/src/testing/redis.ts';
import { startNginx } from '../load/nginx.ts';
import { bffEnvironment, type Load, load, openSession } from './lib/checks.ts';
import { median } from './lib/measure.ts';
import { type Server, serveBff, startServer } from './lib/processes.ts';
import { report } from './lib/report.ts';

const MOST = 3;
const ROUNDS = 3;
const SECONDS = 4;

const upstream = await startServer('upstream');
const redis = await startRedis();
const env = { ...bffEnvironment(upstream.url, redis.url), TRUST_PROXY: '1' };
const instances: Server[] = [];
for (let count = 0; count < MOST; count++) instances.push(await serveBff(env));

const fleets = await Promise.all(
  instances.map(async (_, index) => {
    const members = instances.slice(0, index + 1);
    const nginx = await startNginx(members.map(({ port }) => port));
    const cpu = () => members.reduce((sum, member) => sum + member.cpu(), 0);
    return { members, nginx, target: { url: nginx.url, cpu }, loads: [] as Load[] };
  }),
);
const token = await openSession({ url: fleets[0]?.nginx.url ?? '' });
for (const { target } of fleets.toReversed()) await load(target, token, { seconds: 60, connections: 60, amount: 6000 });
for (let round = 0; round < ROUNDS; round++) {
  for (const { target, loads } of fleets) loads.push(await load(target, token, { seconds: SECONDS, connections: 60 }));
}

const rates = fleets.map(({ loads }) => median(loads.map((one) => one.requestsPerSecond)));
await report('growth', [
  {
    title: 'One to three processes behind nginx, on one Redis',
    head: ['processes', 'checks/s', 'of one', 'CPU µs/check', 'p99 ms', 'not 200'],
    rows: fleets.map(({ members, loads }, index) => [
      members.length,
      rates[index] ?? 0,
      ((rates[index] ?? 0) / (rates[0] ?? 1)).toFixed(2),
      median(loads.map((one) => one.cpu)),
      median(loads.map((one) => one.p99)),
      loads.reduce((sum, one) => sum + one.bad, 0),
    ]),
  },
]);

for (const { nginx } of fleets) await nginx.close();
await Promise.all([upstream, ...instances].map((item) => item.stop()));
await redis.close();

/**
 * What one check costs the BFF and Redis, what follows from that for 100, 1,000 and 10,000 checks a second, and how far
 * off the model's predictions are at a rate that they were not derived from.
 */
import { startRedis, type TestRedis } from '../../bff/src/testing/redis.ts';
import { type Costs, needs, USUAL } from './lib/capacity.ts';
import { bffEnvironment, load, openSession, steady } from './lib/checks.ts';
import { serveBff, startServer } from './lib/processes.ts';
import { report } from './lib/report.ts';

const SECONDS = 15;
/** The rate at which costs are measured, and the one at which predictions are tested. */
const TAKEN_AT = 60;
const TRIED_AT = 180;

const upstream = await startServer('upstream');
const redis = await startRedis();
const bff = await serveBff(bffEnvironment(upstream.url, redis.url), { readLog: true });
const token = await openSession(bff);

interface Totals {
  readonly bff: number;
  readonly redis: number;
  readonly commands: number;
  readonly bytes: number;
  readonly memory: number;
  readonly log: number;
}

/** Totals so far: microseconds, commands, bytes. */
async function totals({ client }: TestRedis): Promise<Totals> {
  const info = await client.info();
  const figure = (name: string) => Number(new RegExp(`^${name}:([\\d.]+)`, 'm').exec(info)?.[1]);
  return {
    bff: bff.cpu(),
    redis: (figure('used_cpu_user') + figure('used_cpu_sys')) * 1e6,
    commands: figure('total_commands_processed'),
    bytes: figure('total_net_input_bytes') + figure('total_net_output_bytes'),
    memory: figure('used_memory'),
    log: bff.logged(),
  };
}

/** The cost of one check while checks arrive at this rate. */
async function costsAt(rate: number): Promise<Costs & { readonly bad: number }> {
  const before = await totals(redis);
  const { asked, bad } = await steady(bff, token, { rate, seconds: SECONDS });
  const after = await totals(redis);
  const each = (name: keyof Totals) => (after[name] - before[name]) / asked;
  return {
    bffMicroseconds: each('bff'),
    redisMicroseconds: each('redis'),
    redisCommands: each('commands'),
    redisBytes: each('bytes'),
    redisMemory: each('memory'),
    logBytes: each('log'),
    bad,
  };
}

await load(bff, token, { seconds: 60, amount: 4000 });
const taken = await costsAt(TAKEN_AT);
const tried = await costsAt(TRIED_AT);
const metrics = await fetch(`${bff.url}/metrics`).then((response) => (response.ok ? response.text() : ''));

const round = (value: number) => (value >= 100 ? Math.round(value) : Number(value.toPrecision(3)));
const predicted = needs(TRIED_AT, taken);
const found = needs(TRIED_AT, tried);
const off = (name: keyof typeof predicted) => `${Math.round((predicted[name] / found[name] - 1) * 100)} %`;

const rates = [100, 1000, 10_000].map((rate) => ({ rate, ...needs(rate, taken) }));
await report('capacity', [
  {
    title: `What one check costs, at ${TAKEN_AT} a second`,
    head: ['BFF µs', 'Redis µs', 'Redis commands', 'Redis bytes', 'bytes kept in Redis', 'log bytes', 'not 200'],
    rows: [
      [
        round(taken.bffMicroseconds),
        round(taken.redisMicroseconds),
        round(taken.redisCommands),
        round(taken.redisBytes),
        round(taken.redisMemory),
        round(taken.logBytes),
        taken.bad,
      ],
    ],
  },
  {
    title: `The model at ${TRIED_AT} a second, beside what was measured there`,
    head: ['figure', 'predicted', 'measured', 'off by'],
    rows: (
      ['bffCores', 'redisCores', 'redisCommandsPerSecond', 'redisMegabitsPerSecond', 'logGibibytesPerDay'] as const
    ).map((name) => [name, round(predicted[name]), round(found[name]), off(name)]),
  },
  {
    title: `What is needed; a bank takes ${USUAL.bankSeconds} s, processors are filled to ${USUAL.share * 100} %`,
    head: [
      'checks/s',
      'BFF cores',
      'instances',
      'Redis cores',
      'Redis nodes',
      'Redis commands/s',
      'Redis Mbit/s',
      'Redis GiB',
      'open calls',
      'log GiB/day',
    ],
    rows: rates.map((item) => [
      item.rate,
      round(item.bffCores),
      item.instances,
      round(item.redisCores),
      item.redisNodes,
      round(item.redisCommandsPerSecond),
      round(item.redisMegabitsPerSecond),
      round(item.redisGibibytes),
      item.openCalls,
      round(item.logGibibytesPerDay),
    ]),
  },
]);
if (metrics)
  console.log(`Metric series of an instance: ${metrics.split('\n').filter((item) => /^[a-z]/.test(item)).length}`);

await Promise.all([upstream, bff].map((item) => item.stop()));
await redis.close();

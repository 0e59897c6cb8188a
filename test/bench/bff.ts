/**
 * A full check (session, limits, validation, upstream call, receipt) compared with proxies of the same upstream that do
 * none of that, and with the least that signs an answer: requests a second, processor time, latency and memory at 50
 * connections; then what the BFF adds to the latency at 200 checks a second.
 *
 * Client, contender and upstream share this machine's cores: the comparison shows what each makes of the same machine.
 */
import { startRedis } from '../../bff/src/testing/redis.ts';
import { bffEnvironment, type Latency, type Load, load, openSession, steady } from './lib/checks.ts';
import { median } from './lib/measure.ts';
import { nodeVersion, type Server, serveBff, startServer } from './lib/processes.ts';
import { report } from './lib/report.ts';

const ROUNDS = 9;
const SECONDS = 2;

interface Contender {
  readonly name: string;
  readonly server: Server;
  readonly token: string;
  readonly loads: Load[];
}

const upstream = await startServer('upstream');
const environment = { UPSTREAM: upstream.url };
const redis = await startRedis();
const bff = await serveBff(bffEnvironment(upstream.url));
const onRedis = await serveBff(bffEnvironment(upstream.url, redis.url));

const contenders: Contender[] = [
  { name: 'Payee Check', server: bff, token: await openSession(bff), loads: [] },
  { name: 'Payee Check on Redis', server: onRedis, token: await openSession(onRedis), loads: [] },
  ...(await Promise.all(
    [
      ['bare node:http + undici', 'bare'],
      ['Express + undici', 'express'],
      ['http-proxy-middleware on Express', 'http-proxy-middleware'],
      ['@fastify/http-proxy', 'fastify'],
      ['Express + zod + undici + jose', 'receipt'],
    ].map(async ([name = '', file = '']) => ({
      name,
      server: await startServer(file, environment),
      token: 'none',
      loads: [] as Load[],
    })),
  )),
];

// Warm up first, so that V8 has compiled the hot code before anything is measured.
for (const { server, token } of contenders) await load(server, token, { seconds: 60, amount: 10_000 });
for (let round = 0; round < ROUNDS; round++) {
  for (const { server, token, loads } of contenders) loads.push(await load(server, token, { seconds: SECONDS }));
}

const of = (contender: Contender, figure: (load: Load) => number) => median(contender.loads.map(figure));
const rate = (contender: Contender) => of(contender, (one) => one.requestsPerSecond);
const cpu = (contender: Contender) => of(contender, (one) => one.cpu);
/** The smallest and the largest, since other users of a shared host cause noise. */
function range(values: readonly number[], digits = 0): string {
  return `${Math.min(...values).toFixed(digits)} to ${Math.max(...values).toFixed(digits)}`;
}
/** Compares two contenders round by round, since what disturbs a round disturbs both. */
function beside(contender: Contender, peer: Contender | undefined): string {
  const shares = contender.loads.map(
    (one, round) => one.requestsPerSecond / (peer?.loads[round]?.requestsPerSecond ?? Number.NaN),
  );
  return `${median(shares).toFixed(2)} (${range(shares, 2)})`;
}
const bare = contenders.find((contender) => contender.name.startsWith('bare'));
const signing = contenders.find((contender) => contender.name.endsWith('jose'));
const [bareRate, bareCpu] = bare ? [rate(bare), cpu(bare)] : [Number.NaN, Number.NaN];

/** Kilobytes that V8 allocates for one check, on an instance of its own, since V8's report goes into the log. */
async function allocatedByACheck(): Promise<number> {
  const traced = await serveBff(bffEnvironment(upstream.url), { traceGc: true });
  const token = await openSession(traced);
  const [warmUp, measured] = [5000, 10_000];
  await load(traced, token, { seconds: 0, amount: warmUp });
  const before = traced.allocated();
  await load(traced, token, { seconds: 0, amount: measured });
  const allocated = traced.allocated() - before;
  await traced.stop();
  return allocated / measured / 1024;
}
const allocated = await allocatedByACheck();

const calm = { rate: 200, seconds: 6 };
const CALM_ROUNDS = 5;
const calmly: { name: string; server: Pick<Server, 'url'>; token: string; runs: Latency[] }[] = [
  ...contenders.filter((contender) => contender === bare || contender.server === bff || contender.server === onRedis),
  { name: 'the upstream itself', server: upstream, token: 'none' },
].map(({ name, server, token }) => ({ name, server, token, runs: [] }));
for (let round = 0; round < CALM_ROUNDS; round++) {
  for (const { server, token, runs } of calmly) runs.push(await steady(server, token, calm));
}

await report(
  'bff',
  [
    {
      title: 'A full check beside proxies of the same upstream, 50 connections',
      head: [
        '',
        'requests/s',
        'of bare',
        'of jose’s',
        'CPU µs',
        'range',
        'bare’s CPU',
        'p50 ms',
        'p99 ms',
        'MiB',
        'not 200',
      ],
      rows: contenders.map((contender) => [
        contender.name,
        rate(contender),
        beside(contender, bare),
        beside(contender, signing),
        cpu(contender),
        range(contender.loads.map((one) => one.cpu)),
        (bareCpu / cpu(contender)).toFixed(2),
        of(contender, (one) => one.p50),
        of(contender, (one) => one.p99),
        contender.server.memory(),
        contender.loads.reduce((sum, one) => sum + one.bad, 0),
      ]),
    },
    { title: 'Allocated by one check', head: ['KB'], rows: [[allocated.toFixed(0)]] },
    {
      title: `At 200 checks a second, evenly at random, medians of ${CALM_ROUNDS} rounds`,
      head: ['', 'p50 ms', 'p99 ms', 'of rounds', 'asked', 'not 200'],
      rows: calmly.map(({ name, runs }) => {
        const sorted = runs.map(({ p99 }) => p99).sort((left, right) => left - right);
        const sum = (figure: (run: Latency) => number) => runs.reduce((total, run) => total + figure(run), 0);
        return [
          name,
          median(runs.map(({ p50 }) => p50)).toFixed(2),
          median(sorted).toFixed(2),
          range(sorted, 2),
          sum(({ asked }) => asked),
          sum(({ bad }) => bad),
        ];
      }),
    },
  ],
  {
    title: 'Requests a second, beside a bare proxy of the same upstream',
    caption: `Payee Check makes a full check, the one with jose signs, the others pass a request on. 1 is node:http with undici; Node ${await nodeVersion()}.`,
    bars: contenders.map((contender) => ({
      label: contender.name,
      value: rate(contender) / bareRate,
      ours: contender.name.startsWith('Payee'),
    })),
    format: (value) => value.toFixed(2),
  },
);

await Promise.all(
  [upstream, redis, ...contenders.map((contender) => contender.server)].map((item) =>
    'stop' in item ? item.stop() : item.close(),
  ),
);

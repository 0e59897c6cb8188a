/**
 * A full check (session, limits, validation, upstream call, receipt) beside proxies of the same upstream that do none
 * of it: requests a second, latency and memory at 50 connections; then what the BFF adds to the latency at 200 checks
 * a second, and how long it takes to start.
 *
 * Client, contender and upstream share this machine's cores: what is compared is what each makes of the same machine.
 */
import { bffEnvironment, type Load, load, openSession } from './lib/checks.ts';
import { nodeVersion, type Server, startBff, startServer } from './lib/processes.ts';
import { table } from './lib/table.ts';

const ROUNDS = 3;
const SECONDS = 5;

const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;

interface Contender {
  readonly name: string;
  readonly server: Server;
  readonly token: string;
  readonly loads: Load[];
}

const upstream = await startServer('upstream');
const environment = { UPSTREAM: upstream.url };
const bff = await startBff(bffEnvironment(upstream.url));

const contenders: Contender[] = [
  { name: 'Payee Check', server: bff, token: await openSession(bff), loads: [] },
  ...(await Promise.all(
    [
      ['bare node:http + undici', 'bare'],
      ['Express + undici', 'express'],
      ['http-proxy-middleware on Express', 'http-proxy-middleware'],
      ['@fastify/http-proxy', 'fastify'],
    ].map(async ([name = '', file = '']) => ({
      name,
      server: await startServer(file, environment),
      token: 'none',
      loads: [] as Load[],
    })),
  )),
];

for (const { server, token } of contenders) await load(server, token, { seconds: 2 });
for (let round = 0; round < ROUNDS; round++) {
  for (const { server, token, loads } of contenders) loads.push(await load(server, token, { seconds: SECONDS }));
}

const rate = (it: Contender) => median(it.loads.map((one) => one.requestsPerSecond));
const bare = contenders.find((it) => it.name.startsWith('bare'));
const bareRate = bare ? rate(bare) : Number.NaN;

console.log(`\nA full check beside proxies of the same upstream, 50 connections, Node ${await nodeVersion()}\n`);
console.log(
  table(
    ['', 'requests/s', 'of bare', 'p50 ms', 'p99 ms', 'memory MiB', 'not 200'],
    contenders.map((it) => [
      it.name,
      rate(it),
      (rate(it) / bareRate).toFixed(2),
      median(it.loads.map((one) => one.p50)),
      median(it.loads.map((one) => one.p99)),
      it.server.memory(),
      it.loads.reduce((sum, one) => sum + one.bad, 0),
    ]),
  ),
);

const calm = { seconds: 8, connections: 10, rate: 200 };
const [ours] = contenders;
const steady: [string, Load][] = [];
if (ours && bare) {
  steady.push(['Payee Check', await load(ours.server, ours.token, calm)]);
  steady.push(['bare node:http + undici', await load(bare.server, bare.token, calm)]);
  steady.push(['the upstream itself', await load(upstream, 'none', calm)]);
}
console.log('\nAt 200 checks a second\n');
console.log(
  table(
    ['', 'p50 ms', 'p99 ms', 'not 200'],
    steady.map(([name, it]) => [name, it.p50, it.p99, it.bad]),
  ),
);

const starts: number[] = [bff.startedInMs];
for (let round = 1; round < 5; round++) {
  const another = await startBff(bffEnvironment(upstream.url));
  starts.push(another.startedInMs);
  await another.stop();
}
console.log(
  `\nCold start of the BFF until it is ready: ${Math.round(median(starts))} ms (median of ${starts.length})\n`,
);

await Promise.all([upstream, ...contenders.map((it) => it.server)].map((it) => it.stop()));

/**
 * How much memory a BFF uses after very many checks of distinct accounts: on Redis, as in production, and with the
 * store in memory, which is bounded; ten checks a session. Also what a check costs along the way: V8 goes on compiling
 * for tens of thousands of checks. There are 60,000 checks by default; `npm run bench -- memory --checks 1000000` is
 * the long run.
 */
import { startRedis } from '../../bff/src/testing/redis.ts';
import { bffEnvironment, load, openSessions } from './lib/checks.ts';
import { serveBff, startServer } from './lib/processes.ts';
import { report } from './lib/report.ts';

const CHECKS = Number(process.env.BENCH_CHECKS ?? 60_000);
const STEPS = 6;
const CHECKS_PER_SESSION = 10;

const upstream = await startServer('upstream');
const redis = await startRedis();
const environments = [
  ['on Redis', bffEnvironment(upstream.url, redis.url)],
  ['in memory', bffEnvironment(upstream.url)],
] as const;

const rows: (string | number)[][] = [];
const costs: (string | number)[][] = [];
for (const [name, env] of environments) {
  const bff = await serveBff(env);
  const memory = [bff.memory()];
  const cpu: number[] = [];
  let tokens: readonly string[] = [];
  let refused = 0;
  for (let step = 0; step < STEPS; step++) {
    const amount = Math.round(CHECKS / STEPS);
    // A full store refuses new sessions as well: the old ones go on.
    const opened = await openSessions(bff, Math.ceil(amount / CHECKS_PER_SESSION)).catch(() => []);
    if (opened.length > 0) tokens = opened;
    const made = await load(bff, tokens, { seconds: 0, amount });
    refused += made.bad;
    cpu.push(made.cpu);
    memory.push(bff.memory());
  }
  const [middle = 0, last = 0] = [memory[STEPS / 2], memory[STEPS]];
  const perThousand = ((last - middle) / (CHECKS / 2)) * 1000;
  rows.push([name, ...memory, perThousand.toFixed(2), refused]);
  costs.push([name, ...cpu]);
  await bff.stop();
  console.log(name, memory.join(' '));
}

const steps = Array.from({ length: STEPS + 1 }, (_, step) => String(Math.round((CHECKS * step) / STEPS)));
await report('memory', [
  {
    title: `Resident memory, MiB, after so many checks of distinct accounts, ${CHECKS_PER_SESSION} a session`,
    head: ['', ...steps, 'MiB/1000 checks in the second half', 'not 200'],
    rows,
  },
  { title: 'Processor time of a check on the way there, microseconds', head: ['', ...steps.slice(1)], rows: costs },
]);
await upstream.stop();
await redis.close();

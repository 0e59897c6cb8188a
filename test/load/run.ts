/**
 * Load and faults together: checks by the ten thousand through nginx, three instances and one Redis, against the
 * sandbox. In the middle, Redis is restarted and an instance killed; every answer is compared with the contract and
 * with what the bank would say. `LOAD_CHECKS` sets the number of checks, `LOAD_CONNECTIONS` how many at a time.
 */
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { startSandbox } from '@payee-check/demo/sandbox';
import autocannon from 'autocannon';
import { startRedis } from '../../bff/src/testing/redis.ts';
import { table } from '../bench/lib/table.ts';
import { openSession } from '../lib/ask.ts';
import { type Instance, SHOP, startInstance } from '../lib/instance.ts';
import { createTally, judge } from './judge.ts';
import { startNginx } from './nginx.ts';
import { createPendingChecks } from './pending.ts';
import { createQuestions, type Question } from './questions.ts';

const CHECKS = Number(process.env.LOAD_CHECKS ?? 20_000);
const CONNECTIONS = Number(process.env.LOAD_CONNECTIONS ?? 50);
const SESSIONS = Math.max(200, Math.ceil(CHECKS / 100));
const PLENTY = '1000000000';

const redis = await startRedis(['--maxmemory', '512mb', '--maxmemory-policy', 'noeviction']);
const sandbox = await startSandbox({
  slowMs: 1500,
  limits: { ibantrackPostsPerMinute: Number(PLENTY), ibantrackGetsPerMinute: Number(PLENTY) },
});
const env = {
  ...sandbox.env,
  PROVIDERS: 'ibantrack',
  REDIS_URL: redis.url,
  TRUST_PROXY: '1',
  LOG_LEVEL: 'info',
  CHECK_DEADLINE_MS: '10000',
};
const instances: Instance[] = await Promise.all([1, 2, 3].map(() => startInstance(env)));
const nginx = await startNginx(instances.map(({ port }) => port));
// However this ends, it must not keep running.
process.once('exit', () => void nginx.close());
const tokens: string[] = [];
for (let opened = 0; opened < SESSIONS; opened += 1) tokens.push(await openSession(nginx));

/** Resident memory in MiB, one figure per instance. */
function memory(): string {
  return instances
    .map(({ child }) => {
      if (child.exitCode !== null || child.signalCode !== null) return '–';
      const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
      return String(Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024));
    })
    .join(' / ');
}

const tally = createTally();
const pending = createPendingChecks(nginx);
const series: (readonly [string, string])[] = [];
let answered = 0;

/** What happens when this share of the load is done. */
const events: { readonly at: number; readonly what: string; readonly happen: () => Promise<void> | void }[] = [
  { at: 0.4, what: 'Redis restarted, empty', happen: () => redis.restart() },
  { at: 0.6, what: 'an instance killed', happen: () => instances[0]?.signal('SIGKILL') },
  {
    at: 0.8,
    what: 'the instance started again',
    happen: async () => {
      const [gone] = instances;
      if (gone !== undefined) instances[0] = await startInstance(env, { at: gone.port });
    },
  },
];
const happened: Promise<void>[] = [];

function progress(): void {
  answered += 1;
  if (answered % Math.ceil(CHECKS / 10) === 0) series.push([String(answered), memory()]);
  const next = events[0];
  if (next !== undefined && answered >= next.at * CHECKS) {
    events.shift();
    series.push([`${answered}: ${next.what}`, memory()]);
    happened.push(Promise.resolve(next.happen()));
  }
}

const nextQuestion = createQuestions(tokens);
const asked = new WeakMap<object, Question>();
const result = await autocannon({
  url: nginx.url,
  connections: CONNECTIONS,
  amount: CHECKS,
  timeout: 20,
  requests: [
    {
      method: 'POST',
      path: '/v1/checks',
      setupRequest(request, context) {
        const question = nextQuestion();
        asked.set(context, question);
        const headers = { authorization: `Bearer ${question.token}`, origin: SHOP, 'content-type': 'application/json' };
        return { ...request, headers, body: question.body };
      },
      onResponse(status, body, context, headers) {
        const question = asked.get(context);
        if (question === undefined) throw new Error('An answer without a question');
        const check = judge(tally, question, { status, body, retryAfter: headerOf(headers, 'retry-after') });
        if (check?.status === 'pending') pending.add(question, check.id);
        progress();
      },
    },
  ],
});

/** autocannon passes headers as received: names and values alternating, or by name. */
function headerOf(headers: unknown, name: string): string | null {
  const pairs = Array.isArray(headers)
    ? headers.flatMap((header, index) =>
        index % 2 === 0 ? [[String(header), String(headers[index + 1])] as const] : [],
      )
    : Object.entries(headers ?? {}).map(([key, value]) => [key, String(value)] as const);
  return pairs.find(([key]) => key.toLowerCase() === name)?.[1] ?? null;
}

await Promise.all(happened);
const ends = await pending.settle();
await sleep(500);
series.push(['at the end', memory()]);

const listed = (refused: ReadonlyMap<string, number>) =>
  [...refused].map(([code, count]) => `${count} ${code}`).join(', ') || 'none';
console.log(
  [
    `${CHECKS} checks at ${CONNECTIONS} connections through nginx, three instances and one Redis:`,
    `${Math.round(result.requests.average)} a second, p50 ${result.latency.p50} ms, p99 ${result.latency.p99} ms, ${Math.round(result.duration)} s`,
    '',
    table(
      ['what became of them', 'checks'],
      [
        ['right', tally.right + ends.tally.right],
        ['of them pending at first', ends.tally.right],
        ['could not be checked', tally.couldNotCheck + ends.tally.couldNotCheck],
        ['refused by the contract, to be asked again', listed(tally.refused)],
        ['refused when asked for again', listed(ends.tally.refused)],
        ['lost with Redis: 404 to the end', ends.forgotten],
        ['connections lost', result.errors],
        // autocannon sends one more request on a connection that nginx said it would close, which nginx does after a
        // thousand.
        ['sent on a connection that was being closed', CHECKS - answered],
        ['wrong verdicts', tally.wrong + ends.tally.wrong],
        ['answers outside the contract', tally.outside.length + ends.tally.outside.length],
        ['stuck', ends.stuck],
      ],
    ),
    '',
    table(['answers', 'memory of the instances, MiB'], series),
    ...[...tally.outside, ...ends.tally.outside].slice(0, 5),
  ].join('\n'),
);

await nginx.close();
await Promise.all(instances.map((instance) => instance.close()));
await Promise.all([redis.close(), sandbox.close()]);
const outside = tally.outside.length + ends.tally.outside.length;
if (tally.wrong + ends.tally.wrong + outside + ends.stuck > 0) process.exitCode = 1;

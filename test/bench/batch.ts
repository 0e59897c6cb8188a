/**
 * What a batch of 2,000 lines costs payers, and itself: the added p99 of a browser's check, at 50 checks a second,
 * while a batch runs; the processor time of a line; and how accurate the estimated end is. On Redis, with a provider
 * that takes 300 ms for a question, and in bulk calls 5 ms for an item, or `BENCH_ITEM_MS`: with 40 a batch takes long
 * enough for an estimate.
 */
import { type Batch, batchResponse } from '@payee-check/shared/contract';
import { startRedis } from '../../bff/src/testing/redis.ts';
import { bffEnvironment, iban, openSession, steady } from './lib/checks.ts';
import { median } from './lib/measure.ts';
import { type Server, serveBff, startServer } from './lib/processes.ts';
import { report } from './lib/report.ts';

const LINES = 2000;
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 5);
const RATE = 50;
const SECONDS = 8;
const LOOK_MS = 250;
const GOALS = { addedMs: 50, msPerLine: 1.5, estimate: 0.2 };

const KEY = 'a-key-for-this-benchmark-alone-0123456789';
const headers = { authorization: `Bearer ${KEY}`, 'content-type': 'application/json' };
let made = 0;

async function hand({ url }: Server): Promise<string> {
  const from = made;
  made += LINES;
  const lines = Array.from({ length: LINES }, (_, index) => ({
    id: String(index),
    account: { scheme: 'iban', iban: iban(500_000 + from + index) },
    name: 'Jane Doe',
  }));
  const response = await fetch(`${url}/v1/batches`, { method: 'POST', headers, body: JSON.stringify({ lines }) });
  return batchResponse.parse(await response.json()).batch.id;
}

async function read(server: Server, id: string): Promise<Batch> {
  const response = await fetch(`${server.url}/v1/batches/${id}`, { headers });
  if (response.ok) return batchResponse.parse(await response.json()).batch;
  // If the machine is busy with something else, Redis may answer too late.
  if (response.status !== 503) throw new Error(await response.text());
  await pause();
  return read(server, id);
}

const pause = () => new Promise((resolve) => setTimeout(resolve, LOOK_MS));

async function ended(server: Server, id: string): Promise<void> {
  while ((await read(server, id)).status !== 'completed') await pause();
}

/**
 * One batch alone: how long it takes, what a line costs, and how far off any estimate was, as a share of the whole
 * time.
 */
async function alone(server: Server) {
  const [startedAt, cpu] = [Date.now(), server.cpu()];
  const id = await hand(server);
  const estimates: number[] = [];
  let batch = await read(server, id);
  for (; batch.status !== 'completed'; batch = await read(server, id)) {
    if (batch.estimatedEndAt !== null) estimates.push(Date.parse(batch.estimatedEndAt));
    await pause();
  }
  const took = Date.parse(batch.completedAt ?? '') - startedAt;
  const off = estimates.map((end) => Math.abs(end - startedAt - took) / took);
  const failed = LINES - batch.counts.match;
  return { seconds: took / 1000, msPerLine: (server.cpu() - cpu) / 1000 / LINES, off: Math.max(...off), failed };
}

/** Batches one after another for as long as the payers ask. */
async function meanwhile<T>(server: Server, ask: Promise<T>): Promise<T> {
  let asking = true;
  const handing = (async () => {
    while (asking) await ended(server, await hand(server));
  })();
  const result = await ask;
  asking = false;
  await handing;
  return result;
}

async function measure(mode: string, env: Readonly<Record<string, string>>) {
  const upstream = await startServer('bulk', env);
  const redis = await startRedis();
  const settings = { ...bffEnvironment(upstream.url, redis.url), MERCHANT_API_KEYS: KEY };
  const server = await serveBff({ ...settings, IBANTRACK_GETS_PER_MINUTE: '1000000' });
  const token = await openSession(server);
  await alone(server);
  await steady(server, token, { rate: RATE, seconds: 3 });
  const round = async () => ({
    quiet: await steady(server, token, { rate: RATE, seconds: SECONDS }),
    busy: await meanwhile(server, steady(server, token, { rate: RATE, seconds: SECONDS })),
    batch: await alone(server),
  });
  const rounds: Awaited<ReturnType<typeof round>>[] = [];
  while (rounds.length < ROUNDS) rounds.push(await round());
  await Promise.all([server.stop(), upstream.stop()]);
  await redis.close();
  const of = (value: (round: (typeof rounds)[number]) => number) => median(rounds.map(value));
  return {
    mode,
    quiet: of(({ quiet }) => quiet.p99),
    busy: of(({ busy }) => busy.p99),
    added: of(({ quiet, busy }) => busy.p99 - quiet.p99),
    msPerLine: of(({ batch }) => batch.msPerLine),
    seconds: of(({ batch }) => batch.seconds),
    off: of(({ batch }) => batch.off),
    bad: rounds.reduce((sum, { quiet, busy, batch }) => sum + quiet.bad + busy.bad + batch.failed, 0),
  };
}

const results = [
  await measure('one by one', { BULK: 'false' }),
  await measure('in bulk', { ITEM_MS: process.env.BENCH_ITEM_MS ?? '5' }),
];
await report('batch', [
  {
    title: `A browser’s check at ${RATE} a second, alone and beside a batch of ${LINES} lines (medians of ${ROUNDS} rounds)`,
    head: [
      'batch',
      'p99 alone ms',
      'p99 beside it ms',
      'added ms',
      'CPU ms/line',
      'seconds',
      'estimate off %',
      'failed',
    ],
    rows: results.map(({ mode, quiet, busy, added, msPerLine, seconds, off, bad }) => [
      mode,
      quiet.toFixed(1),
      busy.toFixed(1),
      added.toFixed(1),
      msPerLine.toFixed(2),
      seconds.toFixed(1),
      off < 0 ? 'none' : (off * 100).toFixed(1),
      bad,
    ]),
  },
]);
const missed = results.some(
  ({ added, msPerLine, off, bad }) =>
    added >= GOALS.addedMs || msPerLine > GOALS.msPerLine || off > GOALS.estimate || bad > 0,
);
if (missed) process.exitCode = 1;

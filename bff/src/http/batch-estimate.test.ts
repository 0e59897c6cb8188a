import { batchResponse } from '@payee-check/shared/contract';
import { afterEach, expect, it } from 'vitest';
import { ProviderError } from '../outbound/errors.ts';
import type { GuardedProvider } from '../providers/guard.ts';
import type { BulkCheck } from '../providers/provider.ts';
import { ACCOUNT, SHOP_KEY, startBff, type TestBff } from '../testing/bff.ts';
import { createTestClock, type TestClock } from '../testing/clock.ts';
import { said, testProvider } from '../testing/providers.ts';
import { sleep } from '../time/clock.ts';

/** Ibantrack's default: batches get one call every two seconds. */
const quota = { calls: 60, windowMs: 60_000 };
const UK = { scheme: 'uk', sortCode: '08-99-99', accountNumber: '66374958' };
const many = '1000000';
const limits = {
  LIMIT_CHECKS_PER_KEY_PER_MINUTE: many,
  LIMIT_NAMES_PER_ACCOUNT_PER_HOUR: many,
  LIMIT_REQUESTS_PER_IP_PER_MINUTE: many,
};

let bff: TestBff;
let clock: TestClock;
afterEach(() => bff.close());

/** Bulk calls whose questions are finished one by one, and which report how many are. */
function bulkOf(itemMs: number): BulkCheck {
  const calls = new Map<string, { readonly at: number; readonly total: number }>();
  return {
    most: 2000,
    async submit(questions) {
      const id = `call-${calls.size}`;
      calls.set(id, { at: clock.now(), total: questions.length });
      return id;
    },
    async read(id, part) {
      const { at, total } = calls.get(id) ?? { at: 0, total: 0 };
      const finished = Math.min(total, Math.floor((clock.now() - at) / itemMs));
      const [from, to] = [(part - 1) * 100, Math.min(part * 100, total)];
      const read = Array.from({ length: Math.max(0, Math.min(finished, to) - from) }, (_, index) => from + index);
      const answers = new Map(read.map((place) => [place, said.match] as const));
      return { answers, done: finished >= to, next: to < total ? part + 1 : null, finished };
    },
  };
}

/** Runs a list to its end, and resolves with how long it took and each estimate on the way, all from its start. */
async function run(lines: readonly object[], providers: readonly GuardedProvider[]) {
  bff = await startBff(limits, { clock, providers });
  const ask = (method: string, path: string, body?: unknown) =>
    bff.ask(path, { method, body, token: SHOP_KEY, origin: null, headers: {} });
  const startedAt = clock.now();
  const named = lines.map((line, index) => ({ id: String(index), name: `Jane Doe ${index}`, ...line }));
  let { batch } = batchResponse.parse((await ask('POST', '/v1/batches', { lines: named })).body);
  const estimates: (number | null)[] = [];
  while (batch.status === 'running') {
    await clock.advance(2000);
    ({ batch } = batchResponse.parse((await ask('GET', `/v1/batches/${batch.id}`)).body));
    if (batch.status === 'running') {
      estimates.push(batch.estimatedEndAt === null ? null : Date.parse(batch.estimatedEndAt) - startedAt);
    }
  }
  const took = Date.parse(batch.completedAt ?? '') - startedAt;
  const off = estimates.map((estimate) => (estimate === null ? null : Math.abs(estimate - took) / took));
  const told = off.filter((one) => one !== null);
  return { took, worst: Math.max(0, ...told), told: told.length / off.length };
}

const answering = (ms: number) => async () => {
  await sleep(clock, ms);
  return said.match;
};
const lines = (count: number, account: object = ACCOUNT) => Array.from({ length: count }, () => ({ account }));
const iban = { supports: ({ scheme }: { readonly scheme: string }) => scheme === 'iban' };

it.each<[string, number, () => readonly [readonly object[], ...GuardedProvider[]]]>([
  [
    'single lines, one every two seconds',
    0.7,
    () => [lines(60), testProvider('ibantrack', { quota, checkName: answering(700) })],
  ],
  [
    'bulk calls behind three single lines, one every two seconds',
    0.5,
    () => [lines(600), testProvider('ibantrack', { quota, checkName: answering(700), bulk: bulkOf(100) })],
  ],
  [
    'a bulk interface that is not part of the subscription',
    0.7,
    () => {
      const refused = () => Promise.reject(new ProviderError('ibantrack', 'bad_answer', { status: 404 }));
      const bulk = { most: 2000, submit: refused, read: refused };
      return [lines(60), testProvider('ibantrack', { quota, checkName: answering(700), bulk })];
    },
  ],
  [
    'a list for two providers, one in bulk and one line by line',
    0.5,
    () => [
      [...lines(200), ...lines(60, UK)].map((line, index, all) => all[(index * 7) % all.length] ?? line),
      testProvider('ibantrack', { ...iban, quota, checkName: answering(700), bulk: bulkOf(100) }),
      testProvider('banfico', { quota, checkName: answering(700) }),
    ],
  ],
])('estimates the end of %s within a fifth', { timeout: 60_000 }, async (_, least, given) => {
  clock = createTestClock(Date.now());
  const [list, ...providers] = given();
  const { took, worst, told } = await run(list, providers);
  expect(took).toBeGreaterThan(20_000);
  expect(worst).toBeLessThan(0.2);
  expect(told).toBeGreaterThanOrEqual(least);
});

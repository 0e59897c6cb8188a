import { batchLinesResponse } from '@payee-check/shared/contract';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { NameCheckAnswer } from '../providers/provider.ts';
import { ACCOUNT, API_KEY, expectProblem, OTHER_SHOP, SHOP, SHOP_KEY, startBff, type TestBff } from '../testing/bff.ts';
import { createTestClock, type TestClock } from '../testing/clock.ts';
import { said, testProvider } from '../testing/providers.ts';

let bff: TestBff;
/** The bank's answer to a name. */
let answers: Map<string, NameCheckAnswer>;
let asked: string[];

const checkName = vi.fn(async ({ name }: { name: string }) => {
  asked.push(name);
  return answers.get(name) ?? said.match;
});

beforeEach(async () => {
  answers = new Map();
  asked = [];
  const bank = testProvider('ibantrack', { checkName });
  const many = '100000';
  bff = await startBff(
    {
      LIMIT_CHECKS_PER_KEY_PER_MINUTE: many,
      LIMIT_NAMES_PER_ACCOUNT_PER_HOUR: many,
      LIMIT_REQUESTS_PER_IP_PER_MINUTE: many,
    },
    { providers: [bank] },
  );
});
afterEach(() => bff.close());

const ask = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}, token = SHOP_KEY) =>
  bff.ask(path, { method, body, token, origin: null, headers });
const hand = (lines: readonly object[], headers: Record<string, string> = {}) =>
  ask('POST', '/v1/batches', { lines }, headers);

async function linesOf(id: string) {
  for (;;) {
    if ((await ask('GET', `/v1/batches/${id}`)).body.batch.status === 'completed') {
      return batchLinesResponse.parse((await ask('GET', `/v1/batches/${id}/lines?limit=500`)).body).lines;
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

async function run(lines: readonly object[]) {
  const answer = await hand(lines);
  expect(answer.status).toBe(202);
  return linesOf(answer.body.batch.id);
}

async function receiptFor(name: string, more: object = {}): Promise<string> {
  const body = { account: ACCOUNT, name, origin: SHOP, ...more };
  return String((await ask('POST', '/v1/checks', body, {}, API_KEY)).body.check.receipt);
}

describe('a batch with old receipts', () => {
  it('finds the twenty of five hundred that were altered, and no other', { timeout: 60_000 }, async () => {
    const names = Array.from({ length: 500 }, (_, at) => `Payee Number ${String.fromCharCode(65 + (at % 26))}${at}`);
    const payees = names.map((name, at) => ({ id: String(at), account: ACCOUNT, name }));
    const first = await run(payees);
    expect(first.every((line) => !('recheck' in line))).toBe(true);
    const again = payees.map((payee, at) => {
      const check = first[at]?.check;
      return { ...payee, receipt: check?.status === 'completed' ? check.receipt : null };
    });
    const altered = payees.filter((_, at) => at % 25 === 7);
    for (const [at, { name }] of altered.entries()) answers.set(name, at % 2 ? said.closeMatch : said.noMatch);
    const found = (await run(again)).filter(({ recheck }) => recheck !== 'same');
    expect(found.map(({ id, recheck }) => `${id} ${recheck}`)).toEqual(altered.map(({ id }) => `${id} worse`));
  });

  it('reports what is wrong with a receipt in its line, and asks no provider about it', async () => {
    const own = await receiptFor('Jane Doe');
    const others = await receiptFor('Jane Doe', { origin: OTHER_SHOP });
    answers.set('John Roe', said.noMatch);
    const was = await receiptFor('John Roe');
    answers.delete('John Roe');
    asked = [];
    const other = { scheme: 'iban', iban: 'GB29 NWBK 6016 1331 9268 19' };
    const line = (id: string, receipt: unknown, more: object = {}) => ({
      id,
      account: ACCOUNT,
      name: 'Jane Doe',
      receipt,
      ...more,
    });
    const lines = await run([
      line('malformed', 'x'),
      line('empty', ''),
      line('no text', 1),
      line('signature', `${own.slice(0, -4)}AAAA`),
      line('account', own, { account: other }),
      line('name', own, { name: 'Jane Roe' }),
      line('origin', others),
      line('good', was, { name: 'John Roe' }),
    ]);
    expect(lines.map(({ id, status, errors }) => [id, status, ...errors.map(({ path }) => path)])).toEqual([
      ['malformed', 'invalid', '/receipt'],
      ['empty', 'invalid', '/receipt'],
      ['no text', 'invalid', '/receipt'],
      ['signature', 'invalid', '/receipt'],
      ['account', 'invalid', '/account'],
      ['name', 'invalid', '/name'],
      ['origin', 'invalid', '/receipt'],
      ['good', 'completed'],
    ]);
    expect(lines.find(({ id }) => id === 'origin')?.errors[0]?.message).toBe('cannot be accepted: origin_mismatch');
    expect(lines.at(-1)).toMatchObject({ recheck: 'changed', check: { outcome: 'match' } });
    expect(asked).toEqual(['John Roe']);
    expect(JSON.stringify(lines.map(({ errors }) => errors))).not.toMatch(/Jane|DE89|eyJ/);
  });

  it('accepts a receipt that expired long ago', async () => {
    await bff.close();
    const clock: TestClock = createTestClock(Date.now());
    bff = await startBff({}, { clock, providers: [testProvider('ibantrack', { checkName })] });
    const receipt = await receiptFor('Jane Doe');
    await clock.advance(400 * 86_400_000);
    answers.set('Jane Doe', said.noMatch);
    const { id } = (await hand([{ id: 'a', account: ACCOUNT, name: 'Jane Doe', receipt }])).body.batch;
    await vi.waitFor(async () => {
      await clock.advance(1000);
      const { lines } = (await ask('GET', `/v1/batches/${id}/lines`)).body;
      expect(lines).toMatchObject([{ status: 'completed', recheck: 'worse' }]);
    });
  });

  it('says for each of two lines with the same question what has changed since its own receipt', async () => {
    const good = await receiptFor('Jane Doe');
    answers.set('Jane Doe', said.noMatch);
    const bad = await receiptFor('Jane Doe', { accountType: 'business' });
    const line = { account: ACCOUNT, name: 'Jane Doe' };
    const lines = await run([
      { ...line, id: 'a', receipt: good },
      { ...line, id: 'b', receipt: bad },
      { ...line, id: 'c' },
    ]);
    expect(lines.map(({ recheck }) => recheck)).toEqual(['worse', 'same', undefined]);
  });

  it('with another receipt is a different body under the same idempotency key', async () => {
    const line = { id: 'a', account: ACCOUNT, name: 'Jane Doe' };
    const receipt = await receiptFor('Jane Doe');
    const headers = { 'Idempotency-Key': 'run-1' };
    const first = await hand([{ ...line, receipt }], headers);
    expect((await hand([{ ...line, receipt }], headers)).body.batch.id).toBe(first.body.batch.id);
    expectProblem(await hand([line], headers), 'idempotency_conflict');
  });
});

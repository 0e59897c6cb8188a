import { connect } from 'node:net';
import { type BatchLineResult, batchLinesResponse, batchResponse } from '@payee-check/shared/contract';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { NameCheckAnswer } from '../providers/provider.ts';
import {
  ACCOUNT,
  type Answer,
  API_KEY,
  expectProblem,
  OTHER_SHOP,
  SHOP,
  SHOP_KEY,
  startBff,
  type TestBff,
} from '../testing/bff.ts';
import { said, testProvider } from '../testing/providers.ts';

const claimsOf = (receipt: string) => JSON.parse(Buffer.from(receipt.split('.')[1] ?? '', 'base64url').toString());
const line = (id: string, name = 'Jane Doe', more: object = {}) => ({ id, account: ACCOUNT, name, ...more });

let bff: TestBff;
afterEach(() => bff?.close());

/** A BFF whose one provider answers by name. */
async function start(
  answers: Record<string, NameCheckAnswer> = {},
  env: Record<string, string> = {},
  hold?: Promise<void>,
) {
  const checkName = vi.fn(async ({ name }: { name: string }) => {
    await hold;
    return answers[name] ?? said.match;
  });
  bff = await startBff(env, { providers: [testProvider('ibantrack', { checkName })] });
  return checkName;
}

const ask = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}, token = SHOP_KEY) =>
  bff.ask(path, { method, body, token, origin: null, headers });
const hand = (lines: unknown, more: object = {}, headers: Record<string, string> = {}, token = SHOP_KEY) =>
  ask('POST', '/v1/batches', { lines, ...more }, headers, token);

async function ended(answer: Answer): Promise<{ batch: Answer['body']; lines: BatchLineResult[] }> {
  expect(answer.status).toBe(202);
  const { id } = answer.body.batch;
  for (;;) {
    const { batch } = batchResponse.parse((await ask('GET', `/v1/batches/${id}`)).body);
    if (batch.status === 'completed') {
      return { batch, lines: batchLinesResponse.parse((await ask('GET', `/v1/batches/${id}/lines`)).body).lines };
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

describe('a batch', () => {
  it('answers every line, in order, each with a check and a receipt of its own', async () => {
    await start({ 'John Roe': said.closeMatch, 'Joan Poe': said.noMatch });
    const answer = await hand([
      line('a', 'Jane Doe', { reference: 'PO-1' }),
      line('b', 'John Roe'),
      line('c', 'Joan Poe'),
      { id: 'd', account: { scheme: 'iban', iban: 'DE00' }, name: 'x' },
      { id: 'e', account: ACCOUNT, name: 'x', extra: 1 },
      { id: 'f' },
    ]);
    expect(answer.headers.location).toBe(`/v1/batches/${answer.body.batch.id}`);
    expect(answer.headers['retry-after']).toBeDefined();
    const { batch, lines } = await ended(answer);
    expect(batch.counts).toEqual({
      total: 6,
      waiting: 0,
      running: 0,
      invalid: 3,
      match: 1,
      close_match: 1,
      no_match: 1,
      unable_to_verify: 0,
    });
    expect(batch.completedAt).not.toBeNull();
    expect(lines.map(({ id, status }) => `${id} ${status}`)).toEqual([
      'a completed',
      'b completed',
      'c completed',
      'd invalid',
      'e invalid',
      'f invalid',
    ]);
    const [first, second, third, fourth, fifth] = lines;
    expect(first?.check).toMatchObject({ status: 'completed', outcome: 'match', account: { country: 'DE' } });
    expect(second?.check).toMatchObject({ outcome: 'close_match', registeredName: 'Jane M. Doe' });
    expect(third?.check).not.toHaveProperty('registeredName');
    expect(fourth?.errors).toEqual([{ path: '/account/iban', message: 'is too short for its country' }]);
    expect(fifth?.errors).toHaveLength(1);
    const receipts = [first, second].map((one) =>
      one?.check?.status === 'completed' ? (one.check.receipt ?? '') : '',
    );
    expect(claimsOf(receipts[0] ?? '')).toMatchObject({ aud: SHOP, ref: 'PO-1', jti: first?.check?.id });
    expect(claimsOf(receipts[1] ?? '')).not.toHaveProperty('ref');
  });

  it('asks equal questions once, however the number is written, and answers each line with that question', async () => {
    const asked = await start();
    const { lines, batch } = await ended(
      await hand([
        line('a'),
        line('b', 'Jane  Doe', { account: { scheme: 'iban', iban: 'de89370400440532013000' } }),
        line('c', 'Jane Doe', { accountType: 'personal' }),
      ]),
    );
    expect(asked).toHaveBeenCalledTimes(2);
    expect(batch.counts).toMatchObject({ total: 3, match: 3 });
    expect(new Set(lines.map(({ check }) => check?.id)).size).toBe(3);
  });

  it('without lines, or with too many, says how many it may have', async () => {
    await start({}, { LIMIT_LINES_PER_BATCH: '2' });
    const none = await hand([]);
    expectProblem(none, 'invalid_request');
    expect(none.body.errors).toEqual([{ path: '/lines', message: 'needs 1 entry or more' }]);
    const many = await hand(['a', 'b', 'c'].map((id) => line(id)));
    expect(many.body.errors).toEqual([{ path: '/lines', message: 'has more than 2 entries' }]);
  });

  it('never sends a line that cannot exist', async () => {
    const asked = await start();
    const { batch } = await ended(
      await hand([{ id: 'a', account: { scheme: 'iban', iban: 'DE88370400440532013000' }, name: 'x' }]),
    );
    expect(batch.counts).toMatchObject({ total: 1, invalid: 1 });
    expect(asked).not.toHaveBeenCalled();
  });

  it('returns its lines page by page', async () => {
    await start();
    const { batch } = await ended(
      await hand(Array.from({ length: 250 }, (_, index) => line(`l${index}`, `N ${index % 7}`))),
    );
    const seen: string[] = [];
    for (let after: string | null = ''; after !== null; ) {
      const query = after === '' ? '?limit=101' : `?limit=101&after=${after}`;
      const { body } = await ask('GET', `/v1/batches/${batch.id}/lines${query}`);
      seen.push(...body.lines.map(({ id }: { id: string }) => id));
      after = body.next;
    }
    expect(seen).toEqual(Array.from({ length: 250 }, (_, index) => `l${index}`));
    const odd = ['0x10', '1e1', '%2B5', '', '%205', '1.0', '12345678'].flatMap((text) => [
      `?limit=${text}`,
      `?after=${text}`,
    ]);
    for (const query of ['?limit=0', '?limit=501', '?limit=x', '?after=-1', '?after=zzz', ...odd]) {
      expectProblem(await ask('GET', `/v1/batches/${batch.id}/lines${query}`), 'invalid_request');
    }
  });

  it.each([
    ['lines', '/v1/batches', (list: unknown[]) => ({ lines: list })],
    ['identifiers', '/v1/batches', (list: unknown[]) => ({ lines: [{ ...line('a'), identifiers: list }] })],
    ['members', '/v1/batches', (list: unknown[]) => ({ lines: [{ id: 'a', ...list.slice(0, 150_000) }] })],
    ['decisions', `/v1/batches/bat_${'x'.repeat(22)}/decisions`, (list: unknown[]) => ({ decisions: list })],
  ])('is refused before it is looked at with %s that fill two megabytes', async (_, path, body) => {
    await start();
    // A schema would list for every one of them what is wrong with it.
    const answer = await ask('POST', path, body(Array.from({ length: 1_000_000 }, () => 0)));
    expectProblem(answer, 'invalid_request');
    expect(answer.body).not.toHaveProperty('errors');
  });

  it('is refused while sixteen of the same key are still being sent, and another key’s is not', async () => {
    await start();
    const head = `POST /v1/batches HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${SHOP_KEY}\r\nContent-Type: application/json\r\n`;
    const slow = Array.from({ length: 16 }, () => {
      const socket = connect(bff.port, '127.0.0.1').on('error', () => undefined);
      socket.write(`${head}Content-Length: 2000000\r\n\r\n{`);
      return socket;
    });
    const none = async (token: string) => (await hand([], {}, {}, token)).status;
    await expect.poll(() => none(SHOP_KEY), { timeout: 10_000 }).toBe(429);
    const refused = await hand([]);
    expectProblem(refused, 'rate_limited');
    expect(refused.headers['retry-after']).toBe('1');
    expect(await none(API_KEY)).toBe(400);
    for (const socket of slow) socket.destroy();
    await expect.poll(() => none(SHOP_KEY), { timeout: 10_000 }).toBe(400);
  });

  it.each([
    ['no lines', []],
    ['no list', 7],
    ['an id twice', [line('a'), line('a')]],
    ['a line without an id', [{ account: ACCOUNT, name: 'x' }]],
    ['an id of 65 characters', [line('x'.repeat(65))]],
    ['an id with a control character', [line('a\nb')]],
    ['more lines than are allowed', Array.from({ length: 11 }, (_, index) => line(String(index)))],
  ])('is refused as a whole with %s', async (_, lines) => {
    const asked = await start({}, { LIMIT_LINES_PER_BATCH: '10' });
    expectProblem(await hand(lines), 'invalid_request');
    expect(asked).not.toHaveBeenCalled();
  });

  it('may have two mebibytes, and no more', async () => {
    await start();
    const long = { extra: 'x'.repeat(1_500_000) };
    expect((await ended(await hand([line('a', 'Jane', long), line('b')]))).batch.counts).toMatchObject({
      invalid: 1,
      match: 1,
    });
    expectProblem(await hand([line('a', 'x'.repeat(5_000_000))]), 'payload_too_large');
  });

  it('belongs only to its key', async () => {
    await start();
    const { id } = (await hand([line('a')])).body.batch;
    for (const [method, path, body] of [
      ['GET', '', undefined],
      ['GET', '/lines', undefined],
      ['POST', '/decisions', { decisions: [{ line: 'a', decision: 'continue_anyway' }] }],
      ['DELETE', '', undefined],
    ] as const) {
      expectProblem(await ask(method, `/v1/batches/${id}${path}`, body, {}, API_KEY), 'batch_not_found');
    }
    expectProblem(await ask('GET', `/v1/batches/${id}`, undefined, {}, await bff.openSession()), 'api_key_invalid');
    expectProblem(await ask('GET', '/v1/batches/bat_0000000000000000000000'), 'batch_not_found');
    expectProblem(await ask('GET', '/v1/batches/x'), 'batch_not_found');
    expectProblem(await hand([line('a')], { origin: OTHER_SHOP }), 'origin_not_allowed');
  });

  it('has no receipts if the key has several origins and none is named', async () => {
    await start();
    const answer = await hand([line('a')], {}, {}, API_KEY);
    const { id } = answer.body.batch;
    await vi.waitFor(async () => {
      const { lines } = (await ask('GET', `/v1/batches/${id}/lines`, undefined, {}, API_KEY)).body;
      expect(lines[0].check).toMatchObject({ outcome: 'match', receipt: null });
    });
  });

  it('keeps names and numbers out of the log', async () => {
    await start();
    await ended(await hand([line('a', 'Canary Bird')]));
    expect(bff.log.join('')).not.toMatch(/Canary|DE89|3704/);
  });
});

describe('an idempotency key', () => {
  it('returns the same batch for the same body, asked once, and a conflict for another', async () => {
    const asked = await start();
    const headers = { 'idempotency-key': 'run-7' };
    const first = await hand([line('a')], {}, headers);
    const again = await hand([line('a')], {}, headers);
    expect(again.body.batch.id).toBe(first.body.batch.id);
    await ended(first);
    expect(asked).toHaveBeenCalledTimes(1);
    expectProblem(await hand([line('b')], {}, headers), 'idempotency_conflict');
    expect((await hand([line('a')], {}, headers, API_KEY)).body.batch.id).not.toBe(first.body.batch.id);
  });

  it('is charged for its lines once, however often it is sent', async () => {
    await start({}, { LIMIT_LINES_PER_BATCH: '2', LIMIT_BATCHES_PER_KEY: '2' });
    const first = await hand([line('a'), line('b')], {}, { 'idempotency-key': 'run-7' });
    for (let again = 0; again < 10; again++) {
      const { status, body } = await hand([line('a'), line('b')], {}, { 'idempotency-key': 'run-7' });
      expect([status, body.batch.id]).toEqual([202, first.body.batch.id]);
    }
  });

  it('returns one batch to simultaneous requests', async () => {
    await start();
    const all = await Promise.all(Array.from({ length: 5 }, () => hand([line('a')], {}, { 'idempotency-key': 'k' })));
    expect(new Set(all.map(({ body }) => body.batch.id)).size).toBe(1);
  });

  it.each(['', 'a b', 'x'.repeat(256), 'é'])('is refused if it is %j', async (key) => {
    await start();
    expectProblem(await hand([line('a')], {}, { 'idempotency-key': key }), 'invalid_request');
  });
});

describe('decisions', () => {
  it('are made for all lines or none, with new receipts', async () => {
    await start({ 'John Roe': said.closeMatch, 'Joan Poe': said.noMatch });
    const { batch } = await ended(await hand([line('a'), line('b', 'John Roe'), line('c', 'Joan Poe')]));
    const decide = (decisions: unknown) => ask('POST', `/v1/batches/${batch.id}/decisions`, { decisions });
    const use = { line: 'b', decision: 'use_registered_name' };
    expectProblem(await decide([use, { line: 'a', decision: 'continue_anyway' }]), 'decision_not_possible');
    expectProblem(await decide([use, { line: 'c', decision: 'use_registered_name' }]), 'decision_not_possible');
    const unknown = await decide([use, { line: 'z', decision: 'continue_anyway' }]);
    expectProblem(unknown, 'invalid_request');
    expect(unknown.body.errors).toEqual([{ path: '/decisions/1/line', message: 'is not a line of this batch' }]);

    const { lines } = (await decide([use, { line: 'c', decision: 'continue_anyway' }])).body;
    expect(lines.map(({ check }: BatchLineResult) => check?.status === 'completed' && check.decision)).toEqual([
      'use_registered_name',
      'continue_anyway',
    ]);
    expect(claimsOf(lines[0].check.receipt)).toMatchObject({ decision: 'use_registered_name', outcome: 'close_match' });
    const read = (await ask('GET', `/v1/batches/${batch.id}/lines`)).body.lines;
    expect(read.map(({ check }: Answer['body']) => check.decision)).toEqual([
      null,
      'use_registered_name',
      'continue_anyway',
    ]);
  });
});

describe('a batch that is cancelled', () => {
  it('asks nothing more, and is forgotten', async () => {
    let release: () => void = () => undefined;
    const asked = await start(
      {},
      { BATCH_SHARE: '0.02' },
      new Promise((resolve) => {
        release = resolve;
      }),
    );
    const { id } = (await hand(Array.from({ length: 20 }, (_, index) => line(`l${index}`, `N ${'x'.repeat(index)}`))))
      .body.batch;
    await vi.waitFor(() => expect(asked).toHaveBeenCalledTimes(2), 10_000);
    const running = (await ask('GET', `/v1/batches/${id}`)).body.batch;
    expect(running.counts).toMatchObject({ running: 2, waiting: 18 });
    expect((await ask('DELETE', `/v1/batches/${id}`)).status).toBe(204);
    release();
    expectProblem(await ask('GET', `/v1/batches/${id}`), 'batch_not_found');
    expectProblem(await ask('DELETE', `/v1/batches/${id}`), 'batch_not_found');
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(asked).toHaveBeenCalledTimes(2);
  });
});

describe('limits of batches', () => {
  it('allow a number of batches of a key at once', async () => {
    let release: () => void = () => undefined;
    await start(
      {},
      { LIMIT_BATCHES_PER_KEY: '2' },
      new Promise((resolve) => {
        release = resolve;
      }),
    );
    const answers = await Promise.all(['a', 'b', 'c', 'd'].map((id) => hand([line(id)])));
    const accepted = answers.filter(({ status }) => status === 202);
    const [refused] = answers.filter(({ status }) => status !== 202);
    expect(accepted).toHaveLength(2);
    if (refused === undefined) throw new Error('Nothing was refused');
    expectProblem(refused, 'rate_limited');
    expect(refused.headers['retry-after']).toBeDefined();
    expect((await hand([line('x')], {}, {}, API_KEY)).status).toBe(202);
    release();
    await Promise.all(accepted.map(ended));
    expect((await hand([line('e')])).status).toBe(202);
  });
});

describe('the share of batches', () => {
  it('applies to everything that one instance asks at a time, in bulk and after it, and payers are asked at once', async () => {
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    let [now, most] = [0, 0];
    const slowly = async ({ name }: { name: string }) => {
      if (name === 'A Payer') return said.match;
      now += 1;
      most = Math.max(most, now);
      await held;
      now -= 1;
      return said.match;
    };
    // The first cannot say; the second is asked about what it could not answer, one by one.
    const bulk = {
      most: 2000,
      submit: async (questions: readonly unknown[]) => String(questions.length),
      read: async (call: string) => ({
        done: true,
        next: null,
        answers: new Map(Array.from({ length: Number(call) }, (_, place) => [place, said.notFound] as const)),
      }),
    };
    const providers = [
      testProvider('ibantrack', { checkName: slowly, bulk }),
      testProvider('banfico', { checkName: slowly }),
    ];
    bff = await startBff({ BATCH_SHARE: '0.1' }, { providers });
    const batches = await Promise.all(
      [0, 1, 2, 3].map((batch) =>
        hand(Array.from({ length: 100 }, (_, index) => line(`${index}`, `N ${batch} ${index}`))),
      ),
    );
    expect(batches.every(({ status }) => status === 202)).toBe(true);
    await vi.waitFor(() => expect(now).toBe(10), 10_000);
    const payer = await bff.ask('/v1/checks', {
      body: { account: ACCOUNT, name: 'A Payer' },
      token: await bff.openSession(),
    });
    expect(payer.body.check).toMatchObject({ outcome: 'match' });
    release();
    for (const one of batches) await ended(one);
    expect(most).toBe(10);
  }, 20_000);
});

it('is accepted a limited number of times a minute, even where no line can be sent, because lines are stored all the same', async () => {
  await start({}, { LIMIT_LINES_PER_BATCH: '10', LIMIT_BATCHES_PER_KEY: '1' });
  const ten = Array.from({ length: 10 }, (_, index) => ({ id: String(index) }));
  for (let turn = 0; turn < 4; turn += 1) expect((await hand(ten)).body.batch.counts.invalid).toBe(10);
  const refused = await hand(ten);
  expectProblem(refused, 'rate_limited');
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(50);
});

it('is read and decided on a limited number of times a minute, so that its signatures cannot occupy the processor', async () => {
  await start({ 'John Roe': said.closeMatch }, { LIMIT_LINES_PER_BATCH: '10', LIMIT_BATCHES_PER_KEY: '1' });
  const ten = Array.from({ length: 10 }, (_, index) => line(String(index), 'John Roe'));
  const { batch } = await ended(await hand(ten));
  const path = `/v1/batches/${batch.id}`;
  const read = () => ask('GET', `${path}/lines?limit=10`);
  let refused = await read();
  for (let reads = 1; refused.status === 200; reads += 1) {
    expect(reads).toBeLessThan(4);
    refused = await read();
  }
  expectProblem(refused, 'rate_limited');
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
  const decisions = Array.from({ length: 10 }, () => ({ line: '0', decision: 'continue_anyway' }));
  expectProblem(await ask('POST', `${path}/decisions`, { decisions }), 'rate_limited');
  expect((await ask('GET', path)).status).toBe(200);
  expectProblem(await ask('GET', `${path}/lines`, undefined, {}, API_KEY), 'batch_not_found');
});

it('counts what a decision on one of its lines has to search', async () => {
  await start({ 'John Roe': said.closeMatch }, { LIMIT_LINES_PER_BATCH: '100', LIMIT_BATCHES_PER_KEY: '1' });
  const { batch } = await ended(await hand(Array.from({ length: 100 }, (_, at) => line(String(at), 'John Roe'))));
  const decide = () =>
    ask('POST', `/v1/batches/${batch.id}/decisions`, { decisions: [{ line: '7', decision: 'continue_anyway' }] });
  // 400 lines a minute, of which reading them has already used 100: 27 times 11.
  for (let turn = 0; turn < 27; turn += 1) expect((await decide()).status).toBe(200);
  expectProblem(await decide(), 'rate_limited');
});

it('says in /readyz where batches wait', async () => {
  await start();
  expect((await bff.ask('/readyz', { origin: null })).body).toMatchObject({ status: 'ready', batches: 'memory' });
});

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { NameCheckAnswer } from '../providers/provider.ts';
import { ACCOUNT, API_KEY, expectProblem, OTHER_SHOP, SHOP, SHOP_KEY, startBff, type TestBff } from '../testing/bff.ts';
import { createTestClock, type TestClock } from '../testing/clock.ts';
import { said, testProvider } from '../testing/providers.ts';

let clock: TestClock;
let bff: TestBff;
/** The bank's answer to a name. */
let answers: Map<string, NameCheckAnswer>;

beforeEach(async () => {
  clock = createTestClock(Date.now());
  answers = new Map();
  const bank = testProvider('ibantrack', { checkName: async ({ name }) => answers.get(name) ?? said.match });
  bff = await startBff(
    { LIMIT_CHECKS_PER_KEY_PER_MINUTE: '100000', LIMIT_NAMES_PER_ACCOUNT_PER_HOUR: '100000' },
    { clock, providers: [bank] },
  );
});
afterEach(() => bff.close());

const post = (path: string, body: object, token = API_KEY) => bff.ask(path, { body, token, origin: null });

async function receiptFor(name: string, more: object = {}): Promise<string> {
  const answer = await post('/v1/checks', { account: ACCOUNT, name, origin: SHOP, ...more });
  return String(answer.body.check.receipt);
}
const recheck = (receipt: string, name: string, more: object = {}) =>
  post('/v1/rechecks', { account: ACCOUNT, name, origin: SHOP, receipt, ...more });

describe('POST /v1/rechecks', () => {
  it('checks again, years later, and says what has changed', async () => {
    const receipt = await receiptFor('Jane Doe');
    await clock.advance(400 * 86_400_000);
    const same = await recheck(receipt, 'Jane Doe');
    expect(same.body).toMatchObject({ change: 'same', check: { outcome: 'match', receipt: expect.any(String) } });
    expect(same.headers).toHaveProperty('ratelimit-policy');
    await clock.advance(600_000);
    answers.set('Jane Doe', said.noMatch);
    expect((await recheck(receipt, 'Jane Doe')).body).toMatchObject({
      change: 'worse',
      check: { outcome: 'no_match' },
    });
  });

  it('requires a receipt from this issuer about this account and this name', async () => {
    const receipt = await receiptFor('Jane Doe');
    const other = { scheme: 'iban', iban: 'GB29 NWBK 6016 1331 9268 19' };
    for (const [answer, path] of [
      [await recheck(receipt, 'John Roe'), '/name'],
      [await recheck(receipt, 'Jane Doe', { account: other }), '/account'],
      [await recheck(`${receipt.slice(0, -4)}AAAA`, 'Jane Doe'), '/receipt'],
      [await recheck('x', 'Jane Doe'), '/receipt'],
    ] as const) {
      expectProblem(answer, 'invalid_request');
      expect(answer.body.errors[0].path).toBe(path);
      expect(answer.text).not.toMatch(/Jane|DE89|eyJ/);
    }
  });

  it('may be for another order, and requires the customer if the receipt has one', async () => {
    const receipt = await receiptFor('Jane Doe', { reference: 'order-1', subject: 'alice' });
    await clock.advance(600_000);
    expect((await recheck(receipt, 'Jane Doe', { reference: 'order-2', subject: 'alice' })).body.change).toBe('same');
    const answer = await recheck(receipt, 'Jane Doe', { subject: 'bob' });
    expectProblem(answer, 'invalid_request');
    expect(answer.body.errors[0].path).toBe('/subject');
  });

  it('refuses a receipt for an origin that the key does not have, before anything in it is compared', async () => {
    const others = await receiptFor('Jane Doe', { origin: OTHER_SHOP });
    const own = await receiptFor('Jane Doe');
    for (const name of ['Jane Doe', 'John Roe']) {
      const answer = await post('/v1/rechecks', { account: ACCOUNT, name, receipt: others }, SHOP_KEY);
      expectProblem(answer, 'invalid_request');
      expect(answer.body.errors).toEqual([{ path: '/receipt', message: 'cannot be accepted: origin_mismatch' }]);
    }
    const body = { account: ACCOUNT, name: 'Jane Doe' };
    expect((await post('/v1/rechecks', { ...body, receipt: own }, SHOP_KEY)).body.change).toBe('same');
    // A key without origins of its own has them all.
    expect((await recheck(others, 'Jane Doe')).body.change).toBe('same');
  });

  it('is for servers only', async () => {
    const receipt = await receiptFor('Jane Doe');
    const token = await bff.openSession();
    expectProblem(
      await post('/v1/rechecks', { account: ACCOUNT, name: 'Jane Doe', receipt }, token),
      'api_key_invalid',
    );
  });

  it('finds the twenty of five hundred that were altered, and no other', { timeout: 60_000 }, async () => {
    const names = Array.from({ length: 500 }, (_, at) => `Payee Number ${String.fromCharCode(65 + (at % 26))}${at}`);
    const receipts = new Map<string, string>();
    for (const name of names) receipts.set(name, await receiptFor(name));
    await clock.advance(90 * 86_400_000);
    const altered = names.filter((_, at) => at % 25 === 7);
    for (const [at, name] of altered.entries()) answers.set(name, at % 2 ? said.closeMatch : said.noMatch);
    const found: string[] = [];
    for (const name of names) {
      const { change } = (await recheck(receipts.get(name) ?? '', name)).body;
      if (change !== 'same') found.push(`${name} ${change}`);
    }
    expect(found).toEqual(altered.map((name) => `${name} worse`));
  });
});

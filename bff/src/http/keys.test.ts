import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ACCOUNT, API_KEY, expectProblem, OTHER_SHOP, SHOP, SHOP_KEY, startBff, type TestBff } from '../testing/bff.ts';
import { said, testProvider } from '../testing/providers.ts';

const provider = testProvider('ibantrack', { checkName: async () => said.closeMatch });
const claimsOf = (receipt: string) => JSON.parse(Buffer.from(receipt.split('.')[1] ?? '', 'base64url').toString());

let bff: TestBff;
beforeAll(async () => {
  bff = await startBff({ LIMIT_CHECKS_PER_KEY_PER_MINUTE: '20' }, { providers: [provider] });
});
afterAll(() => bff.close());

let asked = 0;
const check = (body: object = {}, token = SHOP_KEY, origin: string | null = null) => {
  asked += 1;
  return bff.ask('/v1/checks', { body: { account: ACCOUNT, name: `Jane ${asked}`, ...body }, token, origin });
};

describe('a check with a key', () => {
  it('needs no session and no origin, and looks at none', async () => {
    for (const origin of [null, OTHER_SHOP, 'https://nobody.example']) {
      const answer = await check({}, SHOP_KEY, origin);
      expect(answer.status).toBe(200);
      expect(answer.body.check).toMatchObject({ outcome: 'close_match', registeredName: 'Jane M. Doe' });
    }
  });

  it('has a receipt for the key’s only origin, or for the one that it names', async () => {
    expect(claimsOf((await check()).body.check.receipt).aud).toBe(SHOP);
    expect(
      claimsOf((await check({ origin: OTHER_SHOP, reference: 'PO-7' }, API_KEY)).body.check.receipt),
    ).toMatchObject({
      aud: OTHER_SHOP,
      ref: 'PO-7',
    });
  });

  it('has none if the key has several origins and the request names none', async () => {
    expect((await check({}, API_KEY)).body.check.receipt).toBeNull();
  });

  it('is refused for an origin that is not the key’s', async () => {
    expectProblem(await check({ origin: OTHER_SHOP }), 'origin_not_allowed');
    expectProblem(await check({ origin: 'https://nobody.example' }, API_KEY), 'origin_not_allowed');
  });

  it.each([
    ['a reference of 65 characters', { reference: 'x'.repeat(65) }],
    ['a control character', { reference: 'a\nb' }],
    ['what is not of the contract', { ttlSeconds: 60 }],
  ])('refuses %s', async (_, body) => {
    expectProblem(await check(body), 'invalid_request');
  });

  it('accepts nothing from a page that only a server may state', async () => {
    const token = await bff.openSession();
    expectProblem(await check({ subject: 'c-1' }, token, SHOP), 'invalid_request');
    expectProblem(await check({ reference: 'PO-7' }, token, SHOP), 'invalid_request');
  });

  it('can be read and decided on only with the same key, for 24 hours', async () => {
    const { check: made } = (await check()).body;
    expect(Date.parse(made.expiresAt) - Date.parse(made.checkedAt)).toBeGreaterThan(23.9 * 3600 * 1000);
    const read = (token: string) => bff.ask(`/v1/checks/${made.id}`, { token, origin: null });
    expect((await read(SHOP_KEY)).body.check).toEqual(made);
    expectProblem(await read(API_KEY), 'check_not_found');
    expectProblem(await read(await bff.openSession()), 'check_not_found');
    const body = { decision: 'use_registered_name' };
    const decided = await bff.ask(`/v1/checks/${made.id}/decision`, { body, token: SHOP_KEY, origin: null });
    expect(decided.body.check).toMatchObject({ decision: 'use_registered_name', outcome: 'close_match' });
    expect(claimsOf(decided.body.check.receipt).decision).toBe('use_registered_name');
  });

  it('is the same check again if nothing has changed, and another one for another order', async () => {
    const same = { name: 'Joan Roe', reference: 'PO-1' };
    const first = (await check(same)).body.check;
    expect((await check(same)).body.check.id).toBe(first.id);
    expect((await check({ ...same, reference: 'PO-2' })).body.check.id).not.toBe(first.id);
  });

  it('reads account details', async () => {
    const answer = await bff.ask('/v1/accounts/details', { body: { account: ACCOUNT }, token: SHOP_KEY, origin: null });
    expect(answer.body.account.country).toBe('DE');
  });

  it('is limited by its key, and says so', async () => {
    let answer = await check();
    expect(String(answer.headers.ratelimit)).toContain('"checks-per-key"');
    while (answer.status === 200) answer = await check();
    expectProblem(answer, 'rate_limited');
    expect(answer.headers['retry-after']).toBeDefined();
    expect((await check({}, API_KEY)).status).toBe(200);
  });

  it('is refused with an invalid key', async () => {
    expectProblem(await check({}, `${SHOP_KEY}x`), 'session_invalid');
  });
});

describe('the same question with a key, after somebody chose to continue', () => {
  let server: TestBff;
  beforeAll(async () => {
    server = await startBff({}, { providers: [provider] });
  });
  afterAll(() => server.close());

  /** The decision that the second of two equal questions comes with. */
  async function decisionOfTheNext(more: object): Promise<unknown> {
    const ask = async (path: string, body: object) =>
      (await server.ask(path, { body, token: SHOP_KEY, origin: null })).body.check;
    const question = { account: ACCOUNT, name: 'Jane Doe', ...more };
    const { id } = await ask('/v1/checks', question);
    await ask(`/v1/checks/${id}/decision`, { decision: 'continue_anyway' });
    return (await ask('/v1/checks', question)).decision;
  }

  it('is a new check for the next payer, who has not been warned yet', async () => {
    expect(await decisionOfTheNext({})).toBeNull();
  });

  it.each([{ reference: 'PO-7' }, { subject: 'c-1' }])('is the same check for %j', async (more) => {
    expect(await decisionOfTheNext(more)).toBe('continue_anyway');
  });
});

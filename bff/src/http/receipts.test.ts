import { generateKeyPairSync } from 'node:crypto';
import { verifyReceipt } from '@payee-check/shared/receipt';
import { decodeProtectedHeader, SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { receiptKeys } from '../config/receipt-keys.ts';
import { createReceiptKeys } from '../receipts/keys.ts';
import { ACCOUNT, API_KEY, expectProblem, OTHER_SHOP, SHOP, SHOP_KEY, startBff, type TestBff } from '../testing/bff.ts';
import { createTestClock } from '../testing/clock.ts';
import { said, testProvider } from '../testing/providers.ts';

const makeKey = () => generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' });
const [NEW_KEY, OLD_KEY] = [makeKey(), makeKey()];
const configured = (key: object) => receiptKeys.parse(JSON.stringify({ keys: [key] }));
const NAME = 'Jane Do';
const OWNER = { relation: 'owner', nameComparison: null, reference: 'ref' } as const;
const bank = testProvider('ibantrack', { checkName: async () => said.closeMatch });

const withKeys = (...keys: object[]) =>
  startBff({ RECEIPT_KEYS: JSON.stringify({ keys }), LIMIT_CHECKS_PER_MINUTE: '1000' }, { providers: [bank] });

let bff: TestBff;
beforeAll(async () => {
  bff = await withKeys(NEW_KEY, OLD_KEY);
});
afterAll(() => bff.close());

async function check(on: TestBff = bff, origin = SHOP) {
  const token = await on.openSession({ origin });
  const { body } = await on.ask('/v1/checks', { body: { account: ACCOUNT, name: NAME }, token, origin });
  return { token, id: String(body.check.id), receipt: String(body.check.receipt) };
}

const verify = (body: Record<string, unknown>, key = API_KEY) =>
  bff.ask('/v1/receipts/verify', { body, token: key, origin: null });

const decide = (token: string, id: string, decision: string) =>
  bff.ask(`/v1/checks/${id}/decision`, { body: { decision }, token });

describe('a receipt', () => {
  it('verifies with the published keys, for its account, name and origin', async () => {
    const { id, receipt } = await check();
    const jwks = (await bff.ask('/.well-known/jwks.json')).body;
    const claims = await verifyReceipt(receipt, {
      jwks,
      issuer: 'https://bff.example',
      audience: SHOP,
      account: { scheme: 'iban', iban: ACCOUNT.iban },
      name: NAME,
    });
    expect(claims).toMatchObject({ jti: id, outcome: 'close_match', basis: 'name_check', decision: null });
    expect(claims.exp - claims.iat).toBe(900);
    expect(decodeProtectedHeader(receipt)).toEqual({
      alg: 'ES256',
      typ: 'payee-check-receipt+jwt',
      kid: jwks.keys[0].kid,
    });
    expect(JSON.stringify(claims)).not.toMatch(/Jane|DE89/);
  });

  it('states who answered, under which reference and scheme, and what was said about the account', async () => {
    const { receipt } = await check();
    const { claims } = (await verify({ receipt })).body;
    expect(claims.src).toEqual({ provider: 'ibantrack', reference: 'ref', environment: 'live', scheme: null });
    expect(claims).toMatchObject({ account_status: null, checked_at: expect.any(Number) });
    expect(claims.checked_at).toBeLessThanOrEqual(claims.iat);
  });

  it('names neither customer nor order if the merchant named none', async () => {
    const { claims } = (await verify({ receipt: (await check()).receipt })).body;
    expect(Object.keys(claims)).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/^(sub|subject_hash|ref)$/)]),
    );
  });
});

describe('a receipt for one customer and one order', () => {
  const subject = 'customer-alice@example.com';
  const minted = (more: object) => bff.openSession({ body: { origin: SHOP, ...more }, token: API_KEY, origin: null });
  async function receiptIn(token: string): Promise<string> {
    const { body } = await bff.ask('/v1/checks', { body: { account: ACCOUNT, name: NAME }, token });
    return String(body.check.receipt);
  }

  it('states the customer as a salted hash', async () => {
    const receipt = await receiptIn(await minted({ subject }));
    expect(Buffer.from(receipt.split('.')[1] ?? '', 'base64url').toString()).not.toMatch(/alice/);
    expect((await verify({ receipt, subject })).body).toMatchObject({ valid: true, bound: ['subject'] });
    expect((await verify({ receipt, subject: 'customer-bob' })).body.why).toBe('subject_mismatch');
  });

  it('is bound to no customer if the session was opened without one', async () => {
    const { receipt } = await check();
    expect((await verify({ receipt, subject })).body.why).toBe('subject_mismatch');
  });

  it('is for the organisation’s number that was asked about, and for no other', async () => {
    const lei = { type: 'lei', value: '529900T8BM49AURSDO55' };
    const token = await bff.openSession({ body: { origin: SHOP }, token: API_KEY, origin: null });
    const { body } = await bff.ask('/v1/checks', { body: { account: ACCOUNT, name: NAME, identifiers: [lei] }, token });
    const receipt = String(body.check.receipt);
    expect((await verify({ receipt, identifiers: [lei] })).body).toMatchObject({ valid: true, bound: ['identifiers'] });
    for (const other of [
      { ...lei, type: 'duns' },
      { ...lei, value: '5493001KJTIIGC8Y1R12' },
    ]) {
      expect((await verify({ receipt, identifiers: [lei, other] })).body.why).toBe('identifier_mismatch');
    }
    const { receipt: without } = await check();
    expect((await verify({ receipt: without, identifiers: [lei] })).body.why).toBe('identifier_mismatch');
  });

  it('is for the order that the session was minted for, and for no other', async () => {
    const receipt = await receiptIn(await minted({ reference: 'order 4711/ä' }));
    expect((await verify({ receipt, reference: 'order 4711/ä' })).body).toMatchObject({
      valid: true,
      bound: ['reference'],
      claims: { ref: 'order 4711/ä' },
    });
    for (const other of [{}, { reference: 'order 4712' }, { consume: true }]) {
      expect((await verify({ receipt, ...other })).body).toEqual({ valid: false, why: 'reference_mismatch' });
    }
    expect((await verify({ receipt: (await check()).receipt, reference: 'order 4711/ä' })).body.why).toBe(
      'reference_mismatch',
    );
  });

  it('is made once for an order, however often its page is reloaded', async () => {
    const order = { reference: 'order-4713', subject };
    const ask = (token: string) => bff.ask('/v1/checks', { body: { account: ACCOUNT, name: NAME }, token });
    const [first, second] = [await minted(order), await minted(order)];
    const { id, receipt } = (await ask(first)).body.check;
    expect((await ask(second)).body.check).toMatchObject({ id, receipt });
    expect((await decide(second, id, 'continue_anyway')).body.check.decision).toBe('continue_anyway');
    expect((await bff.ask(`/v1/checks/${id}`, { token: first })).body.check.decision).toBe('continue_anyway');
    for (const other of [{ ...order, reference: 'order-4714' }, { ...order, subject: 'bob' }, { subject }, {}]) {
      const token = await minted(other);
      expectProblem(await bff.ask(`/v1/checks/${id}`, { token }), 'check_not_found');
      expect((await ask(token)).body.check.id).not.toBe(id);
    }
  });

  it.each(['', 'x'.repeat(65), 'a\nb', 'a\u0085b', '\ud800'])('accepts no reference like %j', async (reference) => {
    const body = { origin: SHOP, reference };
    expectProblem(await bff.ask('/v1/sessions', { body, token: API_KEY, origin: null }), 'invalid_request');
    expectProblem(await verify({ receipt: 'x', reference }), 'invalid_request');
  });

  it('requires the customer if it proves who owns the account', async () => {
    const ibanity = testProvider('ibanity', { ownership: async () => OWNER });
    const own = await startBff({}, { providers: [ibanity] });
    try {
      const token = await own.openSession({ body: { origin: SHOP, subject }, token: API_KEY, origin: null });
      const { body } = await own.ask('/v1/checks', { body: { account: ACCOUNT, name: NAME }, token });
      const { receipt, outcome } = body.check;
      const ask = async (more: object) =>
        (await own.ask('/v1/receipts/verify', { body: { receipt, ...more }, token: API_KEY, origin: null })).body;
      expect(outcome).toBe('match');
      expect(await ask({})).toEqual({ valid: false, why: 'subject_required' });
      expect(await ask({ subject: 'customer-bob', consume: true })).toEqual({ valid: false, why: 'subject_mismatch' });
      expect(await ask({ subject })).toMatchObject({ valid: true, claims: { src: { provider: 'ibanity' } } });
    } finally {
      await own.close();
    }
  });
});

describe('a receipt from a sandbox', () => {
  it('says so, and is accepted only on request', async () => {
    const sandbox = { ...bank, environment: 'sandbox' } as const;
    const made = await startBff({}, { providers: [sandbox] });
    try {
      const { receipt } = await check(made);
      const ask = async (more: object) =>
        (await made.ask('/v1/receipts/verify', { body: { receipt, ...more }, token: API_KEY, origin: null })).body;
      expect(await ask({})).toEqual({ valid: false, why: 'sandbox' });
      expect(await ask({ allowSandbox: false, consume: true })).toEqual({ valid: false, why: 'sandbox' });
      expect(await ask({ allowSandbox: true })).toMatchObject({
        valid: true,
        claims: { src: { environment: 'sandbox' } },
      });
    } finally {
      await made.close();
    }
  });
});

describe('POST /v1/receipts/verify', () => {
  it('says what was given and agreed', async () => {
    const { receipt } = await check();
    expect((await verify({ receipt })).body).toMatchObject({ valid: true, bound: [] });
    expect((await verify({ receipt, account: ACCOUNT, name: NAME, origin: SHOP })).body).toMatchObject({
      valid: true,
      bound: ['account', 'name', 'origin'],
      claims: { aud: SHOP },
    });
  });

  it('says what did not agree', async () => {
    const { receipt } = await check();
    const other = { scheme: 'iban', iban: 'GB29 NWBK 6016 1331 9268 19' };
    expect((await verify({ receipt, account: other })).body).toEqual({ valid: false, why: 'account_mismatch' });
    expect((await verify({ receipt, name: 'Jane M. Doe' })).body).toEqual({ valid: false, why: 'name_mismatch' });
    expect((await verify({ receipt, origin: OTHER_SHOP })).body).toEqual({ valid: false, why: 'origin_mismatch' });
  });

  it('refuses a receipt that is changed in any character, forged, or missing', async () => {
    const { receipt } = await check();
    for (const at of [receipt.indexOf('.') + 20, receipt.lastIndexOf('.') + 10, receipt.length - 1]) {
      const changed = `${receipt.slice(0, at)}${receipt[at] === 'A' ? 'B' : 'A'}${receipt.slice(at + 1)}`;
      expect((await verify({ receipt: changed })).body.valid).toBe(false);
    }
    const { privateKey: forger } = createReceiptKeys(configured(makeKey())).signing;
    if (forger === null) throw new TypeError('A key made here has a private half');
    const { kid } = createReceiptKeys(configured(NEW_KEY)).signing;
    const forge = () =>
      new SignJWT({ outcome: 'match' })
        .setProtectedHeader({ alg: 'ES256', typ: 'payee-check-receipt+jwt', kid })
        .setIssuer('https://bff.example')
        .setAudience(SHOP)
        .setIssuedAt()
        .setJti('chk_0123456789abcdef')
        .setExpirationTime('15m')
        .sign(forger);
    // Until it is written as a receipt has it: with a high s it is already malformed.
    let forged = await forge();
    while ((Buffer.from(forged.slice(forged.lastIndexOf('.') + 1), 'base64url')[32] ?? 0) >= 0x7f)
      forged = await forge();
    expect((await verify({ receipt: forged })).body).toEqual({ valid: false, why: 'signature' });
    expect((await verify({ receipt: '' })).body).toEqual({ valid: false, why: 'not_checked' });
    for (const none of ['x', `${receipt}${'x'.repeat(4096)}`]) {
      expect((await verify({ receipt: none })).body).toEqual({ valid: false, why: 'malformed' });
    }
    expectProblem(await verify({ receipt: null }), 'invalid_request');
  });

  it('refuses the other signature that fits, and every other spelling, as malformed', async () => {
    const { receipt } = await check();
    const at = receipt.lastIndexOf('.') + 1;
    const bytes = Buffer.from(receipt.slice(at), 'base64url');
    const order = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
    const s = (order - BigInt(`0x${bytes.toString('hex', 32)}`)).toString(16).padStart(64, '0');
    const twin = Buffer.concat([bytes.subarray(0, 32), Buffer.from(s, 'hex')]).toString('base64url');
    for (const signature of [twin, `${receipt.slice(at)}=`, `${receipt.slice(at)}AA`, receipt.slice(at, -2)]) {
      expect((await verify({ receipt: receipt.slice(0, at) + signature })).body).toEqual({
        valid: false,
        why: 'malformed',
      });
    }
  });

  it('takes no session token for a key', async () => {
    const { token, receipt } = await check();
    expectProblem(await verify({ receipt }, token), 'api_key_invalid');
  });

  it('accepts a receipt once, on however many requests at once', async () => {
    const { receipt } = await check();
    const answers = await Promise.all(Array.from({ length: 20 }, () => verify({ receipt, consume: true })));
    const bodies = answers.map(({ body }) => body);
    expect(bodies.filter(({ valid }) => valid)).toHaveLength(1);
    expect(bodies.filter(({ why }) => why === 'already_used')).toHaveLength(19);
  });

  it('uses up nothing that does not agree, and nothing of another merchant', async () => {
    const { receipt } = await check();
    expect((await verify({ receipt, name: 'Other', consume: true })).body.why).toBe('name_mismatch');
    expect((await verify({ receipt, consume: true })).body.valid).toBe(true);
    const others = await check(bff, OTHER_SHOP);
    expect((await verify({ receipt: others.receipt, consume: true }, SHOP_KEY)).body.why).toBe('origin_mismatch');
    expect((await verify({ receipt: others.receipt, consume: true })).body.valid).toBe(true);
  });

  it('uses up the earlier and the later receipts of a check together', async () => {
    const { token, id, receipt } = await check();
    const later = (await decide(token, id, 'continue_anyway')).body.check.receipt;
    expect((await verify({ receipt: later, consume: true })).body.valid).toBe(true);
    expect((await verify({ receipt, consume: true })).body.why).toBe('already_used');
  });
});

describe('a decision', () => {
  it('is in the new receipt, which is for the registered name if that is used', async () => {
    const { token, id } = await check();
    const { body } = await decide(token, id, 'use_registered_name');
    expect(body.check).toMatchObject({ decision: 'use_registered_name', outcome: 'close_match' });
    const { receipt } = body.check;
    expect((await verify({ receipt, name: 'Jane M. Doe' })).body).toMatchObject({ valid: true });
    expect((await verify({ receipt, name: NAME })).body.why).toBe('name_mismatch');
  });

  it('can use a registered name of 280 characters', async () => {
    const registeredName = `${'Ab '.repeat(93)}C`;
    const long = testProvider('ibantrack', { checkName: async () => ({ ...said.closeMatch, registeredName }) });
    const held = await startBff({}, { providers: [long] });
    try {
      const { token, id } = await check(held);
      const decision = { decision: 'use_registered_name' };
      const { receipt } = (await held.ask(`/v1/checks/${id}/decision`, { body: decision, token })).body.check;
      const body = { receipt, name: registeredName };
      expect(registeredName).toHaveLength(280);
      expect((await held.ask('/v1/receipts/verify', { body, token: API_KEY, origin: null })).body.bound).toEqual([
        'name',
      ]);
      expectProblem(await verify({ receipt, name: `${registeredName}x` }), 'invalid_request');
    } finally {
      await held.close();
    }
  });

  it('includes what was on the screen, as reported by the browser', async () => {
    const { token, id } = await check();
    const shown = { locale: 'de-AT', element: '0.1.0', policy: 'confirm', text: 'x'.repeat(43) };
    const body = { decision: 'continue_anyway', shown };
    const { receipt } = (await bff.ask(`/v1/checks/${id}/decision`, { body, token })).body.check;
    expect((await verify({ receipt })).body.claims.shown).toEqual(shown);
    for (const wrong of [{ ...shown, text: 'x' }, { ...shown, locale: 'de\n' }, { ...shown, more: 1 }, 'de']) {
      const refused = { decision: 'continue_anyway', shown: wrong };
      expectProblem(await bff.ask(`/v1/checks/${id}/decision`, { body: refused, token }), 'invalid_request');
    }
  });

  it('can be changed until the receipt is used up', async () => {
    const { token, id } = await check();
    await decide(token, id, 'use_registered_name');
    const { receipt } = (await decide(token, id, 'continue_anyway')).body.check;
    await verify({ receipt, consume: true });
    expect((await decide(token, id, 'continue_anyway')).body.check.decision).toBe('continue_anyway');
    expectProblem(await decide(token, id, 'use_registered_name'), 'decision_not_possible');
    expectProblem(await decide(await bff.openSession(), id, 'continue_anyway'), 'check_not_found');
  });
});

describe('keys in rotation', () => {
  it('are in the key set while they are in use, and in the archive for good', async () => {
    const { kid: retiredKid, privateKey } = createReceiptKeys(configured(OLD_KEY)).signing;
    const { x, y } = OLD_KEY;
    const times = { validFrom: '2024-01-01T00:00:00.000Z', validUntil: '2099-01-01T00:00:00.000Z' };
    const keys = [{ ...NEW_KEY, validFrom: '2025-01-01T00:00:00.000Z' }];
    const retired = [{ kty: 'EC', crv: 'P-256', x, y, kid: retiredKid, ...times }];
    const before = await withKeys(OLD_KEY);
    const { receipt } = await check(before).finally(() => before.close());
    const after = await startBff({ RECEIPT_KEYS: JSON.stringify({ keys, retired }) }, { providers: [bank] });
    try {
      const jwks = (await after.ask('/.well-known/jwks.json')).body;
      const archive = await after.ask('/.well-known/receipt-keys.json', { origin: 'https://anybody.example' });
      expect(jwks.keys.map((key: { kid: string }) => key.kid)).not.toContain(retiredKid);
      expect(archive.headers['access-control-allow-origin']).toBe('*');
      expect(archive.body.keys).toEqual([
        { ...jwks.keys[0], validFrom: '2025-01-01T00:00:00.000Z', validUntil: null },
        { kty: 'EC', crv: 'P-256', x, y, kid: retiredKid, use: 'sig', alg: 'ES256', ...times },
      ]);
      expect(archive.text).not.toMatch(/"d"/);
      expect(privateKey?.type).toBe('private');
      const about = { issuer: 'https://bff.example', audience: SHOP, account: ACCOUNT.iban, name: NAME };
      const judged = (how: object) =>
        verifyReceipt(receipt, { ...about, jwks, ...how }).then(
          ({ jti }) => jti,
          (error) => error.code,
        );
      expect(await judged({})).toBe('signature');
      expect(await judged({ as: 'evidence' })).toBe('signature');
      expect(await judged({ as: 'evidence', jwks: archive.body })).toMatch(/^chk_/);
    } finally {
      await after.close();
    }
  });

  it('still verify what the second one signed, and no longer what the removed one did', async () => {
    const before = await withKeys(OLD_KEY);
    const { receipt } = await check(before).finally(() => before.close());
    expect((await verify({ receipt })).body.valid).toBe(true);
    const dropped = await withKeys(makeKey());
    const stranger = await check(dropped).finally(() => dropped.close());
    expect((await verify({ receipt: stranger.receipt })).body).toEqual({ valid: false, why: 'signature' });
  });
});

it('a receipt is valid for 15 minutes', async () => {
  const clock = createTestClock(Date.now());
  const held = await startBff({}, { clock, providers: [bank] });
  try {
    const { receipt } = await check(held);
    const ask = () => held.ask('/v1/receipts/verify', { body: { receipt }, token: API_KEY, origin: null });
    await clock.advance(15 * 60 * 1000 - 1000);
    expect((await ask()).body.valid).toBe(true);
    await clock.advance(10_000);
    expect((await ask()).body).toEqual({ valid: false, why: 'expired' });
  } finally {
    await held.close();
  }
});

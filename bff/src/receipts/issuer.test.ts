import { verify } from 'node:crypto';
import { compactVerify, SignJWT } from 'jose';
import { expect, it, vi } from 'vitest';
import { createTestClock } from '../testing/clock.ts';
import { createReceiptIssuer, type ReceiptFacts } from './issuer.ts';
import { createReceiptKeys, type ReceiptKeySet } from './keys.ts';
import { localSigning } from './sign.ts';

/** Half the order of P-256 (SEC 2, 2.4.2). */
const HALF_ORDER = Buffer.from('7fffffff800000007fffffffffffffffde737d56d38bcf4279dce5617e3192a8', 'hex');

const FACTS: ReceiptFacts = {
  checkId: 'chk_1',
  audience: 'https://shop.example',
  reference: null,
  subjectHash: null,
  outcome: 'match',
  reason: null,
  decision: null,
  risk: { level: 'none', signals: [] },
  basis: 'name_check',
  identifiersCompared: null,
  source: { provider: 'ibantrack', reference: null, environment: 'live', scheme: 'epc_vop' },
  accountStatus: 'active',
  checkedAt: 0,
  shown: null,
  salt: 'salt',
  accountHash: 'account',
  nameHash: 'name',
  identifierHashes: [],
};

function issuing({ kid, privateKey }: ReceiptKeySet['signing']) {
  if (privateKey === null) throw new TypeError('A key made here has a private half');
  return { kid, signing: localSigning(privateKey) };
}

it('signs as JWS requires, with the lower s, even if a number in the signature is short', async () => {
  const { signing: key } = createReceiptKeys(null);
  const receipts = createReceiptIssuer({ ...issuing(key), issuer: 'https://bff.example', clock: createTestClock() });
  // One number in 256 begins with a zero byte: none of these many signatures may be a byte short.
  for (let turn = 0; turn < 600; turn += 1) {
    const receipt = (await receipts.issue({ ...FACTS, checkId: `chk_${turn}` })) ?? '';
    const signed = receipt.slice(0, receipt.lastIndexOf('.'));
    const signature = Buffer.from(receipt.slice(signed.length + 1), 'base64url');
    expect(signature).toHaveLength(64);
    const how = { key: key.publicKey, dsaEncoding: 'ieee-p1363' } as const;
    expect(signature.subarray(32).compare(HALF_ORDER)).toBeLessThanOrEqual(0);
    expect(verify('sha256', Buffer.from(signed), how, signature)).toBe(true);
  }
});

it('signs what jose verifies, and with a key with which jose can sign', async () => {
  const { signing: key } = createReceiptKeys(null);
  const { privateKey, publicKey } = key;
  if (privateKey === null) throw new TypeError('A key made here has a private half');
  const receipts = createReceiptIssuer({ ...issuing(key), issuer: 'https://bff.example', clock: createTestClock() });
  const verified = await compactVerify((await receipts.issue(FACTS)) ?? '', publicKey, { algorithms: ['ES256'] });
  expect(verified.protectedHeader).toMatchObject({ alg: 'ES256', kid: key.kid });
  expect(JSON.parse(new TextDecoder().decode(verified.payload))).toMatchObject({ jti: 'chk_1', outcome: 'match' });

  const jws = await new SignJWT({ jti: 'chk_1' }).setProtectedHeader({ alg: 'ES256' }).sign(privateKey);
  const signed = jws.slice(0, jws.lastIndexOf('.'));
  const signature = Buffer.from(jws.slice(signed.length + 1), 'base64url');
  const how = { key: publicKey, dsaEncoding: 'ieee-p1363' } as const;
  expect(verify('sha256', Buffer.from(signed), how, signature)).toBe(true);
});

it('signs nothing without an audience, but still reports the check', async () => {
  const onIssued = vi.fn();
  const { signing: key } = createReceiptKeys(null);
  const clock = createTestClock();
  const receipts = createReceiptIssuer({ ...issuing(key), issuer: 'https://bff.example', clock, onIssued });
  expect(await receipts.issue({ ...FACTS, audience: null })).toBeNull();
  expect(onIssued).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ jti: 'chk_1', aud: null }), null);
});

import { createPublicKey, verify } from 'node:crypto';
import { expect, it } from 'vitest';
import { createPageSigning } from './receipt-key.ts';

/** Half of the order of P-256: of two valid signatures, verifiers accept the one whose s is not above this. */
const HALF_ORDER = 0x7fffffff800000007fffffffffffffffde737d56d38bcf4279dce5617e3192a8n;

it('signs with the lower s, which every verifier accepts', async () => {
  const { signing, jwks } = await createPageSigning();
  const [jwk] = jwks.keys;
  const key = createPublicKey({ key: { ...jwk }, format: 'jwk' });
  // Otherwise half of the signatures would have the higher s.
  for (const text of Array.from({ length: 40 }, (_, index) => `receipt ${index}`)) {
    const signature = await signing.sign(text);
    expect(BigInt(`0x${signature.subarray(32).toString('hex')}`) <= HALF_ORDER).toBe(true);
    expect(verify('sha256', Buffer.from(text), { key, dsaEncoding: 'ieee-p1363' }, signature)).toBe(true);
  }
});

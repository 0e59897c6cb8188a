import type { Signing } from '../../../bff/src/receipts/sign.ts';

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256' } as const;
/** The order of P-256 (SEC 2, 2.4.2). */
const ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
const SIZE = 32;

/** Verifiers accept only the lower of two possible values of s; Web Crypto returns either. */
function withLowS(signature: Uint8Array<ArrayBuffer>): Buffer {
  const bytes = Buffer.from(signature);
  const s = BigInt(`0x${Buffer.from(bytes.slice(SIZE)).toString('hex')}`);
  if (s <= ORDER / 2n) return bytes;
  const lower = (ORDER - s).toString(16).padStart(2 * SIZE, '0');
  return Buffer.concat([bytes.slice(0, SIZE), Buffer.from(lower, 'hex')]);
}

/** A key that is made for this page, never leaves the browser, and is lost when the page is closed. */
export async function createPageSigning() {
  const { privateKey, publicKey } = await crypto.subtle.generateKey(ALGORITHM, false, ['sign', 'verify']);
  const { x = '', y = '' } = await crypto.subtle.exportKey('jwk', publicKey);
  const kid = 'this-page';
  const signing: Signing = {
    async sign(text) {
      const bytes = new TextEncoder().encode(text);
      const signed = await crypto.subtle.sign({ ...ALGORITHM, hash: 'SHA-256' }, privateKey, bytes);
      return withLowS(new Uint8Array(signed));
    },
    ready: async () => undefined,
  };
  return { kid, signing, jwks: { keys: [{ kty: 'EC', crv: 'P-256', x, y, kid, use: 'sig', alg: 'ES256' }] } };
}

import { base64url } from 'jose';

/** The order of P-256 (SEC 2, 2.4.2). */
const ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;

const hex = (bytes: Uint8Array) => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');

/** The other signature that fits: (r, n − s) for (r, s). */
export function twinOf(jws: string): string {
  const at = jws.lastIndexOf('.') + 1;
  const signature = base64url.decode(jws.slice(at));
  const s = (ORDER - BigInt(`0x${hex(signature.subarray(32))}`)).toString(16).padStart(64, '0');
  const bytes = Uint8Array.from(hex(signature.subarray(0, 32)).concat(s).match(/../g) ?? [], (pair) =>
    Number(`0x${pair}`),
  );
  return jws.slice(0, at) + base64url.encode(bytes);
}

/** As an issuer of receipts signs: of the two signatures, that with the lower s. */
export function withLowS(jws: string): string {
  const s = base64url.decode(jws.slice(jws.lastIndexOf('.') + 1)).subarray(32);
  return BigInt(`0x${hex(s)}`) > ORDER / 2n ? twinOf(jws) : jws;
}

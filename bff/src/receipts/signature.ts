/** The order of P-256 (SEC 2, 2.4.2), and half of it. */
const ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
const HALF_ORDER = Buffer.from((ORDER / 2n).toString(16), 'hex');

/** Bytes of a number of P-256. */
const SIZE = 32;
const SEQUENCE = 0x30;
const INTEGER = 0x02;

/** Of the two signatures (r, s) and (r, n − s), which both fit, the one that verifiers accept: that with the lower s. */
export function withLowS(signature: Buffer): Buffer {
  const s = signature.subarray(SIZE);
  if (s.compare(HALF_ORDER) <= 0) return signature;
  const lower = (ORDER - BigInt(`0x${s.toString('hex')}`)).toString(16).padStart(2 * SIZE, '0');
  return Buffer.concat([signature.subarray(0, SIZE), Buffer.from(lower, 'hex')]);
}

/** An INTEGER at the beginning of `bytes`, on 32 bytes, and what follows it. */
function readInteger(bytes: Buffer): { readonly value: Buffer; readonly rest: Buffer } | null {
  const [tag, length = 0] = bytes;
  const content = bytes.subarray(2, 2 + length);
  // A number whose first bit is set has a zero byte before it, so that it is not taken for a negative one.
  const digits = content[0] === 0 ? content.subarray(1) : content;
  if (tag !== INTEGER || content.length !== length || digits.length === 0 || digits.length > SIZE) return null;
  return { value: Buffer.concat([Buffer.alloc(SIZE - digits.length), digits]), rest: bytes.subarray(2 + length) };
}

function fromDer(bytes: Buffer): Buffer | null {
  if (bytes[0] !== SEQUENCE || bytes[1] !== bytes.length - 2) return null;
  const r = readInteger(bytes.subarray(2));
  const s = r === null ? null : readInteger(r.rest);
  return r === null || s === null || s.rest.length > 0 ? null : Buffer.concat([r.value, s.value]);
}

/**
 * The two signatures that the bytes of a signer may be, as JWS has them (RFC 7518, 3.4): r and s side by side. DER may have
 * 64 bytes as well, about once in 2⁶⁰ signatures: which it was, the public key tells.
 */
export function readings(signature: Uint8Array): Buffer[] {
  const bytes = Buffer.from(signature);
  const der = fromDer(bytes);
  return [...(der === null ? [] : [der]), ...(bytes.length === 2 * SIZE ? [bytes] : [])];
}

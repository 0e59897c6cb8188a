/**
 * An issuer of receipts for the test vectors. It puts them together by hand, and not with the library that verifies them, so
 * that one mistake cannot hide on both sides.
 */
import { createHash, createHmac, generateKeyPairSync, sign } from 'node:crypto';

export const ISSUER = 'https://bff.example';
export const AUDIENCE = 'https://shop.example';
export const ISSUED_AT = Date.UTC(2026, 0, 15, 12) / 1000;
export const EXPIRES_AT = ISSUED_AT + 900;
export const SALT = 'c2FsdC1mb3ItdmVjdG9ycw';
export const IBAN = 'DE89370400440532013000';
export const NAME = 'Jane Doe';
export const SUBJECT = 'customer-4711';

export const iban = { scheme: 'iban', iban: IBAN };
export const uk = { scheme: 'uk', sortCode: '112233', accountNumber: '12345678', secondaryReference: 'A/1 2' };

export const base64url = (value) => Buffer.from(value).toString('base64url');
export const json = (value) => base64url(JSON.stringify(value));
export const hash = (value) => createHash('sha256').update(`${SALT}\n${value}`, 'utf8').digest('base64url');

export function makeKey(kid, validFrom, validUntil = null) {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const jwk = { ...publicKey.export({ format: 'jwk' }), kid, use: 'sig', alg: 'ES256' };
  return { kid, privateKey, publicKey, jwk, validFrom, validUntil };
}

export const current = makeKey('2026-01', '2026-01-10T00:00:00.000Z');
export const previous = makeKey('2025-12', '2025-12-10T00:00:00.000Z');
/** What five rotations left behind, the oldest first. */
export const retired = [1, 2, 3, 4, 5].map((month) => {
  const day = (number) => `2025-0${number}-10T00:00:00.000Z`;
  return makeKey(`2025-0${month}`, day(month), day(month + 1));
});
export const stranger = makeKey('stranger', null);

/** What the issuer answers at `/.well-known/jwks.json`, and at `/.well-known/receipt-keys.json`. */
export function published() {
  const archived = [current, previous, ...retired].map(({ jwk, validFrom, validUntil }) => ({
    ...jwk,
    validFrom,
    validUntil,
  }));
  return { jwks: { keys: [current.jwk, previous.jwk] }, archive: { keys: archived } };
}

/** The order of P-256 (SEC 2, 2.4.2). */
const ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;

/** The other signature that fits: (r, n − s) for (r, s). */
export function twin(signature) {
  const s = (ORDER - BigInt(`0x${signature.subarray(32).toString('hex')}`)).toString(16).padStart(64, '0');
  return Buffer.concat([signature.subarray(0, 32), Buffer.from(s, 'hex')]);
}

function lowSignature(input, key) {
  // r and s side by side (RFC 7518, 3.4), and not in ASN.1.
  const signature = sign('sha256', Buffer.from(input), { key, dsaEncoding: 'ieee-p1363' });
  const s = BigInt(`0x${signature.subarray(32).toString('hex')}`);
  return s > ORDER / 2n ? twin(signature) : signature;
}

/** A compact JWS (RFC 7515). */
export function jws(claims, { header = {}, key = current } = {}) {
  const full = { alg: 'ES256', typ: 'payee-check-receipt+jwt', kid: key.kid, ...header };
  const input = `${json(full)}.${json(claims)}`;
  if (full.alg === 'none') return `${input}.`;
  if (full.alg === 'HS256') {
    const secret = key.publicKey.export({ format: 'pem', type: 'spki' });
    return `${input}.${createHmac('sha256', secret).update(input).digest('base64url')}`;
  }
  return `${input}.${base64url(lowSignature(input, key.privateKey))}`;
}

export const live = { provider: 'ibantrack', reference: '0b0e3a52', environment: 'live', scheme: 'epc_vop' };

export function claims(change = {}, { account = IBAN, name = NAME } = {}) {
  return {
    iss: ISSUER,
    aud: AUDIENCE,
    iat: ISSUED_AT,
    exp: EXPIRES_AT,
    jti: 'chk_vectorvectorvector01',
    outcome: 'match',
    reason: null,
    decision: null,
    risk: { level: 'none', signals: [] },
    basis: 'name_check',
    src: live,
    account_status: 'active',
    checked_at: ISSUED_AT,
    salt: SALT,
    account_hash: hash(account),
    name_hash: hash(name),
    ...change,
  };
}

const asked = { issuer: ISSUER, audience: AUDIENCE, account: iban, name: NAME, at: ISSUED_AT + 60, clockTolerance: 0 };

export const valid = (id, about, receipt, change = {}) => ({
  id,
  about,
  verdict: 'valid',
  receipt,
  ...asked,
  ...change,
});
export const refused = (verdict, id, about, receipt, change = {}) => ({
  id,
  about,
  verdict,
  receipt,
  ...asked,
  ...change,
});

/** The receipt that most vectors are about. */
export const plain = jws(claims());

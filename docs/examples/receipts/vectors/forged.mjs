import { AUDIENCE, base64url, claims, current, json, jws, plain, refused, stranger, twin } from './issuer.mjs';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** Another spelling of the same bytes: the last character of 64 bytes has four spare bits. */
const respelt = (text) => text.slice(0, -1) + alphabet[alphabet.indexOf(text.at(-1)) + 1];

const [header, payload, signature] = plain.split('.');
const bytes = Buffer.from(signature, 'base64url');
const withSignature = (other) => `${header}.${payload}.${base64url(other)}`;

/** r and s in ASN.1, as OpenSSL has them. */
function asn1() {
  const integer = (number) => {
    const value = number[0] > 127 ? Buffer.concat([Buffer.of(0), number]) : number;
    return Buffer.concat([Buffer.of(2, value.length), value]);
  };
  const both = Buffer.concat([integer(bytes.subarray(0, 32)), integer(bytes.subarray(32))]);
  return Buffer.concat([Buffer.of(0x30, both.length), both]);
}

/** What is no receipt, or is signed by nobody or by somebody else. */
export const forged = () => [
  refused('not_checked', 'empty', 'What the form submits where nothing was checked', ''),
  refused('malformed', 'not-a-receipt', 'Two parts only', plain.slice(0, plain.lastIndexOf('.'))),
  refused('malformed', 'four-parts', 'A part too many', `${plain}.AA`),
  refused('malformed', 'too-long', 'Over 4,096 characters', jws(claims({ filler: 'x'.repeat(4096) }))),
  refused(
    'malformed',
    'wrong-typ',
    'A JWT of another kind, signed with the right key',
    jws(claims(), { header: { typ: 'JWT' } }),
  ),
  refused('signature', 'alg-none', 'Not signed at all', jws(claims(), { header: { alg: 'none' } })),
  refused(
    'signature',
    'alg-hs256',
    'HMAC with the public key as its secret (algorithm confusion)',
    jws(claims(), { header: { alg: 'HS256' } }),
  ),
  refused(
    'malformed',
    'respelt-signature',
    'The same signature bytes in a spelling that is not canonical',
    respelt(plain),
  ),
  refused('malformed', 'respelt-padding', 'The same signature bytes, with padding', `${plain}==`),
  refused('malformed', 'high-s', 'The other signature that fits: (r, n − s)', withSignature(twin(bytes))),
  refused('malformed', 'asn1-signature', 'The same r and s in ASN.1', withSignature(asn1())),
  refused('malformed', 'short-signature', 'A byte is missing', withSignature(bytes.subarray(0, 63))),
  refused('signature', 'zero-signature', 'r and s are zero', withSignature(Buffer.alloc(64))),
  refused('signature', 'unknown-kid', 'Signed by a stranger', jws(claims(), { key: stranger })),
  refused(
    'signature',
    'stranger-with-known-kid',
    'Signed by a stranger who claims to be the issuer',
    jws(claims(), { key: stranger, header: { kid: current.kid } }),
  ),
  refused(
    'signature',
    'embedded-jwk',
    'Signed by a stranger who sends the key along',
    jws(claims(), { key: stranger, header: { jwk: stranger.jwk } }),
  ),
  refused(
    'signature',
    'jku',
    'Signed by a stranger who says where to fetch the key',
    jws(claims(), { key: stranger, header: { jku: 'https://evil.example/jwks.json' } }),
  ),
  refused('signature', 'no-kid', 'Names no key', jws(claims(), { header: { kid: undefined } })),
  refused('signature', 'kid-not-a-text', 'Names a key by a number', jws(claims(), { header: { kid: 2026 } })),
  refused(
    'malformed',
    'critical-header',
    'Asks for an extension that the verifier does not know (RFC 7515, 4.1.11)',
    jws(claims(), { header: { crit: ['urn:example:x'], 'urn:example:x': true } }),
  ),
  refused(
    'malformed',
    'critical-nothing',
    'A critical header that names no extension must not be there',
    jws(claims(), { header: { crit: null } }),
  ),
  refused(
    'malformed',
    'header-not-an-object',
    'Anybody can send a header that is JSON and no object',
    `${json(null)}.${payload}.${signature}`,
  ),
  refused('malformed', 'header-not-json', 'Or that is no JSON', `${base64url('{')}.${payload}.${signature}`),
  refused('malformed', 'claims-not-an-object', 'Signed by the issuer, and no receipt', jws([AUDIENCE])),
];

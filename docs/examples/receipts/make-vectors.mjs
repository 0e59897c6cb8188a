/**
 * Writes `vectors.json`: receipts of every kind, the public keys, and the verdict that a verifier has to come to.
 *
 *     node docs/examples/receipts/make-vectors.mjs
 *
 * The private keys live in this process alone and are gone when it ends, so nobody can add a receipt to the set later;
 * every run makes a new set. Receipts are put together by hand here, and not by the library that verifies them, so that
 * one mistake cannot hide on both sides.
 */
import { createHash, createHmac, generateKeyPairSync, sign } from 'node:crypto';
import { writeFileSync } from 'node:fs';

const ISSUER = 'https://bff.example';
const AUDIENCE = 'https://shop.example';
const ISSUED_AT = Date.UTC(2026, 0, 15, 12) / 1000;
const EXPIRES_AT = ISSUED_AT + 900;
const SALT = 'c2FsdC1mb3ItdmVjdG9ycw';

const base64url = (value) => Buffer.from(value).toString('base64url');
const json = (value) => base64url(JSON.stringify(value));
const hash = (value) => createHash('sha256').update(`${SALT}\n${value}`, 'utf8').digest('base64url');

function makeKey(kid) {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return { kid, privateKey, publicKey, jwk: { ...publicKey.export({ format: 'jwk' }), kid, use: 'sig', alg: 'ES256' } };
}

const current = makeKey('2026-01');
const previous = makeKey('2025-12');
const stranger = makeKey('stranger');

/** A compact JWS (RFC 7515); `dsaEncoding` because JWS wants r and s side by side (RFC 7518, 3.4) and not in ASN.1. */
function jws(claims, { header = {}, key = current } = {}) {
  const full = { alg: 'ES256', typ: 'payee-check-receipt+jwt', kid: key.kid, ...header };
  const input = `${json(full)}.${json(claims)}`;
  if (full.alg === 'none') return `${input}.`;
  if (full.alg === 'HS256') {
    const secret = key.publicKey.export({ format: 'pem', type: 'spki' });
    return `${input}.${createHmac('sha256', secret).update(input).digest('base64url')}`;
  }
  const signature = sign('sha256', Buffer.from(input), { key: key.privateKey, dsaEncoding: 'ieee-p1363' });
  return `${input}.${base64url(signature)}`;
}

const IBAN = 'DE89370400440532013000';
const NAME = 'Jane Doe';

function claims(change = {}, { account = IBAN, name = NAME } = {}) {
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
    salt: SALT,
    account_hash: hash(account),
    name_hash: hash(name),
    ...change,
  };
}

/** Another spelling of the same 64 signature bytes: the last character has four spare bits. */
function respelt(receipt) {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  return receipt.slice(0, -1) + alphabet[alphabet.indexOf(receipt.at(-1)) + 1];
}

/** The same receipt with another outcome and the old signature. */
function changed(receipt) {
  const [header, , signature] = receipt.split('.');
  return `${header}.${json(claims({ decision: 'continue_anyway' }))}.${signature}`;
}

const iban = { scheme: 'iban', iban: IBAN };
const uk = { scheme: 'uk', sortCode: '112233', accountNumber: '12345678', secondaryReference: 'A/1 2' };
const asked = { issuer: ISSUER, audience: AUDIENCE, account: iban, name: NAME, at: ISSUED_AT + 60, clockTolerance: 0 };

const valid = (id, about, receipt, change = {}) => ({ id, about, verdict: 'valid', receipt, ...asked, ...change });
const refused = (verdict, id, about, receipt, change = {}) => ({ id, about, verdict, receipt, ...asked, ...change });
const plain = jws(claims());

const vectors = [
  valid('match', 'The bank says that the name matches; the account is spelt as people spell it', plain, {
    account: { scheme: 'iban', iban: 'de89 3704 0044 0532 0130 00' },
  }),
  valid(
    'close-match-registered-name',
    'The payer took the registered name after a close match: the receipt is for that name',
    jws(claims({ outcome: 'close_match', decision: 'use_registered_name' }, { name: 'Jane M. Doe' })),
    { name: 'Jane M. Doe' },
  ),
  valid(
    'unable-to-verify-confirmed',
    'The check could not be made and the payer went on; the session was minted with a subject',
    jws(
      claims({
        sub: 'customer-4711',
        outcome: 'unable_to_verify',
        reason: 'bank_timeout',
        decision: 'continue_anyway',
        risk: { level: 'unknown', signals: [] },
        basis: null,
      }),
    ),
  ),
  valid(
    'reported-as-fraud',
    'The name fits and the account is reported as fraud: risk stands beside the outcome',
    jws(claims({ risk: { level: 'high', signals: ['listed_as_fraud'] }, decision: 'continue_anyway' })),
  ),
  valid(
    'ownership',
    'The account is proved to be the customer’s own; the name was not checked',
    jws(claims({ sub: 'customer-4711', basis: 'ownership' })),
  ),
  valid(
    'uk-secondary-reference',
    'A UK account with a roll number',
    jws(claims({}, { account: '11223312345678/A/1 2' })),
    { account: uk },
  ),
  valid(
    'uk-short-number',
    'A UK account number of seven digits gets a leading zero; hyphens do not count',
    jws(claims({}, { account: '11223301234567' })),
    { account: { scheme: 'uk', sortCode: '11-22-33', accountNumber: '1234567' } },
  ),
  valid('name-spaces', 'Outer and repeated white space in a name does not count', plain, {
    name: '\u00a0 Jane\t \u2003Doe ',
  }),
  {
    ...valid(
      'name-nfd',
      'The merchant has the name with a combining mark (NFD): NFC makes both the same',
      jws(claims({}, { name: 'Zo\u00eb Doe' })),
      { name: 'Zoe\u0308 Doe' },
    ),
    needs: 'nfc',
  },
  valid('previous-key', 'Signed with the other published key, as during a rotation', jws(claims(), { key: previous })),
  valid('clock-tolerance', 'Three seconds over, with a tolerance of five', plain, {
    at: EXPIRES_AT + 3,
    clockTolerance: 5,
  }),

  refused('expired', 'expired', 'In the very second of exp it has expired', plain, { at: EXPIRES_AT }),
  refused('expired', 'expired-beyond-tolerance', 'Five seconds over, with a tolerance of five', plain, {
    at: EXPIRES_AT + 5,
    clockTolerance: 5,
  }),
  refused(
    'origin_mismatch',
    'other-audience',
    'Made for another merchant’s page',
    jws(claims({ aud: 'https://other.example' })),
  ),
  refused(
    'issuer_mismatch',
    'other-issuer',
    'Made by another BFF with the same keys',
    jws(claims({ iss: 'https://other-bff.example' })),
  ),
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
  refused('signature', 'changed', 'Claims changed after signing', changed(plain)),
  refused(
    'signature',
    'respelt-signature',
    'The same signature bytes in a spelling that is not canonical',
    respelt(plain),
  ),
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
  refused(
    'malformed',
    'critical-header',
    'Asks for an extension that the verifier does not know (RFC 7515, 4.1.11)',
    jws(claims(), { header: { crit: ['urn:example:x'], 'urn:example:x': true } }),
  ),
  refused(
    'malformed',
    'unknown-outcome',
    'An outcome that is not of the contract',
    jws(claims({ outcome: 'splendid' })),
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
    `${json(null)}.${plain.split('.').slice(1).join('.')}`,
  ),
  refused(
    'malformed',
    'outcome-list',
    'Claims are of their types, and a list is no text',
    jws(claims({ outcome: ['match'] })),
  ),
  refused('malformed', 'audience-list', 'A receipt is for one origin', jws(claims({ aud: [AUDIENCE] }))),
  refused(
    'malformed',
    'no-basis',
    'Without basis nobody knows whether the name was checked',
    jws(claims({ basis: undefined })),
  ),
  refused('malformed', 'no-expiry', 'A receipt without exp would live for ever', jws(claims({ exp: undefined }))),
  refused('malformed', 'not-a-receipt', 'Two parts only', plain.slice(0, plain.lastIndexOf('.'))),
  refused('not_checked', 'empty', 'What the form submits where nothing was checked', ''),
  refused('account_mismatch', 'other-account', 'The account was swapped after the check', plain, {
    account: { scheme: 'iban', iban: 'FR7630006000011234567890189' },
  }),
  refused(
    'account_mismatch',
    'uk-without-reference',
    'The roll number that was checked is missing',
    jws(claims({}, { account: '11223312345678/A/1 2' })),
    { account: { scheme: 'uk', sortCode: uk.sortCode, accountNumber: uk.accountNumber } },
  ),
  refused('name_mismatch', 'other-name', 'The name was swapped after the check', plain, { name: 'John Doe' }),
  refused('name_mismatch', 'other-case', 'Case is kept: the name is compared as it was checked', plain, {
    name: 'jane doe',
  }),
];

/** An oracle for the hashes alone, for those who build their own. */
const hashes = [
  { value: IBAN, input: iban },
  { value: '11223312345678/A/1 2', input: uk },
  { value: 'Zo\u00eb Doe', input: ' Zoe\u0308 \u00a0Doe ' },
].map((it) => ({ salt: SALT, ...it, hash: hash(it.value) }));

const about =
  'Receipts of Payee Check and the verdict on each. `at` (seconds since the epoch) is the time to judge by. ' +
  'The private keys were thrown away: these receipts prove nothing to anybody.';
const file = new URL('vectors.json', import.meta.url);
const content = { about, jwks: { keys: [current.jwk, previous.jwk] }, hashes, vectors };
writeFileSync(file, `${JSON.stringify(content, null, 2)}\n`);

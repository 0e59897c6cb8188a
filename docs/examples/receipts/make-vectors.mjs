/**
 * Writes `vectors.json`: receipts of every kind, the public keys, and the verdict that a verifier has to come to.
 *
 *     node docs/examples/receipts/make-vectors.mjs
 *
 * The private keys live in this process alone and are gone when it ends, so nobody can add a receipt to the set later;
 * every run makes a new set.
 */
import { writeFileSync } from 'node:fs';
import { accepted } from './vectors/accepted.mjs';
import { changedClaims } from './vectors/changed-claims.mjs';
import { evidence } from './vectors/evidence.mjs';
import { forged } from './vectors/forged.mjs';
import { hash, IBAN, iban, published, SALT, uk } from './vectors/issuer.mjs';
import { mismatched } from './vectors/mismatched.mjs';

/** An oracle for the hashes alone, for those who build their own. */
const hashes = [
  { value: IBAN, input: iban },
  { value: '11223312345678/A/1 2', input: uk },
  { value: 'Zo\u00eb Doe', input: ' Zoe\u0308 \u00a0Doe ' },
].map((known) => ({ salt: SALT, ...known, hash: hash(known.value) }));

const about =
  'Receipts of Payee Check and the verdict on each. `at` (seconds since the epoch) is the time to judge by; `as`: "evidence" ' +
  'is judged with `archive` in place of `jwks`. The private keys were thrown away: these receipts prove nothing to anybody.';
const vectors = [...accepted(), ...forged(), ...changedClaims(), ...mismatched(), ...evidence()];
const content = { about, ...published(), hashes, vectors };
writeFileSync(new URL('vectors.json', import.meta.url), `${JSON.stringify(content, null, 2)}\n`);

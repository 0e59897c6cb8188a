import { AUDIENCE, claims, hash, ISSUER, json, jws, refused, SALT, SUBJECT } from './issuer.mjs';

const full = () =>
  claims({
    subject_hash: hash(SUBJECT),
    ref: 'order-4711',
    identifiers_compared: true,
    identifier_hashes: [hash('lei:529900T8BM49AURSDO55')],
    shown: { locale: 'de', element: '0.1.0', policy: 'confirm', text: hash('what was on the screen') },
  });
const asked = {
  subject: SUBJECT,
  reference: 'order-4711',
  identifiers: [{ type: 'lei', value: '529900T8BM49AURSDO55' }],
};

/** A character of a text changed, a number by one, a yes to a no. */
function byOne(value) {
  if (typeof value === 'number') return value + 1;
  if (typeof value === 'string') return value.slice(0, -1) + (value.endsWith('x') ? 'y' : 'x');
  if (typeof value === 'boolean') return !value;
  if (value === null) return 'x';
  if (Array.isArray(value)) return [byOne(value[0]), ...value.slice(1)];
  const [name, first] = Object.entries(value)[0];
  return { ...value, [name]: byOne(first) };
}

/** Each claim changed by one character, by somebody who has no key. */
function unsigned() {
  const [header, , signature] = jws(full()).split('.');
  return Object.entries(full()).map(([name, value]) =>
    refused(
      'signature',
      `changed-${name.replaceAll('_', '-')}`,
      `The claim ${name}, changed by one character after signing`,
      `${header}.${json({ ...full(), [name]: byOne(value) })}.${signature}`,
      asked,
    ),
  );
}

/** Each claim that something is decided on, other than it has to be, and signed by the issuer. */
const signed = () =>
  [
    ['issuer_mismatch', 'iss', { iss: `${ISSUER}x` }, 'Made by another BFF with the same keys'],
    ['origin_mismatch', 'aud', { aud: `${AUDIENCE}x` }, 'Made for another merchant’s page'],
    ['malformed', 'aud-list', { aud: [AUDIENCE] }, 'A receipt is for one origin'],
    ['malformed', 'iat', { iat: '1768478400' }, 'A time is a number'],
    ['malformed', 'exp', { exp: '1768479300' }, 'A time is a number'],
    ['malformed', 'jti', { jti: 7 }, 'A check’s id is a text'],
    ['malformed', 'outcome', { outcome: 'matcx' }, 'An outcome that is not of the contract'],
    ['malformed', 'outcome-list', { outcome: ['match'] }, 'A list is no text'],
    ['malformed', 'reason', { reason: 7 }, 'A reason is a text or null'],
    ['malformed', 'decision', { decision: 'continue_anywax' }, 'A decision that is not of the contract'],
    ['malformed', 'risk', { risk: { level: 'nonx', signals: [] } }, 'A level that is not of the contract'],
    ['malformed', 'risk-signals', { risk: { level: 'none', signals: 'none' } }, 'Signals are a list'],
    ['malformed', 'basis', { basis: 'name_checx' }, 'A basis that is not of the contract'],
    [
      'malformed',
      'src',
      { src: { provider: 'x', reference: null, environment: 'livx', scheme: null } },
      'Neither live nor sandbox',
    ],
    ['malformed', 'src-text', { src: 'ibantrack' }, 'A source is an object or null'],
    ['malformed', 'shown', { shown: 'de' }, 'What was shown is an object'],
    ['malformed', 'account-status', { account_status: 7 }, 'A state is a text or null'],
    ['malformed', 'checked-at', { checked_at: '2026-01-15' }, 'A time is a number'],
    ['malformed', 'salt', { salt: 7 }, 'A salt is a text'],
    ['account_mismatch', 'salt-other', { salt: SALT.replace('c', 'd') }, 'Another salt fits nothing'],
    ['account_mismatch', 'account-hash', { account_hash: hash('DE89370400440532013001') }, 'For another account'],
    ['name_mismatch', 'name-hash', { name_hash: hash('Jane Dox') }, 'For another name'],
    ['reference_mismatch', 'ref', { ref: 'order-4712' }, 'For another order'],
    [
      'identifier_mismatch',
      'identifier-hashes',
      { identifier_hashes: [hash('lei:529900T8BM49AURSDO56')] },
      'For another number',
    ],
    ['malformed', 'identifier-hashes-text', { identifier_hashes: 'x' }, 'The hashes are a list'],
    ['subject_mismatch', 'subject-hash', { subject_hash: hash('customer-4712') }, 'For another customer'],
  ].map(([verdict, name, change, about]) =>
    refused(verdict, `other-${name}`, about, jws({ ...full(), ...change }), asked),
  );

/** Without a claim that has to be there. */
const missing = () =>
  Object.keys(claims()).map((name) =>
    refused('malformed', `no-${name.replaceAll('_', '-')}`, `Without ${name}`, jws({ ...claims(), [name]: undefined })),
  );

export const changedClaims = () => [...unsigned(), ...signed(), ...missing()];

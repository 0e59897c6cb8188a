import { claims, current, ISSUED_AT, jws, plain, previous, refused, retired, valid } from './issuer.mjs';

const YEAR = 365 * 86_400;
const years = { as: 'evidence', at: ISSUED_AT + 2 * YEAR };

/** A receipt from a time at which its key was in use. */
function receiptOf(key, secondsAfter = 86_400) {
  const iat = Date.parse(key.validFrom) / 1000 + secondsAfter;
  return jws(claims({ iat, exp: iat + 900, checked_at: iat }), { key });
}
const [oldest] = retired;
const before = receiptOf(oldest, -86_400);
const after = receiptOf(oldest, 60 * 86_400);

/** Kept for a dispute: judged by their own time, with every key that was ever used. */
export const evidence = () => [
  valid('evidence-expired', 'Long expired, and evidence of what was found at its own time', plain, years),
  ...retired.map((key, at) =>
    valid(
      `evidence-retired-key-${at + 1}`,
      `Signed by a key that was retired ${5 - at} rotations ago`,
      receiptOf(key),
      years,
    ),
  ),
  valid('evidence-current-key', 'Signed by a key that is still published', receiptOf(previous), years),
  refused('signature', 'retired-key', 'A retired key signs nothing that is to be paid on', receiptOf(oldest), {
    at: Date.parse(oldest.validFrom) / 1000 + 86_400,
  }),
  refused('signature', 'evidence-before-its-key', 'Dated before its key was in use', before, years),
  refused('signature', 'evidence-after-its-key', 'Dated after its key was retired', after, years),
  refused(
    'expired',
    'evidence-without-life',
    'It had expired when it was issued',
    jws(claims({ exp: ISSUED_AT })),
    years,
  ),
  refused('name_mismatch', 'evidence-other-name', 'Evidence is about a name as well', plain, {
    ...years,
    name: 'John Doe',
  }),
  refused(
    'reference_mismatch',
    'evidence-other-order',
    'Evidence of another order',
    jws(claims({ ref: 'order-4711' }), { key: current }),
    { ...years, reference: 'order-4712' },
  ),
];

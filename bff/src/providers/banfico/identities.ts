import type { Identifier } from '@payee-check/shared/contract';
import { IDENTITY_TYPES } from './request.ts';
import { type AnsweredIdentity, NO } from './schema.ts';

/**
 * The documentation gives `identities.status` no vocabulary. These are the words of `nameCheckStatus`, of the EPC
 * scheme, and the plain ones; any other is unclear.
 */
const AGREES = new Set(['FULL_MATCH', 'MATCH', 'MATCHED', 'MTCH', 'VALID', 'VERIFIED']);
const DISAGREES = new Set([...NO, 'INVALID']);
const SAYS_NOTHING = new Set(['', 'UNABLE_TO_MATCH', 'NOT_CHECKED', 'NOT_SUPPORTED', 'NOAP']);

/**
 * What the answer says about the identifiers that were asked about. `mismatch`: one of them does not belong to the
 * account. `unclear`: it cannot be told. `fine`: they belong to it, or the responder does not check identifiers, which
 * many do not.
 */
export function compareIdentities(
  asked: readonly Identifier[],
  answered: readonly AnsweredIdentity[],
  onUnknown: (text: string) => void,
): 'fine' | 'mismatch' | 'unclear' {
  let verdict: 'fine' | 'mismatch' | 'unclear' = 'fine';
  for (const identifier of asked) {
    for (const identity of answered) {
      if (identity.type !== IDENTITY_TYPES[identifier.type]) continue;
      const status = identity.status ?? '';
      const same = plain(identity.value ?? identifier.value) === plain(identifier.value);
      if (same && DISAGREES.has(status)) return 'mismatch';
      const isKnown = AGREES.has(status) || DISAGREES.has(status) || SAYS_NOTHING.has(status);
      if (!isKnown) onUnknown(status);
      if (!same || !isKnown) verdict = 'unclear';
    }
  }
  return verdict;
}

/**
 * Whether the answer says of every identifier that was asked about that it belongs to the account: what a match rests on where no
 * name was compared.
 */
export function allIdentitiesAgree(asked: readonly Identifier[], answered: readonly AnsweredIdentity[]): boolean {
  return (
    asked.length > 0 &&
    asked.every((identifier) =>
      answered.some(
        ({ type, value, status }) =>
          type === IDENTITY_TYPES[identifier.type] &&
          plain(value ?? identifier.value) === plain(identifier.value) &&
          AGREES.has(status ?? ''),
      ),
    )
  );
}

function plain(value: string): string {
  return value.toUpperCase().replace(/[^0-9A-Z]/g, '');
}

import type { Identifier, Reason, VerificationScheme } from '@payee-check/shared/contract';
import { IDENTITY_TYPES } from './client.ts';
import { type AnsweredIdentity, NO } from './schema.ts';

type TypeReason = Extract<Reason, 'account_is_personal' | 'account_is_business'>;

/** What a scheme's response code says. `named`: whether the bank discloses the registered name with it. */
export type CodeMeaning =
  | { readonly verdict: 'match' | 'no_match' }
  | { readonly verdict: 'close_match'; readonly reason: TypeReason | null; readonly named: boolean }
  | { readonly verdict: 'unable_to_verify'; readonly reason: Reason | null };

/**
 * The response codes of UK Confirmation of Payee (Pay.UK), and of the EPC's Verification of Payee scheme, whose `MTCH`,
 * `CMTC`, `NMTC` and `NOAP` may appear in the same place. The network has more schemes than these two, each with its
 * own codes, which the documentation does not list.
 */
const MEANINGS: ReadonlyMap<string, CodeMeaning> = new Map<string, CodeMeaning>([
  // Name matches closely.
  ['MBAM', { verdict: 'close_match', reason: null, named: true }],
  // The name matches, but the account is a business's and not a person's, or the other way round: no name is given.
  ['BANM', { verdict: 'close_match', reason: 'account_is_business', named: false }],
  ['PANM', { verdict: 'close_match', reason: 'account_is_personal', named: false }],
  // The same with a name that matches closely, which is given.
  ['BAMM', { verdict: 'close_match', reason: 'account_is_business', named: true }],
  ['PAMM', { verdict: 'close_match', reason: 'account_is_personal', named: true }],
  ['ANNM', { verdict: 'no_match' }],
  ['AC01', { verdict: 'unable_to_verify', reason: 'account_not_found' }],
  ['IVCR', { verdict: 'unable_to_verify', reason: 'reference_not_found' }],
  ['ACNS', { verdict: 'unable_to_verify', reason: 'account_type_unsupported' }],
  ['SCNS', { verdict: 'unable_to_verify', reason: 'bank_unsupported' }],
  ['OPTO', { verdict: 'unable_to_verify', reason: 'payee_opted_out' }],
  ['CASS', { verdict: 'unable_to_verify', reason: 'account_switched' }],
  ['MTCH', { verdict: 'match' }],
  ['CMTC', { verdict: 'close_match', reason: null, named: true }],
  ['NMTC', { verdict: 'no_match' }],
  ['NOAP', { verdict: 'unable_to_verify', reason: null }],
]);

/**
 * What the codes of an answer mean, each once. An unknown code changes nothing.
 *
 * @param texts As received: each holds one code or several.
 * @param onUnknown Called with a text that contains an unknown code.
 */
export function readCodes(texts: readonly string[], onUnknown: (text: string) => void): CodeMeaning[] {
  const meanings = new Set<CodeMeaning>();
  const unknown = new Set<string>();
  for (const text of texts) {
    for (const code of text.toUpperCase().match(/[^\s,;|]+/g) ?? []) {
      const meaning = MEANINGS.get(code);
      if (meaning === undefined) unknown.add(text.trim());
      else meanings.add(meaning);
    }
  }
  unknown.forEach(onUnknown);
  return [...meanings];
}

/**
 * The documentation lists no values for `identities.status`. These are those of `nameCheckStatus`, those of the EPC
 * scheme, and the obvious ones; any other is unclear.
 */
const AGREES = new Set(['FULL_MATCH', 'MATCH', 'MATCHED', 'MTCH', 'VALID', 'VERIFIED']);
const DISAGREES = new Set([...NO, 'INVALID']);
const SAYS_NOTHING = new Set(['', 'UNABLE_TO_MATCH', 'NOT_CHECKED', 'NOT_SUPPORTED', 'NOAP']);

/**
 * What the answer says about the identifiers that were asked about. `mismatch`: one of them does not belong to the
 * account. `unclear`: it cannot be determined. `fine`: they belong to it, or the responder does not check identifiers,
 * which many do not.
 */
export function compareIdentities(
  asked: readonly Identifier[],
  answered: readonly AnsweredIdentity[],
  onUnknown: (text: string) => void,
): 'fine' | 'mismatch' | 'unclear' {
  let verdict: 'fine' | 'mismatch' | 'unclear' = 'fine';
  for (const identifier of asked) {
    for (const identity of answered) {
      const expected = IDENTITY_TYPES[identifier.type];
      const status = identity.status ?? '';
      const value = identity.value ?? ((identity.type ?? expected) === expected ? identifier.value : '');
      const same = plain(value) === plain(identifier.value);
      // Only "some of the allowed values" of the type are documented, so a no counts under any type.
      if (same && DISAGREES.has(status)) return 'mismatch';
      if (identity.type !== expected) continue;
      const isKnown = AGREES.has(status) || DISAGREES.has(status) || SAYS_NOTHING.has(status);
      if (!isKnown) onUnknown(status);
      if (!same || !isKnown) verdict = 'unclear';
    }
  }
  return verdict;
}

/**
 * Whether the answer says that every identifier that was asked about belongs to the account: required for a match if no
 * name was compared.
 */
export function allIdentitiesAgree(asked: readonly Identifier[], answered: readonly AnsweredIdentity[]): boolean {
  return isEachToldIn(AGREES, asked, answered);
}

/** Whether it gives a result for every identifier: a responder that compares only names omits them. */
export function allIdentitiesAnswered(asked: readonly Identifier[], answered: readonly AnsweredIdentity[]): boolean {
  return isEachToldIn(new Set([...AGREES, ...DISAGREES]), asked, answered);
}

function isEachToldIn(
  words: ReadonlySet<string>,
  asked: readonly Identifier[],
  answered: readonly AnsweredIdentity[],
): boolean {
  return (
    asked.length > 0 &&
    asked.every((identifier) =>
      answered.some(
        ({ type, value, status }) =>
          type === IDENTITY_TYPES[identifier.type] &&
          plain(value ?? identifier.value) === plain(identifier.value) &&
          words.has(status ?? ''),
      ),
    )
  );
}

function plain(value: string): string {
  return value.toUpperCase().replace(/[^0-9A-Z]/g, '');
}

/** The documentation's examples are `UK_COP`, "COP UK", "SEPAMail" and "Banfico Account Verification Scheme". */
const SCHEMES: readonly (readonly [words: RegExp, scheme: VerificationScheme])[] = [
  [/\b(?:UK)?COP\b|\bCONFIRMATION OF PAYEE\b/, 'uk_cop'],
  [/\b(?:VOP|EPC)\b|\bVERIFICATION OF PAYEE\b/, 'epc_vop'],
  [/\bSEPA ?MAIL\b/, 'sepamail'],
  [/\bBANFICO\b/, 'banfico'],
];

/** The scheme that a responder names; `other` for an unknown one, `null` if it names none. */
export function readScheme(named: string | null): VerificationScheme | null {
  const words = (named ?? '')
    .toUpperCase()
    .replace(/[\s_-]+/g, ' ')
    .trim();
  if (words === '') return null;
  return SCHEMES.find(([pattern]) => pattern.test(words))?.[1] ?? 'other';
}

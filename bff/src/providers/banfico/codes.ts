import type { Reason } from '@payee-check/shared/contract';

type TypeReason = Extract<Reason, 'account_is_personal' | 'account_is_business'>;

/** What a scheme's response code says. `named`: whether the bank discloses the registered name with it. */
export type CodeMeaning =
  | { readonly verdict: 'match' | 'no_match' }
  | { readonly verdict: 'close_match'; readonly reason: TypeReason | null; readonly named: boolean }
  | { readonly verdict: 'unable_to_verify'; readonly reason: Reason | null };

/**
 * The response codes of UK Confirmation of Payee (Pay.UK), and of the EPC's Verification of Payee scheme, whose
 * `MTCH`, `CMTC`, `NMTC` and `NOAP` may stand in the same place. The network has more schemes than these two, each with
 * codes of its own, which the documentation does not list.
 */
const MEANINGS: ReadonlyMap<string, CodeMeaning> = new Map<string, CodeMeaning>([
  // Name matches closely.
  ['MBAM', { verdict: 'close_match', reason: null, named: true }],
  // Name matches, the account is a business's or a person's and not what was asked for: no name is given.
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
 * What the codes of an answer mean, each once. One that is not known here adds nothing and takes nothing away.
 *
 * @param texts As they came: a code each, or several in one.
 * @param onUnknown Told of a text with a code in it that is not known.
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

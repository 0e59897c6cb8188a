import type { Reason } from '@payee-check/shared/contract';
import { ProviderError } from '../../outbound/errors.ts';
import { readRegisteredName } from '../answers.ts';
import type { NameCheckAnswer } from '../provider.ts';
import type { WordField } from '../unknown-words.ts';
import { bareResult, verification } from './schema.ts';

/** The documented value, and others that would mean the same, whatever their spelling. */
const NO = new Set(['no_match', 'not_match', 'not_matched', 'mismatch']);

const RESULTS = new Map<string, 'match' | 'close_match' | 'unable_to_verify'>([
  ['match', 'match'],
  ['close_match', 'close_match'],
  ['unable_to_verify', 'unable_to_verify'],
  // Undocumented, but observed.
  ['account_not_verifiable', 'unable_to_verify'],
]);

const STATUSES = new Set(['pending', 'completed', 'failed']);

/** Which ids are passed on. */
const REFERENCE = /^[\w.:-]{1,128}$/;

/** Why a verification failed, as far as documented; the second spelling has been observed. */
const FAILURES: ReadonlyMap<string, Extract<Reason, 'bank_timeout' | 'bank_unsupported'>> = new Map([
  ['institution_timeout', 'bank_timeout'],
  ['responding_institution_timeout', 'bank_timeout'],
  ['institution_out_of_scope', 'bank_unsupported'],
]);

export type Verification = { readonly id: string | null } & (
  | { readonly kind: 'pending' }
  | { readonly kind: 'answered'; readonly answer: NameCheckAnswer }
);

/**
 * A verification as evidence. `no_match` is a no, whatever else it says. `match` and `close_match` are accepted only
 * from a completed verification that names no failure. An unknown value leaves the question open.
 *
 * @param onUnknown Called with an unknown value.
 * @throws ProviderError `bad_answer` for anything but the documented shape.
 */
export function readVerification(
  body: unknown,
  onUnknown: (field: WordField, text: string) => void = () => undefined,
): Verification {
  const parsed = verification.safeParse(body);
  const bare = parsed.success ? parsed.data : bareResult.safeParse(body).data;
  const id = bare?.id ?? null;
  const answered = (answer: Verdict): Verification => ({
    id,
    kind: 'answered',
    answer: { ...answer, accountStatus: null, reference: id !== null && REFERENCE.test(id) ? id : null, scheme: null },
  });
  const unable = (reason: Reason) => answered({ outcome: 'unable_to_verify', reason });
  if (NO.has(plain(bare?.match_result ?? ''))) return answered({ outcome: 'no_match', reason: null });
  if (!parsed.success) throw badAnswer();

  const { status, match_result: said, status_reason: why, matched_name: name } = parsed.data;
  const result = RESULTS.get(said ?? '') ?? null;
  const failure = FAILURES.get(why ?? '') ?? null;
  if (status && !STATUSES.has(status)) onUnknown('status', status);
  if (said && result === null) onUnknown('name_result', said);
  if (why && failure === null) onUnknown('status_reason', why);

  if (status === 'pending') {
    if (said || failure !== null) throw badAnswer();
    return { id, kind: 'pending' };
  }
  if (status === 'failed') return unable(failure ?? 'provider_unavailable');
  if (!status || (status === 'completed' && !said)) throw badAnswer();
  if (status !== 'completed' || failure !== null) return unable(failure ?? 'bank_unavailable');
  switch (result) {
    case 'match':
      return answered({ outcome: 'match', reason: null });
    case 'close_match':
      return answered({ outcome: 'close_match', reason: null, registeredName: readRegisteredName(name) });
    // "Bank couldn't verify": nothing against the account, and another provider may reach the bank.
    case 'unable_to_verify':
    case null:
      return unable('bank_unavailable');
  }
}

/** A value in a normalised spelling. */
const plain = (text: string) =>
  text
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, '_');

type WithoutContext<T> = T extends unknown ? Omit<T, 'accountStatus' | 'reference' | 'scheme'> : never;
type Verdict = WithoutContext<NameCheckAnswer>;

function badAnswer() {
  return new ProviderError('ibantrack', 'bad_answer');
}

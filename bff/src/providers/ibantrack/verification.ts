import type { Reason } from '@payee-check/shared/contract';
import { z } from 'zod';
import { ProviderError } from '../errors.ts';
import type { NameCheckAnswer } from '../provider.ts';
import { readRegisteredName } from '../registered-name.ts';

/** `enrichment` and whatever else may come are of no interest here. */
const verification = z.object({
  id: z.union([z.string(), z.number().transform(String)]).nullish(),
  status: z.enum(['pending', 'completed', 'failed']),
  // The second spelling of the last one is not documented, but has been seen.
  match_result: z.enum(['match', 'close_match', 'no_match', 'unable_to_verify', 'account_not_verifiable']).nullish(),
  matched_name: z.string().nullish(),
  status_reason: z.string().nullish(),
});

/** What is handed on of an id. */
const REFERENCE = /^[\w.:-]{1,128}$/;

/** Why a verification failed, as far as it is documented; the second spelling has been seen. */
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
 * What a verification says. Statuses and results that contradict each other are a `ProviderError` `bad_answer`, as is
 * anything undocumented: neither is ever read as a verdict.
 */
export function readVerification(body: unknown): Verification {
  const parsed = verification.safeParse(body);
  if (!parsed.success) throw badAnswer();
  const { status, match_result: result, status_reason: reason } = parsed.data;
  const id = parsed.data.id ?? null;
  const reference = id !== null && REFERENCE.test(id) ? id : null;
  const answered = (answer: Verdict): Verification => ({
    id,
    kind: 'answered',
    answer: { ...answer, accountStatus: null, reference, scheme: null },
  });

  const failure = FAILURES.get(reason ?? '') ?? null;
  const verdict = result === 'match' || result === 'close_match' || result === 'no_match';
  switch (status) {
    case 'pending':
      if (result != null || failure !== null) throw badAnswer();
      return { kind: 'pending', id };
    case 'failed':
      if (verdict) throw badAnswer();
      return answered({ outcome: 'unable_to_verify', reason: failure ?? 'provider_unavailable' });
    case 'completed':
      if (result == null || (verdict && failure !== null)) throw badAnswer();
      if (result === 'match') return answered({ outcome: 'match', reason: null });
      if (result === 'no_match') return answered({ outcome: 'no_match', reason: null });
      if (result === 'close_match') {
        const registeredName = readRegisteredName(parsed.data.matched_name);
        return answered({ outcome: 'close_match', reason: null, registeredName });
      }
      // "Bank couldn't verify": nothing against the account, and another provider may reach the bank.
      return answered({ outcome: 'unable_to_verify', reason: failure ?? 'bank_unavailable' });
  }
}

type WithoutContext<T> = T extends unknown ? Omit<T, 'accountStatus' | 'reference' | 'scheme'> : never;
type Verdict = WithoutContext<NameCheckAnswer>;

function badAnswer() {
  return new ProviderError('ibantrack', 'bad_answer');
}

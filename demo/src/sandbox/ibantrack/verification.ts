import { randomUUID } from 'node:crypto';
import type { BankReply } from '../directory/bank-answer.ts';

/** A verification as `POST` and `GET /account-holder-verifications` show it. */
export type Verification = { readonly id: string } & VerificationState;

export type VerificationState =
  | { readonly status: 'pending' }
  | { readonly status: 'completed'; readonly match_result: 'match' | 'no_match' | 'unable_to_verify' }
  | { readonly status: 'completed'; readonly match_result: 'close_match'; readonly matched_name: string }
  | { readonly status: 'failed'; readonly status_reason: 'institution_timeout' | 'institution_out_of_scope' };

/** The bank's answer in Ibantrack's codes; `null` if the service itself fails. */
export function stateOf({ answer, fallbackOnly }: BankReply): VerificationState | null {
  if (fallbackOnly) return { status: 'failed', status_reason: 'institution_out_of_scope' };
  switch (answer.kind) {
    case 'match':
    case 'no_match':
      return { status: 'completed', match_result: answer.kind };
    case 'close_match':
      return { status: 'completed', match_result: 'close_match', matched_name: answer.registeredName };
    case 'other_type':
      // The European scheme compares only names.
      return { status: 'completed', match_result: 'unable_to_verify' };
    case 'unable':
      switch (answer.why) {
        case 'bank_timeout':
        case 'bank_unavailable':
          return { status: 'failed', status_reason: 'institution_timeout' };
        case 'bank_unsupported':
          return { status: 'failed', status_reason: 'institution_out_of_scope' };
        case 'service_failure':
          return null;
        default:
          return { status: 'completed', match_result: 'unable_to_verify' };
      }
  }
}

/** The values of `sandbox_result`, in the order of the last digits that `GET` uses. */
const sandboxResults = ['match', 'no_match', 'close_match', 'failed'] as const;
export type SandboxResult = (typeof sandboxResults)[number];

export function isSandboxResult(value: unknown): value is SandboxResult {
  return sandboxResults.some((result) => result === value);
}

/** An id that ends in the digit by which the sandbox's `GET` finds the result again. */
export function sandboxId(result: SandboxResult): string {
  return `${randomUUID().slice(0, -1)}${sandboxResults.indexOf(result) + 1}`;
}

/** The state that a sandbox id means; `null` if its last character is not a digit from 1 to 4. */
export function sandboxVerification(id: string, matchedName: string): Verification | null {
  const result = sandboxResults[Number(id.at(-1)) - 1];
  if (result === undefined) return null;
  if (result === 'failed') return { id, status: 'failed', status_reason: 'institution_timeout' };
  if (result === 'close_match') return { id, status: 'completed', match_result: result, matched_name: matchedName };
  return { id, status: 'completed', match_result: result };
}

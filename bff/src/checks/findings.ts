import type { Environment, ProviderName } from '@payee-check/shared/contract';
import type { FailureReason } from '../outbound/errors.ts';
import type { DetailsAnswer, HistoryAnswer, NameCheckAnswer, OwnershipAnswer } from '../providers/provider.ts';

/** What became of one call: an answer, or the reason that a payer would be told for there being none. */
export type Finding<T> = {
  readonly provider: ProviderName;
  readonly environment: Environment;
  /** Whole milliseconds. */
  readonly elapsedMs: number;
} & ({ readonly kind: 'answered'; readonly answer: T } | { readonly kind: 'failed'; readonly reason: FailureReason });

/** Everything that was found out for one question, in time. */
export interface Findings {
  /** `false` if every provider that could say whose an account is leaves such accounts out, by what it documents. */
  readonly accountSupported: boolean;
  /**
   * `true` if some provider checks names for such accounts, whether or not it could be asked; `false` leaves the outcome
   * to ownership.
   */
  readonly nameCheckSupported: boolean;
  /** In the order in which they were asked; the last one decides. */
  readonly nameChecks: readonly Finding<NameCheckAnswer>[];
  /** `null`: nobody was asked. */
  readonly ownership: Finding<OwnershipAnswer> | null;
  readonly history: readonly Finding<HistoryAnswer>[];
  readonly details: Finding<DetailsAnswer> | null;
}

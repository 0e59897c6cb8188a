import type { Challenge } from '@payee-check/shared/contract';

/** What a visitor has to show before a session is opened: that it is worth some work, or a person. */
export interface Challenger {
  readonly provider: Challenge['provider'];
  /** @param load How many times as many sessions are opened as may be without one; at least 1. What can be is made harder by it. */
  issue(origin: string, load: number): Promise<Challenge>;
  /** Whether an answer is right and was not used before. Rejects only with `StoreUnavailableError`. */
  verify(answer: string, origin: string): Promise<boolean>;
}

import type { Challenge } from '@payee-check/shared/contract';

/** What a visitor has to prove before a session is opened: that they are a person, or willing to do some work. */
export interface Challenger {
  readonly provider: Challenge['provider'];
  /**
   * @param load The ratio of sessions opened to sessions that need no challenge; at least 1. A challenge may get harder
   *   with it.
   */
  issue(origin: string, load: number): Promise<Challenge>;
  /** Whether an answer is right and has not been used before. Rejects only with `StoreUnavailableError`. */
  verify(answer: string, origin: string): Promise<boolean>;
}

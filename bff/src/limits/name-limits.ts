import type { Claimant } from './shares.ts';

/**
 * What a new question was admitted with. Two limits are not settled when the question is asked: whether a close match
 * may still disclose the registered name, and how much the question weighs, which only its outcome tells.
 */
export interface Admission {
  /** On whose behalf providers are asked. */
  readonly claimant: Claimant;
  /**
   * `false` when more different names were tried on the account within the hour than `LIMIT_NAMES_PER_ACCOUNT_PER_HOUR`,
   * over all addresses and sessions: the check goes on, but a close match comes without the registered name.
   */
  readonly mayDisclose: boolean;
  /**
   * To be called once when the outcome is `no_match`, or `unable_to_verify` with `account_not_found`: the question then weighs three in
   * `LIMIT_NAMES_PER_ACCOUNT_PER_IP_PER_HOUR` (Brazil's Pix charges an unknown key ten to twenty times a hit; a
   * harvester of names misses far more often than a payer). Never rejects: a check that is done is not undone because
   * the store went away.
   */
  recordMiss(): Promise<void>;
}

/** Where nothing hangs on how the question ends. */
export const nothingToRecord: Admission['recordMiss'] = () => Promise.resolve();

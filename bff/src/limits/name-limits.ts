import type { Claimant } from './shares.ts';

/**
 * What a new question was admitted with. Two limits are not charged when the question is asked: whether something may be
 * disclosed, and how much the question weighs, which only its outcome tells.
 */
export interface Admission {
  /** On whose behalf providers are asked. */
  readonly claimant: Claimant;
  /**
   * To be asked once, when there is a registered name or a history to disclose: it charges the disclosure to the budgets.
   * `false`: more different names were tried on the account within the hour than `LIMIT_NAMES_PER_ACCOUNT_PER_HOUR`, or a
   * budget of disclosures is spent. The check goes on, without disclosing. Never rejects.
   */
  mayDisclose(): Promise<boolean>;
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

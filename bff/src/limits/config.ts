/** Plain counts. */
export interface LimitsConfig {
  readonly checksPerSession: number;
  readonly checksPerMinute: number;
  readonly namesPerAccount: number;
  readonly sessionsPerIpPerHour: number;
  readonly checksPerIpPerHour: number;
  readonly namesPerAccountPerIpPerHour: number;
  readonly namesPerAccountPerHour: number;
  readonly disclosuresPerNetworkPerHour: number;
  readonly disclosuresPerOriginPerHour: number;
  readonly disclosuresPerHour: number;
  readonly disclosuresPerKeyPerHour: number;
  readonly detailsPerSession: number;
  readonly requestsPerIpPerMinute: number;
  readonly sessionsPerKeyPerMinute: number;
  readonly checksPerKeyPerMinute: number;
  readonly batchesPerKey: number;
  readonly linesPerBatch: number;
  /** The share of a provider's quota and concurrency that batches may use; from 0 to 1. */
  readonly batchShare: number;
  /** The share that visitors cannot use up, from 0 to 1; 0 if no server can mint sessions. */
  readonly quotaReserve: number;
  /** `null`: no cap. */
  readonly providerCallsPerDay: number | null;
}

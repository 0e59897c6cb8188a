import type { Outcome, ProviderName, VerificationScheme } from '@payee-check/shared/contract';

/** What the BFF counts. No argument carries personal data, and each has only a few possible values. */
export interface Metrics {
  /** `provider`: whose answer decided, if one did. */
  checkFinished(outcome: Outcome, reason: string | null, provider?: ProviderName | null): void;
  /** `result` is `answered` or a `ProviderErrorCode`. */
  providerCalled(provider: ProviderName, operation: string, result: string, elapsedMs: number): void;
  circuitChanged(provider: ProviderName, state: 'closed' | 'half_open' | 'open'): void;
  /** A refused log-in is not retried before `until` (epoch milliseconds); 0 once it is accepted. */
  logInPaused(provider: ProviderName, until: number): void;
  /** Calls left on a prepaid account. */
  providerBalance(provider: ProviderName, callsLeft: number): void;
  /** A provider used an unknown code. `field`: where it appeared. */
  unknownWord(provider: ProviderName, field: string, scheme: VerificationScheme | null): void;
  limitHit(limit: string): void;
  /** A bank was not asked because it does not take part in the scheme. */
  callSaved(): void;
  /** `asOf`: the day of the list of participants, epoch milliseconds. */
  participantsListed(asOf: number): void;
  /** A challenge was issued to a browser, or answered by it. */
  challenged(result: 'required' | 'answered' | 'failed'): void;
  /** A signer was asked for a receipt's signature; `result` is `signed`, or why there is none. */
  receiptSigned(result: 'signed' | 'failed' | 'timeout' | 'mismatch', elapsedMs: number): void;
  /** A late answer was delivered to a merchant's server, or was not; `given_up`: there will be no further attempt. */
  callbackSent(type: string, result: 'delivered' | 'failed' | 'gone' | 'given_up'): void;
  /** A registered name, or a history, was disclosed. */
  nameDisclosed(): void;
}

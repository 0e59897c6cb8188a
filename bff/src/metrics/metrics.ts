import type { Outcome, ProviderName, VerificationScheme } from '@payee-check/shared/contract';

/** What the BFF counts. No argument carries personal data, and every one has few possible values. */
export interface Metrics {
  /** `provider`: whose answer decided, if one did. */
  checkFinished(outcome: Outcome, reason: string | null, provider?: ProviderName | null): void;
  /** `result` is `answered` or a `ProviderErrorCode`. */
  providerCalled(provider: ProviderName, operation: string, result: string, elapsedMs: number): void;
  circuitChanged(provider: ProviderName, state: 'closed' | 'half_open' | 'open'): void;
  /** A refused log-in is not tried again before `until`, epoch milliseconds; 0: it is accepted. */
  logInPaused(provider: ProviderName, until: number): void;
  /** Calls that are left on a prepaid account. */
  providerBalance(provider: ProviderName, callsLeft: number): void;
  /** A provider used a word that is not known here. `field`: where it stood. */
  unknownWord(provider: ProviderName, field: string, scheme: VerificationScheme | null): void;
  limitHit(limit: string): void;
  /** A bank was not asked, since it takes no part in the scheme. */
  callSaved(): void;
  /** `asOf`: the day of the list of participants, epoch milliseconds. */
  participantsListed(asOf: number): void;
  /** A challenge was given to a browser, or answered by it. */
  challenged(result: 'required' | 'answered' | 'failed'): void;
  /** A signer was asked for a receipt's signature; `result` is `signed`, or why there is none. */
  receiptSigned(result: 'signed' | 'failed' | 'timeout' | 'mismatch', elapsedMs: number): void;
  /** A late answer was told to a merchant's server, or was not; `given_up`: it will not be tried again. */
  callbackSent(type: string, result: 'delivered' | 'failed' | 'gone' | 'given_up'): void;
  /** A registered name, or a history, was disclosed. */
  nameDisclosed(): void;
}

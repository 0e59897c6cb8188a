import type { Basis, Decision, Outcome, Reason, Risk } from '@payee-check/shared/contract';

/** What a receipt states about a check; the issuer adds issuer, times and signature. */
export interface ReceiptFacts {
  readonly checkId: string;
  /** The session's origin. */
  readonly audience: string;
  readonly subject: string | null;
  readonly outcome: Outcome;
  readonly reason: Reason | null;
  readonly decision: Decision | null;
  readonly risk: Risk;
  readonly basis: Basis;
  readonly salt: string;
  readonly accountHash: string;
  readonly nameHash: string;
}

export interface ReceiptIssuer {
  /** A compact JWS, ES256. */
  issue(facts: ReceiptFacts): Promise<string>;
}

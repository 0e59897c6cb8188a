import {
  type Basis,
  type Decision,
  type Outcome,
  RECEIPT_ALGORITHM,
  RECEIPT_TYPE,
  type Reason,
  type ReceiptClaims,
  type Risk,
} from '@payee-check/shared/contract';
import { CompactSign } from 'jose';
import type { Clock } from '../time/clock.ts';
import type { ReceiptKeySet } from './keys.ts';

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

export interface ReceiptIssuerOptions {
  readonly keys: ReceiptKeySet;
  /** The BFF's public URL. */
  readonly issuer: string;
  readonly clock: Clock;
}

/** A receipt is for the payment at hand: long enough to fill in a form, too short to hoard. */
const LIFETIME_SECONDS = 15 * 60;

export function createReceiptIssuer({ keys, issuer, clock }: ReceiptIssuerOptions): ReceiptIssuer {
  const { kid, key } = keys.signing;
  const header = { alg: RECEIPT_ALGORITHM, typ: RECEIPT_TYPE, kid };
  return {
    async issue(facts) {
      const issuedAt = Math.floor(clock.now() / 1000);
      const claims: Omit<ReceiptClaims, 'sub'> = {
        iss: issuer,
        aud: facts.audience,
        iat: issuedAt,
        exp: issuedAt + LIFETIME_SECONDS,
        jti: facts.checkId,
        outcome: facts.outcome,
        reason: facts.reason,
        decision: facts.decision,
        risk: facts.risk,
        basis: facts.basis,
        salt: facts.salt,
        account_hash: facts.accountHash,
        name_hash: facts.nameHash,
      };
      const payload = JSON.stringify({ ...claims, ...(facts.subject !== null && { sub: facts.subject }) });
      return new CompactSign(Buffer.from(payload)).setProtectedHeader(header).sign(key);
    },
  };
}

import { sign } from 'node:crypto';
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

const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');

/** Bytes of each of the two numbers of a P-256 signature. */
const NUMBER_BYTES = 32;

/**
 * JWS wants the two numbers side by side (RFC 7518, 3.4), OpenSSL gives them in DER (SEQUENCE of two INTEGERs, each with
 * leading zeros left out, or one put in where it would read as negative). Node does the same for `dsaEncoding:
 * 'ieee-p1363'`, but with a key in an options object it takes twice as long to sign on Node 24.
 */
function sideBySide(der: Buffer): Buffer {
  const numbers = Buffer.alloc(2 * NUMBER_BYTES);
  let at = 2;
  for (const end of [NUMBER_BYTES, 2 * NUMBER_BYTES]) {
    const length = der.readUInt8(at + 1);
    const number = der.subarray(at + 2, at + 2 + length).subarray(-NUMBER_BYTES);
    numbers.set(number, end - number.length);
    at += 2 + length;
  }
  return numbers;
}

/**
 * Writes the compact serialisation itself and signs on the spot: it is one line, and jose, going by Web Crypto, hands each
 * signature to another thread and back, which takes longer than signing.
 */
export function createReceiptIssuer({ keys, issuer, clock }: ReceiptIssuerOptions): ReceiptIssuer {
  const { kid, key } = keys.signing;
  const header = encode({ alg: RECEIPT_ALGORITHM, typ: RECEIPT_TYPE, kid });
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
      const payload = encode({ ...claims, ...(facts.subject !== null && { sub: facts.subject }) });
      const signature = sideBySide(sign('sha256', Buffer.from(`${header}.${payload}`), key));
      return `${header}.${payload}.${signature.toString('base64url')}`;
    },
  };
}

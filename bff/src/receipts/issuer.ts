import { hash } from 'node:crypto';
import {
  type AccountStatus,
  type Basis,
  type Decision,
  type Outcome,
  RECEIPT_ALGORITHM,
  RECEIPT_TYPE,
  type Reason,
  type ReceiptClaims,
  type ReceiptSource,
  type Risk,
  type Shown,
} from '@payee-check/shared/contract';
import { accountValue, identifierValue, nameValue } from '@payee-check/shared/receipt';
import type { Question } from '../domain/question.ts';
import type { Clock } from '../time/clock.ts';
import type { Signing } from './sign.ts';

/** What a receipt states about a check; the issuer adds issuer, times and signature. */
export interface ReceiptFacts {
  readonly checkId: string;
  /** The session's origin; `null` if a server named none, so that no receipt can be issued. */
  readonly audience: string | null;
  /** The merchant's order that is paid. */
  readonly reference: string | null;
  /** Salted, as account and name are. */
  readonly subjectHash: string | null;
  readonly outcome: Outcome;
  readonly reason: Reason | null;
  readonly decision: Decision | null;
  readonly risk: Risk;
  readonly basis: Basis;
  /** Whether the identifiers were compared in addition to the name; `null` if there were none. */
  readonly identifiersCompared: boolean | null;
  /** The evidence that decided. */
  readonly source: ReceiptSource | null;
  readonly accountStatus: AccountStatus;
  /** Epoch milliseconds. */
  readonly checkedAt: number;
  /** What the payer saw on the screen, as the browser reports it. */
  readonly shown: Shown | null;
  readonly salt: string;
  readonly accountHash: string;
  readonly nameHash: string;
  readonly identifierHashes: readonly string[];
}

export interface ReceiptIssuer {
  /** A compact JWS, ES256; `null` if there is no audience. Rejects with `SignerUnavailableError`. */
  issue(facts: ReceiptFacts): Promise<string | null>;
}

/** The claims of a check, as a receipt states them; without an audience there is no receipt. */
export type IssuedClaims = Omit<ReceiptClaims, 'aud'> & { readonly aud: string | null };

export interface ReceiptIssuerOptions {
  /** Of the key that signs. */
  readonly kid: string;
  readonly signing: Signing;
  /** The BFF's public URL. */
  readonly issuer: string;
  readonly clock: Clock;
  /** Informed of every result and decision before anybody else. */
  readonly onIssued?: (claims: IssuedClaims, receipt: string | null) => void;
}

/** A receipt is for one payment: valid long enough to fill in a form, and too briefly to be hoarded. */
const LIFETIME_SECONDS = 15 * 60;

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

export function createReceiptIssuer({ kid, signing, issuer, clock, onIssued }: ReceiptIssuerOptions): ReceiptIssuer {
  const header = part({ alg: RECEIPT_ALGORITHM, typ: RECEIPT_TYPE, kid });

  /** A compact JWS (RFC 7515). */
  async function jws(claims: IssuedClaims): Promise<string> {
    const signed = `${header}.${part(claims)}`;
    return `${signed}.${(await signing.sign(signed)).toString('base64url')}`;
  }

  return {
    async issue(facts) {
      const issuedAt = Math.floor(clock.now() / 1000);
      const claims: IssuedClaims = {
        iss: issuer,
        aud: facts.audience,
        iat: issuedAt,
        exp: issuedAt + LIFETIME_SECONDS,
        jti: facts.checkId,
        ...(facts.reference !== null && { ref: facts.reference }),
        ...(facts.subjectHash !== null && { subject_hash: facts.subjectHash }),
        outcome: facts.outcome,
        reason: facts.reason,
        decision: facts.decision,
        risk: facts.risk,
        basis: facts.basis,
        ...(facts.identifiersCompared !== null && { identifiers_compared: facts.identifiersCompared }),
        src: facts.source,
        account_status: facts.accountStatus,
        checked_at: Math.floor(facts.checkedAt / 1000),
        ...(facts.shown !== null && { shown: facts.shown }),
        salt: facts.salt,
        account_hash: facts.accountHash,
        name_hash: facts.nameHash,
        ...(facts.identifierHashes.length > 0 && { identifier_hashes: [...facts.identifierHashes] }),
      };
      const receipt = facts.audience === null ? null : await jws(claims);
      onIssued?.(claims, receipt);
      return receipt;
    },
  };
}

/** What all receipts of a question are bound to. */
export function bindingsOf(
  salt: string,
  { account, name, identifiers }: Pick<Question, 'account' | 'name' | 'identifiers'>,
) {
  return {
    salt,
    accountHash: commitAtOnce(salt, accountValue(account)),
    nameHash: commitAtOnce(salt, nameValue(name)),
    identifierHashes: identifiers.map((identifier) => commitAtOnce(salt, identifierValue(identifier))),
  };
}

/**
 * The same as `commit` of `@payee-check/shared/receipt`, which works in every runtime but uses WebCrypto, which
 * switches threads: fifty times slower, and needed twice for every check.
 */
export function commitAtOnce(salt: string, value: string): string {
  return hash('sha256', `${salt}\n${value}`, 'base64url');
}

import type { ReceiptClaims, VerifyRequest, VerifyResponse } from '@payee-check/shared/contract';
import { holdAgainst, ReceiptError, readReceipt } from '@payee-check/shared/receipt';
import { createLocalJWKSet } from 'jose';
import type { Merchant } from '../sessions/api-keys.ts';
import type { Clock } from '../time/clock.ts';
import type { ReceiptKeySet } from './keys.ts';
import type { SingleUse } from './single-use.ts';

export interface ReceiptVerifierOptions {
  readonly keys: ReceiptKeySet;
  readonly issuer: string;
  readonly singleUse: SingleUse;
  readonly clock: Clock;
}

/** Verifies a receipt for a merchant against whatever the merchant provides, and marks it as used on request. */
export type VerifyForMerchant = (request: VerifyRequest, merchant: Merchant) => Promise<VerifyResponse>;

type Refusal = Extract<VerifyResponse, { valid: false }>['why'];

const refused = (why: Refusal): VerifyResponse => ({ valid: false, why });

/** The clocks of instances differ by less. */
const CLOCK_TOLERANCE_SECONDS = 5;

function refusalOf(error: unknown): Refusal {
  if (!(error instanceof ReceiptError)) throw error;
  const { code } = error;
  // Neither can be caused by a request: keys and settings are our own.
  if (code === 'invalid_options' || code === 'jwks_unavailable') throw error;
  return code;
}

const BINDABLE = ['account', 'name', 'identifiers', 'origin', 'reference', 'subject'] as const;

export function createReceiptVerifier(options: ReceiptVerifierOptions): VerifyForMerchant {
  const { keys, issuer, singleUse, clock } = options;
  const jwks = createLocalJWKSet(keys.published);

  async function claimsFor({ receipt, origin, ...expected }: VerifyRequest): Promise<ReceiptClaims> {
    const claims = await readReceipt(receipt, {
      jwks,
      issuer,
      audience: origin,
      clockTolerance: CLOCK_TOLERANCE_SECONDS,
      currentDate: new Date(clock.now()),
    });
    await holdAgainst(claims, expected);
    return claims;
  }

  return async (request, merchant) => {
    const claims = await claimsFor(request).catch(refusalOf);
    if (typeof claims === 'string') return refused(claims);
    if (request.consume === true) {
      // Otherwise one merchant could use up another's receipts.
      if (!merchant.mayActFor(claims.aud)) return refused('origin_mismatch');
      if (!(await singleUse.consume(claims.jti))) return refused('already_used');
    }
    return { valid: true, bound: BINDABLE.filter((name) => request[name] !== undefined), claims };
  };
}

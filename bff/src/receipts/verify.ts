import type { VerifyRequest, VerifyResponse } from '@payee-check/shared/contract';
import { isForAccount, isForName, ReceiptError, readReceipt } from '@payee-check/shared/receipt';
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

/** Verifies a receipt for a merchant, against as much as the merchant gives, and uses it up where asked to. */
export type VerifyForMerchant = (request: VerifyRequest, merchant: Merchant) => Promise<VerifyResponse>;

type Refusal = Extract<VerifyResponse, { valid: false }>['why'];

const refused = (why: Refusal): VerifyResponse => ({ valid: false, why });

/** Instances' clocks differ by less. */
const CLOCK_TOLERANCE_SECONDS = 5;

function refusalOf(error: unknown): Refusal {
  if (!(error instanceof ReceiptError)) throw error;
  switch (error.code) {
    case 'not_checked':
    case 'expired':
    case 'signature':
    case 'origin_mismatch':
      return error.code;
    default:
      return 'malformed';
  }
}

export function createReceiptVerifier(options: ReceiptVerifierOptions): VerifyForMerchant {
  const { keys, issuer, singleUse, clock } = options;
  const jwks = createLocalJWKSet(keys.published);

  return async ({ receipt, account, name, origin, consume }, merchant) => {
    const claims = await readReceipt(receipt, {
      jwks,
      issuer,
      audience: origin,
      clockTolerance: CLOCK_TOLERANCE_SECONDS,
      currentDate: new Date(clock.now()),
    }).catch(refusalOf);
    if (typeof claims === 'string') return refused(claims);
    if (account !== undefined && !(await isForAccount(claims, account))) return refused('account_mismatch');
    if (name !== undefined && !(await isForName(claims, name))) return refused('name_mismatch');
    if (consume === true) {
      // Else one merchant could use up the receipts of another.
      if (!merchant.mayActFor(claims.aud)) return refused('origin_mismatch');
      if (!(await singleUse.consume(claims.jti))) return refused('already_used');
    }
    const bound: Extract<VerifyResponse, { valid: true }>['bound'] = [];
    if (account !== undefined) bound.push('account');
    if (name !== undefined) bound.push('name');
    if (origin !== undefined) bound.push('origin');
    return { valid: true, bound, claims };
  };
}

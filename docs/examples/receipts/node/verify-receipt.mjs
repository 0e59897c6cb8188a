import { ReceiptError, readPayee, verifyReceipt } from '@payee-check/shared/receipt';

const ISSUER = 'https://bff.example';
const ORIGIN = 'https://shop.example';

/** Codes that say nothing about the payee. The law lets the payer continue, and this shop has a person review the order. */
const UNKNOWN = new Set(['not_checked', 'expired', 'jwks_unavailable']);

/**
 * What this shop does with an order. Your own rules may differ.
 *
 * @param {FormData | URLSearchParams | Record<string, unknown>} form
 * @param options.jwks Where the keys come from. A URL is fetched when needed, and cached.
 * @param options.subject The customer who is paid, if it is one of this shop's own.
 * @param options.reference The order, if the session was minted for one.
 * @param options.usedReceipts Accepts each check for one order only.
 * @returns {Promise<{ action: 'pay' | 'review' | 'refuse', why: string }>}
 */
export async function decide(form, options = {}) {
  const { jwks = `${ISSUER}/.well-known/jwks.json`, subject, reference, usedReceipts, currentDate } = options;
  const { receipt, account, name, identifiers } = readPayee(form);
  try {
    const claims = await verifyReceipt(receipt, {
      jwks,
      issuer: ISSUER,
      audience: ORIGIN,
      account,
      name,
      identifiers,
      subject,
      reference,
      usedReceipts,
      // A sandbox makes up its answers. Never accept them where money moves.
      allowSandbox: process.env.ALLOW_SANDBOX === '1',
      clockTolerance: 5,
      currentDate,
    });
    // An account that was reported for fraud is never paid automatically, whoever it belongs to.
    if (claims.risk.level === 'high') return { action: 'review', why: claims.risk.signals.join(', ') };
    // A match by identifier counts only if this shop knows the identifier.
    if (claims.basis === 'identifier_check' && !identifiers) return { action: 'review', why: 'no_identifier' };
    if (claims.outcome === 'match') return { action: 'pay', why: claims.basis };
    if (claims.decision === 'use_registered_name') return { action: 'pay', why: 'the payer took the registered name' };
    return { action: 'review', why: claims.reason ?? claims.outcome };
  } catch (error) {
    if (!(error instanceof ReceiptError)) throw error;
    return { action: UNKNOWN.has(error.code) ? 'review' : 'refuse', why: error.code };
  }
}

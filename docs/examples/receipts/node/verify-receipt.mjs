import { ReceiptError, readPayee, verifyReceipt } from '@payee-check/shared/receipt';

const ISSUER = 'https://bff.example';
const ORIGIN = 'https://shop.example';

/** What says nothing about the payee: the law lets the payer go on, and this shop has a person look at the order. */
const UNKNOWN = new Set(['not_checked', 'expired', 'jwks_unavailable']);

/**
 * What this shop does with an order; the rule is yours to make.
 *
 * @param {FormData | URLSearchParams | Record<string, unknown>} form
 * @param options.jwks Where the keys come from: the URL is fetched when it is needed, and cached.
 * @param options.subject The customer who is paid out to, where it is one of this shop's own.
 * @param options.reference The order, where the session was minted for one.
 * @param options.usedReceipts Makes each check good for one order.
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
      // Answers of a sandbox are made up: for trying it out, and never where money moves.
      allowSandbox: process.env.ALLOW_SANDBOX === '1',
      clockTolerance: 5,
      currentDate,
    });
    // An account that is reported as fraud is not paid by itself, whoever the bank says it belongs to.
    if (claims.risk.level === 'high') return { action: 'review', why: claims.risk.signals.join(', ') };
    // Without the number, nobody knows whom a match by number alone is about.
    if (claims.basis === 'identifier_check' && !identifiers) return { action: 'review', why: 'no_identifier' };
    if (claims.outcome === 'match') return { action: 'pay', why: claims.basis };
    if (claims.decision === 'use_registered_name') return { action: 'pay', why: 'the payer took the registered name' };
    return { action: 'review', why: claims.reason ?? claims.outcome };
  } catch (error) {
    if (!(error instanceof ReceiptError)) throw error;
    return { action: UNKNOWN.has(error.code) ? 'review' : 'refuse', why: error.code };
  }
}

import { ReceiptError, verifyReceipt } from '@payee-check/shared/receipt';

const ISSUER = 'https://bff.example';
const ORIGIN = 'https://shop.example';

/** The account as the form submitted it, beside the receipt. */
function accountOf(form) {
  if (form.get('payee.scheme') !== 'uk') return { scheme: 'iban', iban: form.get('payee.iban') };
  return {
    scheme: 'uk',
    sortCode: form.get('payee.sort-code'),
    accountNumber: form.get('payee.account-number'),
    secondaryReference: form.get('payee.secondary-reference'),
  };
}

/**
 * What this shop does with an order; the rule is yours to make.
 *
 * @param {FormData | URLSearchParams} form
 * @param jwks Where the keys come from: the URL is fetched when it is needed, and cached.
 * @returns {Promise<{ action: 'pay' | 'review' | 'refuse', why: string }>}
 */
export async function decide(form, { jwks = `${ISSUER}/.well-known/jwks.json`, currentDate = new Date() } = {}) {
  const receipt = form.get('payee');
  // The check could not be reached, or the payer's browser did not make it. The law lets the payer go on.
  if (!receipt) return { action: 'review', why: 'not checked' };
  try {
    const claims = await verifyReceipt(receipt, {
      jwks,
      issuer: ISSUER,
      audience: ORIGIN,
      account: accountOf(form),
      name: form.get('payee.name') ?? '',
      clockTolerance: 5,
      currentDate,
    });
    if (claims.outcome === 'match') return { action: 'pay', why: claims.basis };
    if (claims.decision === 'use_registered_name') return { action: 'pay', why: 'the payer took the registered name' };
    return { action: 'review', why: claims.reason ?? claims.outcome };
  } catch (error) {
    if (!(error instanceof ReceiptError)) throw error;
    // No answer from the key server says nothing about the payee: it is not a refusal.
    if (error.code === 'jwks_unavailable') return { action: 'review', why: error.code };
    return { action: 'refuse', why: error.code };
  }
}

import type { ReceiptClaims } from '@payee-check/shared/contract';

/** What a merchant's server does about a verified receipt. That is its own policy, not the element's. */
export interface Verdict {
  readonly action: 'pay' | 'review' | 'refuse';
  readonly why: string;
}

export type Judge = (claims: ReceiptClaims) => Verdict;

const pay = (why: string): Verdict => ({ action: 'pay', why });
const review = (why: string): Verdict => ({ action: 'review', why });
const refuse = (why: string): Verdict => ({ action: 'refuse', why });

const fits = ({ outcome, basis }: ReceiptClaims): Verdict | null => {
  if (outcome !== 'match') return null;
  return basis === 'ownership'
    ? pay('The account is the customer’s own.')
    : pay('The bank says that the name matches.');
};

/** The shop pays on a match and on what its payer confirmed. */
export const judgeOrder: Judge = (claims) => {
  const fit = fits(claims);
  if (fit) return fit;
  if (claims.decision === 'use_registered_name') return pay('The payer took the name that the bank has.');
  if (claims.decision === 'continue_anyway') {
    return review('The payer was warned and wants to go on: their own responsibility, logged.');
  }
  return review('No match, and the payer has not confirmed.');
};

/** The platform pays out to nobody but its customer: a warning that was waved away does not do. */
export const judgePayoutAccount: Judge = (claims) => {
  const fit = fits(claims);
  if (claims.sub === undefined) return refuse('The session was not opened by this server for a customer of its own.');
  if (fit) return fit;
  if (claims.decision === 'use_registered_name') return pay('The customer took the name that the bank has.');
  return refuse('A payout account has to match.');
};

/** Accounts payable changes master data on a match, and calls the supplier back about everything else. */
export const judgeSupplier: Judge = (claims) => {
  if (claims.risk.level === 'high') return refuse('The account is on a list of fraud: call the supplier.');
  const fit = fits(claims);
  if (fit) return claims.risk.level === 'caution' ? review('It matches, with a doubt: a second person looks.') : fit;
  if (claims.decision === 'use_registered_name') return pay('The clerk took the name that the bank has.');
  if (claims.outcome === 'no_match') return refuse('The account is not the supplier’s: call them on a known number.');
  return review('Held until the supplier was called back.');
};

import type { ReceiptClaims } from '@payee-check/shared/contract';

/** What a merchant's server does with a verified receipt. That is its own policy, not the element's. */
export interface Verdict {
  readonly action: 'pay' | 'review' | 'refuse';
  readonly why: string;
}

export type Judge = (claims: ReceiptClaims) => Verdict;

const pay = (why: string): Verdict => ({ action: 'pay', why });
const review = (why: string): Verdict => ({ action: 'review', why });
const refuse = (why: string): Verdict => ({ action: 'refuse', why });

/** A name can match an account that takes part in a fraud, so risk counts whatever the outcome. */
const isReported = ({ risk }: ReceiptClaims): boolean => risk.level === 'high';

const fits = ({ outcome, basis, risk }: ReceiptClaims): Verdict | null => {
  if (outcome !== 'match') return null;
  if (risk.level === 'caution') return review('It matches, with a doubt: a second person looks.');
  return basis === 'ownership'
    ? pay('The account is the customer’s own.')
    : pay('The bank says that the name matches.');
};

const takesRegisteredName = ({ decision, risk }: ReceiptClaims, why: string): Verdict | null => {
  if (decision !== 'use_registered_name') return null;
  return risk.level === 'caution'
    ? review('The bank’s name was taken, with a doubt: a second person looks.')
    : pay(why);
};

/** The shop pays on a match and on what its payer confirmed; a reported account waits for a person. */
export const judgeOrder: Judge = (claims) => {
  if (isReported(claims)) return review('The account is on a fraud list: held until somebody has looked at it.');
  const fit = fits(claims) ?? takesRegisteredName(claims, 'The payer took the name that the bank has.');
  if (fit) return fit;
  if (claims.decision === 'continue_anyway') {
    return review('The payer chose to go on after the warning: held until somebody has looked at it.');
  }
  return review('No match, and the payer has not confirmed.');
};

/** The platform pays only its customer, with whom the receipt was compared: a dismissed warning is not enough. */
export const judgePayoutAccount: Judge = (claims) => {
  if (isReported(claims)) return refuse('The account is on a fraud list: nothing is paid out to it.');
  return (
    fits(claims) ??
    takesRegisteredName(claims, 'The customer took the name that the bank has.') ??
    refuse('A payout account has to match.')
  );
};

/** Accounts payable changes master data on a match, and calls the supplier back about everything else. */
export const judgeSupplier: Judge = (claims) => {
  if (isReported(claims)) return refuse('The account is on a fraud list: call the supplier.');
  const fit = fits(claims) ?? takesRegisteredName(claims, 'The clerk took the name that the bank has.');
  if (fit) return fit;
  if (claims.outcome === 'no_match') return refuse('The account is not the supplier’s: call them on a known number.');
  return review('Held until the supplier has been called back.');
};

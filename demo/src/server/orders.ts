import type { ReceiptClaims } from '@payee-check/shared/contract';
import { ReceiptError, type ReceiptErrorCode, verifyReceipt } from '@payee-check/shared/receipt';

/** What a merchant's server concludes from the form that reached it. */
export type OrderAnswer = {
  /** Names of the fields and what they held, the account masked: what the panel shows. */
  readonly received: Readonly<Record<string, string>>;
} & (
  | { readonly verification: 'verified'; readonly claims: ReceiptClaims; readonly verdict: Verdict }
  | { readonly verification: 'refused'; readonly code: ReceiptErrorCode; readonly verdict: Verdict }
  | { readonly verification: 'absent'; readonly verdict: Verdict }
);

export interface Verdict {
  readonly action: 'pay' | 'review' | 'refuse';
  readonly why: string;
}

export interface OrderDependencies {
  readonly jwksUrl: string;
  readonly issuer: string;
  readonly origin: string;
}

const text = (fields: ReadonlyMap<string, string>, name: string) => fields.get(name) ?? '';

function accountOf(fields: ReadonlyMap<string, string>) {
  if (text(fields, 'payee.scheme') === 'uk') {
    return {
      scheme: 'uk' as const,
      sortCode: text(fields, 'payee.sort-code'),
      accountNumber: text(fields, 'payee.account-number'),
      secondaryReference: fields.get('payee.secondary-reference'),
    };
  }
  return { scheme: 'iban' as const, iban: text(fields, 'payee.iban') };
}

/** This shop pays on a match and on what its payer confirmed; a server's own policy, not the element's. */
function judge(claims: ReceiptClaims): Verdict {
  if (claims.outcome === 'match') {
    return claims.basis === 'ownership'
      ? { action: 'pay', why: 'The account is the customer’s own.' }
      : { action: 'pay', why: 'The bank says that the name matches.' };
  }
  if (claims.decision === 'use_registered_name') {
    return { action: 'pay', why: 'The payer took the name that the bank has.' };
  }
  if (claims.decision === 'continue_anyway') {
    return { action: 'review', why: 'The payer was warned and wants to go on: their own responsibility, logged.' };
  }
  return { action: 'review', why: 'No match, and the payer has not confirmed.' };
}

const shorten = (name: string, value: string) =>
  name === 'payee' && value.length > 48 ? `${value.slice(0, 28)}…${value.slice(-12)}` : value;

/** Verifies the receipt that came with a form against the account and the name that came with it. */
export async function receiveOrder(
  fields: ReadonlyMap<string, string>,
  { jwksUrl, issuer, origin }: OrderDependencies,
): Promise<OrderAnswer> {
  const received = Object.fromEntries([...fields].map(([name, value]) => [name, shorten(name, value)]));
  const receipt = text(fields, 'payee');
  if (receipt === '') {
    return {
      received,
      verification: 'absent',
      verdict: { action: 'review', why: 'No receipt: this payee was not checked.' },
    };
  }
  try {
    const claims = await verifyReceipt(receipt, {
      jwks: jwksUrl,
      issuer,
      audience: origin,
      account: accountOf(fields),
      name: text(fields, 'payee.name'),
    });
    return { received, verification: 'verified', claims, verdict: judge(claims) };
  } catch (error) {
    if (!(error instanceof ReceiptError)) throw error;
    return {
      received,
      verification: 'refused',
      code: error.code,
      verdict: { action: 'refuse', why: error.message },
    };
  }
}

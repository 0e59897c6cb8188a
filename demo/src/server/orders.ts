import type { ReceiptClaims } from '@payee-check/shared/contract';
import { ReceiptError, type ReceiptErrorCode, verifyReceipt } from '@payee-check/shared/receipt';
import type { Judge, Verdict } from './judge.ts';

/** What a merchant's server concludes from the form that reached it. */
export type OrderAnswer = {
  /** Names of the fields and what they held, the receipt shortened: what the panel shows. */
  readonly received: Readonly<Record<string, string>>;
} & (
  | { readonly verification: 'verified'; readonly claims: ReceiptClaims; readonly verdict: Verdict }
  | { readonly verification: 'refused'; readonly code: ReceiptErrorCode; readonly verdict: Verdict }
  | { readonly verification: 'absent'; readonly verdict: Verdict }
);

export interface OrderDependencies {
  readonly jwksUrl: string;
  readonly issuer: string;
  readonly origin: string;
  readonly judge: Judge;
}

type Fields = ReadonlyMap<string, string>;

function accountOf(fields: Fields, payee: string) {
  const text = (part: string) => fields.get(`${payee}.${part}`) ?? '';
  if (text('scheme') === 'uk') {
    return {
      scheme: 'uk' as const,
      sortCode: text('sort-code'),
      accountNumber: text('account-number'),
      secondaryReference: fields.get(`${payee}.secondary-reference`),
    };
  }
  return { scheme: 'iban' as const, iban: text('iban') };
}

const shorten = (value: string) => (value.length > 48 ? `${value.slice(0, 28)}…${value.slice(-12)}` : value);

/**
 * Verifies the receipt that came with a form against the account and the name that came with it.
 *
 * @param payee the `name` of the `<payee-check>` in the form
 */
export async function receivePayee(
  fields: Fields,
  payee: string,
  { jwksUrl, issuer, origin, judge }: OrderDependencies,
): Promise<OrderAnswer> {
  const received = Object.fromEntries(
    [...fields]
      .filter(([name]) => name === payee || name.startsWith(`${payee}.`))
      .map(([name, value]) => [name, name === payee ? shorten(value) : value]),
  );
  const receipt = fields.get(payee) ?? '';
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
      account: accountOf(fields, payee),
      name: fields.get(`${payee}.name`) ?? '',
    });
    return { received, verification: 'verified', claims, verdict: judge(claims) };
  } catch (error) {
    if (!(error instanceof ReceiptError)) throw error;
    const { code, message: why } = error;
    // No answer from the key server says nothing about the payee: it is not a refusal.
    const action = code === 'jwks_unavailable' ? 'review' : 'refuse';
    return { received, verification: 'refused', code, verdict: { action, why } };
  }
}

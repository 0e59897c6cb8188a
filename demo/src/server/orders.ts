import type { ReceiptClaims } from '@payee-check/shared/contract';
import {
  ReceiptError,
  type ReceiptErrorCode,
  readPayee,
  type VerifyReceiptOptions,
  verifyReceipt,
} from '@payee-check/shared/receipt';
import type { Judge, Verdict } from './judge.ts';

/** What a merchant's server concludes from a form it received. */
export type OrderAnswer = {
  /** The names and values of the fields, with the receipt shortened, for the panel. */
  readonly received: Readonly<Record<string, string>>;
} & (
  | { readonly verification: 'verified'; readonly claims: ReceiptClaims; readonly verdict: Verdict }
  | { readonly verification: 'refused'; readonly code: ReceiptErrorCode; readonly verdict: Verdict }
  | { readonly verification: 'absent'; readonly verdict: Verdict }
);

export interface OrderDependencies {
  /** The BFF's keys, or where it publishes them. */
  readonly jwks: VerifyReceiptOptions['jwks'];
  readonly issuer: string;
  readonly origin: string;
  /** The customer who receives the payout; absent if somebody else is paid. */
  readonly subject?: string;
  readonly judge: Judge;
}

type Fields = ReadonlyMap<string, string>;

const shorten = (value: string) => (value.length > 48 ? `${value.slice(0, 28)}…${value.slice(-12)}` : value);

/**
 * Verifies the receipt that came with a form against the account and the name that came with it.
 *
 * @param payee the `name` of the `<payee-check>` in the form
 */
export async function receivePayee(
  fields: Fields,
  payee: string,
  { jwks, issuer, origin, subject, judge }: OrderDependencies,
): Promise<OrderAnswer> {
  const received = Object.fromEntries(
    [...fields]
      .filter(([name]) => name === payee || name.startsWith(`${payee}.`))
      .map(([name, value]) => [name, name === payee ? shorten(value) : value]),
  );
  const { receipt, account, name } = readPayee(Object.fromEntries(fields), payee);
  try {
    const claims = await verifyReceipt(receipt, {
      jwks,
      issuer,
      audience: origin,
      account,
      name,
      subject,
      // The demo only asks sandboxes, whose answers are fictitious. A real shop omits this.
      allowSandbox: true,
    });
    return { received, verification: 'verified', claims, verdict: judge(claims) };
  } catch (error) {
    if (!(error instanceof ReceiptError)) throw error;
    const { code, message: why } = error;
    if (code === 'not_checked') {
      return {
        received,
        verification: 'absent',
        verdict: { action: 'review', why: 'No receipt: this payee was not checked.' },
      };
    }
    // A missing answer of the key server, or an expired receipt, says nothing about the payee, so it is not a refusal.
    const action = code === 'jwks_unavailable' || code === 'expired' ? 'review' : 'refuse';
    return { received, verification: 'refused', code, verdict: { action, why } };
  }
}

import { accountValue, type ReceiptAccount, ReceiptError, readPayee, verifyReceipt } from '@payee-check/shared/receipt';
import type { Correction, LineView, RunProblemCode } from './view.ts';

export interface CorrectionOptions {
  readonly issuer: string;
  readonly origin: string;
}

const sameAccount = (left: ReceiptAccount, right: ReceiptAccount) => accountValue(left) === accountValue(right);

/**
 * Reads the form of the element in which a line was corrected. It counts only if its receipt is valid for exactly that
 * name and account, and the account is the line's own: a name that belongs to another account must not get into the
 * file with this one.
 */
export async function readCorrection(
  line: LineView,
  fields: Readonly<Record<string, string>>,
  { issuer, origin }: CorrectionOptions,
): Promise<Correction | RunProblemCode> {
  const { receipt, account, name } = readPayee(fields, 'payee');
  if (line.account === null || account === undefined || name === undefined) return 'correction_refused';
  if (!sameAccount(line.account, account)) return 'account_differs';
  try {
    const claims = await verifyReceipt(receipt, {
      jwks: `${issuer}/.well-known/jwks.json`,
      issuer,
      audience: origin,
      account,
      name,
      // The demo only asks sandboxes, whose answers are fictitious. A real company omits this.
      allowSandbox: true,
    });
    // Master data and payment files accept only a name that the bank confirmed.
    const isConfirmed = claims.outcome === 'match' || claims.decision === 'use_registered_name';
    if (!isConfirmed || claims.risk.level === 'high') return 'correction_refused';
    return { name, outcome: claims.outcome, decision: claims.decision };
  } catch (error) {
    if (error instanceof ReceiptError) return 'correction_refused';
    throw error;
  }
}

import { type Bff, createBff, loadConfig } from '@payee-check/bff';
import { type CheckRequest, checkRequest } from '@payee-check/shared/contract';
import { type IbanResult, validateIban } from '@payee-check/shared/iban';
import { matchNames } from '@payee-check/shared/names';
import { ReceiptError, verifyReceipt } from '@payee-check/shared/receipt';
import { validateUkAccount } from '@payee-check/shared/uk';
import type { PayeeCheckElement } from '@payee-check/widget/element';

export const bff: Bff = createBff(loadConfig(process.env));
export const status: number | undefined = bff.app.response.statusCode;

export const request: CheckRequest = checkRequest.parse({});
export const iban: IbanResult = validateIban('');
export const bank: string = iban.valid ? iban.bankCode : iban.code;
export const uk: boolean = validateUkAccount({ sortCode: '', accountNumber: '' }).valid;
// @ts-expect-error the outcomes are known
export const perhaps: boolean = matchNames({ typed: '', registered: '' }).outcome === 'perhaps';
export const receipt: string | undefined = ({} as Partial<PayeeCheckElement>).value;

export async function outcomeOf(text: string): Promise<string> {
  try {
    const claims = await verifyReceipt(text, {
      jwks: 'https://bff.example/.well-known/jwks.json',
      issuer: 'https://bff.example',
      audience: 'https://shop.example',
      account: { scheme: 'iban', iban: 'DE89370400440532013000' },
      name: 'Jane Doe',
    });
    return claims.outcome;
  } catch (error) {
    if (error instanceof ReceiptError) return error.code;
    throw error;
  }
}

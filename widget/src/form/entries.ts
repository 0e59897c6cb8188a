import type { CheckRequest } from '@payee-check/shared/contract';

/**
 * What the form submits under the control's name: the receipt, which is empty where there is none, and the account,
 * which a merchant needs to pay and holds against the receipt.
 */
export function entries(name: string, receipt: string, typedName: string, account: CheckRequest['account']): FormData {
  const parts =
    account.scheme === 'iban'
      ? { iban: account.iban }
      : {
          'sort-code': account.sortCode,
          'account-number': account.accountNumber,
          'secondary-reference': account.secondaryReference ?? '',
        };
  const data = new FormData();
  data.append(name, receipt);
  for (const [part, value] of Object.entries({ name: typedName, scheme: account.scheme, ...parts })) {
    data.append(`${name}.${part}`, value);
  }
  return data;
}

import type { CheckRequest } from '@payee-check/shared/contract';

/**
 * What the form submits under the control's name: the receipt, which is empty where there is none, and the account,
 * which a merchant needs to pay and holds against the receipt.
 */
export function entries(name: string, receipt: string, typedName: string, account: CheckRequest['account']): FormData {
  const data = new FormData();
  data.append(name, receipt);
  data.append(`${name}.name`, typedName);
  data.append(`${name}.scheme`, account.scheme);
  if (account.scheme === 'iban') {
    data.append(`${name}.iban`, account.iban);
  } else {
    data.append(`${name}.sort-code`, account.sortCode);
    data.append(`${name}.account-number`, account.accountNumber);
    data.append(`${name}.secondary-reference`, account.secondaryReference ?? '');
  }
  return data;
}

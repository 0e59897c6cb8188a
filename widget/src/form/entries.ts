import type { CheckRequest, Identifier } from '@payee-check/shared/contract';

/** The separator between the control's name and those of its parts. */
export type FieldSeparator = '.' | '_' | '[]';

/**
 * What the form submits under the control's name: the receipt, which is empty if there is none, and the account,
 * which a merchant needs to pay and compares with the receipt. A control without a name submits nothing.
 */
export function entries(
  name: string,
  separator: FieldSeparator,
  receipt: string,
  typedName: string,
  account: CheckRequest['account'],
  identifier: Identifier | undefined = undefined,
): FormData | null {
  if (!name) return null;
  const parts =
    account.scheme === 'iban'
      ? { iban: account.iban }
      : {
          'sort-code': account.sortCode,
          'account-number': account.accountNumber,
          'secondary-reference': account.secondaryReference ?? '',
        };
  const data = new FormData();
  const isNested = separator === '[]';
  // If a name in brackets makes a list of fields, the receipt has to be one of them.
  data.append(isNested ? `${name}[receipt]` : name, receipt);
  for (const [part, value] of Object.entries({
    name: typedName,
    scheme: account.scheme,
    ...parts,
    ...(identifier && { identifier: identifier.value, 'identifier-type': identifier.type }),
  })) {
    data.append(isNested ? `${name}[${part}]` : name + separator + part, value);
  }
  return data;
}

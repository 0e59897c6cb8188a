import type { Account } from '../../domain/question.ts';
import type { TransactionDetails } from './schema.ts';

type Receiver = Pick<
  NonNullable<TransactionDetails['externalTransferDetails']>,
  'receiverIban' | 'receiverAccountNumber' | 'receiverRoutingNumber'
>;

/** Bank, sort code, account number. */
const UK_IBAN = /^GB\d{2}[A-Z]{4}(\d{6})(\d{8})$/;
const IBAN = /^[A-Z]{2}\d{2}[A-Z0-9]{10,30}$/;

/**
 * One spelling per account, so that a payment to a UK account is found whether it was made to its IBAN or to its sort
 * code and account number. A UK account with a secondary reference has none: a transfer does not say which of the
 * customers behind the account was paid.
 */
export function keyOfAccount(account: Account): string | null {
  if (account.scheme === 'iban') return keyOfIban(account.iban);
  return account.secondaryReference === null ? keyOfUk(account.sortCode, account.accountNumber) : null;
}

/**
 * The account that a transfer went to; `null` if that cannot be determined, or if its two representations disagree.
 *
 * Ibanera has no field for a UK sort code: it is the routing number, the number of the receiver's bank. An account
 * number without it identifies no account, because every bank has its own 12345678.
 */
export function keyOfReceiver({ receiverIban, receiverAccountNumber, receiverRoutingNumber }: Receiver): string | null {
  const number = plain(receiverAccountNumber);
  const keys = [plain(receiverIban), number].filter((text) => IBAN.test(text)).map(keyOfIban);
  const routing = plain(receiverRoutingNumber);
  if (/^\d{6}$/.test(routing) && /^\d{8}$/.test(number)) keys.push(keyOfUk(routing, number));
  if (routing === '' && /^\d{14}$/.test(number)) keys.push(keyOfUk(number.slice(0, 6), number.slice(6)));
  const [key = null, ...others] = new Set(keys);
  return others.length === 0 ? key : null;
}

function keyOfIban(iban: string): string {
  const [, sortCode, accountNumber] = UK_IBAN.exec(iban) ?? [];
  return sortCode !== undefined && accountNumber !== undefined ? keyOfUk(sortCode, accountNumber) : `iban:${iban}`;
}

function keyOfUk(sortCode: string, accountNumber: string): string {
  return `uk:${sortCode}/${accountNumber}`;
}

function plain(text: string | null | undefined): string {
  return (text ?? '').replace(/[\s.-]/g, '').toUpperCase();
}

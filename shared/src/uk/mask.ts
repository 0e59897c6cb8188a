import type { UkAccount } from './standard-account.ts';

/**
 * A UK account for showing and for answers: the last pair of the sort code and the last four digits of the number.
 * Give it a valid one.
 *
 * @example
 * maskUkAccount({ sortCode: '123456', accountNumber: '12345678' }) // '••-••-56 ••••5678'
 */
export function maskUkAccount({ sortCode, accountNumber }: UkAccount): string {
  return `••-••-${sortCode.slice(4)} ${'•'.repeat(accountNumber.length - 4)}${accountNumber.slice(-4)}`;
}

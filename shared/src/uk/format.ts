import type { UkAccount } from './standard-account.ts';
/**
 * Six digits of a sort code as banks print them, in pairs; anything else is returned unchanged.
 *
 * @example
 * formatSortCode('123456') // '12-34-56'
 */
export function formatSortCode(sortCode: string): string {
  return sortCode.replace(/^(\d\d)(\d\d)(\d\d)$/, '$1-$2-$3');
}

/**
 * A masked UK account for display and for answers: the last pair of the sort code and the last four digits of the
 * number. Pass a valid one.
 *
 * @example
 * maskUkAccount({ sortCode: '123456', accountNumber: '12345678' }) // '••-••-56 ••••5678'
 */
export function maskUkAccount({ sortCode, accountNumber }: UkAccount): string {
  return `••-••-${sortCode.slice(4)} ${'•'.repeat(accountNumber.length - 4)}${accountNumber.slice(-4)}`;
}

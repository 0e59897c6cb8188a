import type { AccountInput } from '../contract/account.ts';
import { ibanFault } from '../iban/fault.ts';
import { normalizeIban } from '../iban/normalize.ts';
import { isScientific } from '../spelling/account-number.ts';
import { validateUkAccount } from '../uk/validate.ts';
import type { LineFault } from './types.ts';

export type ReadAccount =
  | { readonly account: AccountInput; readonly fault: null }
  | { readonly account: null; readonly fault: LineFault };

/** A spreadsheet's own marks that something is text: `'…` and `="…"`. */
const TEXT_MARK = /^\s*(?:'|="([^"]*)"$)/;

/** An account from a cell or an element. 26 digits are a Polish number without its country, if the checksum says so. */
export function readAccount(written: string): ReadAccount {
  const unmarked = written.replace(TEXT_MARK, '$1');
  if (isScientific(unmarked)) return { account: null, fault: 'scientific_notation' };
  const normalized = normalizeIban(unmarked);
  const iban = /^\d{26}$/.test(normalized) ? `PL${normalized}` : normalized;
  const fault = ibanFault(iban);
  return fault === undefined
    ? { account: { scheme: 'iban', iban }, fault: null }
    : { account: null, fault: fault.code };
}

/** A UK account in two separate fields. Leading zeros, which spreadsheets remove, are restored. */
export function readUkAccount(sortCode: string, accountNumber: string): ReadAccount {
  const [code, number] = [sortCode, accountNumber].map((cell) => cell.replace(TEXT_MARK, '$1').trim());
  if (isScientific(number ?? '')) return { account: null, fault: 'scientific_notation' };
  const found = validateUkAccount({ sortCode: /^\d{5}$/.test(code ?? '') ? `0${code}` : code, accountNumber: number });
  return found.valid
    ? { account: { scheme: 'uk', sortCode: found.sortCode, accountNumber: found.accountNumber }, fault: null }
    : { account: null, fault: found.code };
}

import { validateIban } from '@payee-check/shared/iban';
import type { Bank } from '../directory/banks.ts';

/** The bits of `return_code`, as worded in the documentation. */
const bits = {
  noAccountChecksum: 2,
  bankCodeNotChecked: 8,
  subaccountMissing: 32,
  accountChecksum: 128,
  bankCodeUnknown: 256,
  wrongLength: 512,
  ibanChecksum: 2048,
  missingInput: 4096,
  countryUnsupported: 8192,
} as const;

export interface Checks {
  /** 0: everything that can be checked was checked, and passed. */
  readonly returnCode: number;
  readonly length: 'passed' | 'failed' | '';
  readonly account: 'passed' | 'failed' | '';
  readonly bankCode: 'passed' | 'failed' | '';
  readonly ibanChecksum: 'passed' | 'failed' | '';
}

const nothing = { length: '', account: '', bankCode: '', ibanChecksum: '' } as const;

/**
 * @param bank The bank of the number; `null` if there is none
 * @param listed Whether the country's bank codes are in the directory at all
 * @param mayLackSubaccount Whether a subaccount number may have to be appended
 */
export function runChecks(iban: string, bank: Bank | null, listed: boolean, mayLackSubaccount = false): Checks {
  if (iban.length < 5) return { ...nothing, returnCode: bits.missingInput };
  const checked = validateIban(iban);
  if (!checked.valid) {
    switch (checked.code) {
      case 'unknown_country':
        return { ...nothing, returnCode: bits.countryUnsupported };
      case 'too_short':
      case 'too_long':
        return {
          ...nothing,
          length: 'failed',
          ibanChecksum: 'failed',
          returnCode: bits.wrongLength + bits.ibanChecksum,
        };
      case 'invalid_checksum':
        return { ...nothing, length: 'passed', ibanChecksum: 'failed', returnCode: bits.ibanChecksum };
      default:
        return {
          ...nothing,
          length: 'passed',
          account: 'failed',
          ibanChecksum: 'failed',
          returnCode: bits.accountChecksum,
        };
    }
  }
  const accountBit = { passed: 0, none: bits.noAccountChecksum, failed: bits.accountChecksum }[checked.nationalCheck];
  const bankBit = bank ? 0 : listed ? bits.bankCodeUnknown : bits.bankCodeNotChecked;
  return {
    returnCode: accountBit + bankBit + (mayLackSubaccount ? bits.subaccountMissing : 0),
    length: 'passed',
    account: checked.nationalCheck === 'none' ? '' : checked.nationalCheck,
    bankCode: bank ? 'passed' : listed ? 'failed' : '',
    ibanChecksum: 'passed',
  };
}

import { detailsOf } from './countries.ts';
import { type IbanFault, ibanFault } from './fault.ts';
import { type NationalCheck, nationalCheck } from './national/index.ts';
import { normalizeIban } from './normalize.ts';

export interface ValidIban {
  valid: true;
  /** In electronic form. */
  iban: string;
  /** ISO 3166-1 alpha-2, as the IBAN begins: territories that share a prefix cannot be distinguished by it. */
  country: string;
  /** The basic bank account number: everything after the check digits. */
  bban: string;
  bankCode: string;
  /** `null` if the registry defines none. */
  branchCode: string | null;
  /** Whether SEPA payments reach that country. */
  sepa: boolean;
  /** A failure is a reason to look twice, not to refuse, because banks have exceptions. `none` if there is no rule. */
  nationalCheck: NationalCheck;
}

export type IbanResult = ValidIban | IbanFault;

/**
 * Takes an IBAN apart, or says what is wrong with it and where. Never throws, whatever it is given.
 *
 * Source: ISO 13616-1, SWIFT IBAN registry release 102.
 *
 * @example
 * validateIban('DE89 3704 0044 0532 0130 00') // { valid: true, country: 'DE', bankCode: '37040044', … }
 * validateIban('DE89 3704 0044 0532 O130 00') // { valid: false, code: 'invalid_structure', position: 16 }
 */
export function validateIban(input: unknown): IbanResult {
  const fault = ibanFault(input);
  if (fault !== undefined) return fault;
  const iban = normalizeIban(input);
  const country = iban.slice(0, 2);
  const bban = iban.slice(4);
  const details = detailsOf(country);
  return {
    valid: true,
    iban,
    country,
    bban,
    bankCode: bban.slice(...(details?.bank ?? [0, 0])),
    branchCode: details?.branch ? bban.slice(...details.branch) : null,
    sepa: details?.sepa ?? false,
    nationalCheck: nationalCheck(country, bban),
  };
}

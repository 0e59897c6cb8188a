import type { ProviderName } from '@payee-check/shared/contract';

/**
 * Accounts that providers publish for tests and that cannot exist: their check digits, or the modulus check, are wrong. IBANs
 * in electronic form, UK accounts as sort code and account number in one.
 *
 * Sources: the examples of Banfico's Verify Account Details; the test data of IBAN-BIC.com's validate_iban.
 */
const PUBLISHED: Readonly<Partial<Record<ProviderName, readonly string[]>>> = {
  banfico: [
    '90070012345678',
    '90070098765432',
    '90070012345600',
    '90070011100029',
    'GB15ABBY30000012345678',
    'GB15ABBY30000098765432',
    'GB15ABBY30000012340000',
  ],
  ibanbic: ['DE11520513735120710132'],
};

/** Accounts that may be asked about though they cannot exist. */
export type TestAccounts = ReadonlySet<string>;

/** Those of the providers that are asked; none in production, where a payment to one could only go astray. */
export function testAccountsOf(production: boolean, providers: readonly ProviderName[]): TestAccounts {
  return new Set(production ? [] : providers.flatMap((name) => PUBLISHED[name] ?? []));
}

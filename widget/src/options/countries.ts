import { isSepaCountry } from '@payee-check/shared/iban/sepa';

/** `countries` is space-separated, and `sepa` stands for all that SEPA reaches; empty accepts every country. */
export function accepts(countries: string, country: string): boolean {
  const accepted = countries
    .toUpperCase()
    .split(/[\s,]+/)
    .filter(Boolean);
  return accepted.length === 0 || accepted.includes(country) || (accepted.includes('SEPA') && isSepaCountry(country));
}

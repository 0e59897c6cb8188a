import type { ProviderName } from '@payee-check/shared/contract';
import type { TestAccounts } from '../accounts/read-account.ts';
import { banfico } from './banfico/index.ts';
import type { ProviderDefinition } from './definition.ts';
import { ibanbic } from './ibanbic/index.ts';
import { ibanera } from './ibanera/index.ts';
import { ibanity } from './ibanity/index.ts';
import { ibantrack } from './ibantrack/index.ts';

/** Every provider that has an adapter, in the order of the documentation. */
export const definitions: readonly ProviderDefinition[] = [ibantrack, banfico, ibanbic, ibanity, ibanera];

/** Test accounts of the providers that are asked; none in production, where a payment to one could only go astray. */
export function testAccountsOf(production: boolean, providers: readonly ProviderName[]): TestAccounts {
  const asked = definitions.filter(({ name }) => providers.includes(name));
  return new Set(production ? [] : asked.flatMap(({ testAccounts }) => testAccounts));
}

/** Whether an identifier can exist. Loaded only if the page asks for one, because it contains the rules of thirty countries. */
import type { Identifier } from '@payee-check/shared/contract';
import { checkDigitsAt, faultOfIdentifier } from '@payee-check/shared/identifiers';
import type { Fault } from '../types.ts';

/** @param country the account's country, which applies if the identifier names none */
export function identifierFault(identifier: Identifier, country: string): Fault | undefined {
  if (faultOfIdentifier(identifier, country) === null) return undefined;
  const position = checkDigitsAt(identifier);
  return { code: 'identifier', ...(position !== undefined && { position }) };
}

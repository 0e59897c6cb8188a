/** What identifiers can exist: loaded where the page asks for one, since it knows the numbers of thirty countries. */
import type { Identifier } from '@payee-check/shared/contract';
import { checkDigitsAt, faultOfIdentifier } from '@payee-check/shared/identifiers';
import type { Fault } from '../types.ts';

/** @param country the account's, whose numbers are meant where none is named */
export function identifierFault(identifier: Identifier, country: string): Fault | undefined {
  if (faultOfIdentifier(identifier, country) === null) return undefined;
  const position = checkDigitsAt(identifier);
  return { code: 'identifier', ...(position !== undefined && { position }) };
}

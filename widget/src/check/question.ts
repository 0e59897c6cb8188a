import type { CheckRequest, Identifier } from '@payee-check/shared/contract';
import type { Fields } from '../controllers/fields.ts';

/** What there is to ask, once nothing is wrong with the fields. */
export function questionOf(fields: Fields, identifiers: readonly Identifier[] | undefined): CheckRequest | undefined {
  if (!fields.isComplete) return undefined;
  const { account, name, accountType } = fields;
  return {
    account,
    name,
    ...(accountType ? { accountType } : {}),
    ...(identifiers?.length ? { identifiers: identifiers.map(({ type, value }) => ({ type, value })) } : {}),
  };
}

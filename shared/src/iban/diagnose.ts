import { type IbanFaultCode, ibanFault, misplacedAt } from './fault.ts';
import { normalizeIban } from './normalize.ts';
import { placesOf } from './structures.ts';

interface KnownSoFar {
  /** The country code, once it is that of a country with IBANs. */
  country: string | null;
  /** How many characters an IBAN of that country has. */
  length: number | null;
  /** The normalised text, in which positions count. */
  text: string;
}

/** The state of an IBAN that is being typed. */
export type IbanDiagnosis =
  | { state: 'empty' }
  /** Nothing wrong so far. */
  | ({ state: 'incomplete' } & KnownSoFar)
  /** Already wrong, whatever follows. */
  | ({ state: 'wrong'; code: Exclude<IbanFaultCode, 'empty' | 'too_short'>; position?: number } & KnownSoFar)
  | ({ state: 'complete' } & KnownSoFar);

/**
 * Distinguishes *incomplete* from *wrong* in an IBAN that is being typed. Cheap enough for every key stroke; never
 * throws.
 *
 * @example
 * diagnoseIban('DE89 37') // { state: 'incomplete', country: 'DE', length: 22, text: 'DE8937' }
 * diagnoseIban('DE89 3O') // { state: 'wrong', code: 'invalid_structure', position: 5, … }
 */
export function diagnoseIban(input: unknown): IbanDiagnosis {
  const fault = ibanFault(input);
  if (fault?.code === 'empty') return { state: 'empty' };
  const text = normalizeIban(input);
  const places = placesOf(text);
  const known: KnownSoFar = { country: places ? text.slice(0, 2) : null, length: places?.length ?? null, text };
  if (fault === undefined) return { state: 'complete', ...known };
  const { code, position } = fault;
  // The word IBAN in front is dropped once it is complete.
  if (code === 'too_short' || 'IBAN'.startsWith(text)) {
    const misplaced = misplacedAt(text, places ?? []);
    return misplaced < 0
      ? { state: 'incomplete', ...known }
      : { state: 'wrong', code: 'invalid_structure', position: misplaced, ...known };
  }
  return { state: 'wrong', code, ...(position === undefined ? {} : { position }), ...known };
}

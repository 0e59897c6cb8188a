import { isName } from '@payee-check/shared/spelling/name';

/** EPC Max140Text, and room for schemes that allow more; what is longer was not meant to be a name. */
const LONGEST = 280;

/** Controls, and the invisible characters that turn or hide text: a name that holds one could show as another. */
const UNFIT = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\u2028\u2029\u2800]/u;

/** Letters and marks that show as nothing. Not the variation selectors: in a Japanese register they are part of a name. */
const INVISIBLE = /(?!\p{Variation_Selector})\p{Default_Ignorable_Code_Point}/u;

/** A bank's name for the holder, fit to be shown to a payer; `null` if there is none, or if it is not fit. */
export function readRegisteredName(value: string | null | undefined): string | null {
  const name = value?.trim() ?? '';
  return name.length > LONGEST || UNFIT.test(name) || INVISIBLE.test(name) || !isName(name) ? null : name;
}

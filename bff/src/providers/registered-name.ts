/** EPC Max140Text, and room for schemes that allow more; what is longer was not meant to be a name. */
const LONGEST = 280;

/** Controls, and the invisible characters that turn or hide text: a name that holds one could show as another. */
const UNFIT = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\u2028\u2029]/u;

/** A bank's name for the holder, fit to be shown to a payer; `null` if there is none, or if it is not fit. */
export function readRegisteredName(value: string | null | undefined): string | null {
  const name = value?.trim() ?? '';
  return name === '' || name.length > LONGEST || UNFIT.test(name) ? null : name;
}

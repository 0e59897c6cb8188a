import { MAX_CHARACTERS, unitOf } from '../typed/units.ts';

const PREFIX = [73, 66, 65, 78]; // IBAN
const COLON = 58;

/**
 * The UTF-16 units of the text read last, normalised. One buffer for all: reading and judging happen in one
 * synchronous step, so that nothing has to be allocated for a number that is only looked at.
 */
export const units = /* @__PURE__ */ new Uint16Array(MAX_CHARACTERS);

/** Reads at most 128 UTF-16 units into {@link units} and says how many they are once normalised. */
export function readUnits(text: string): number {
  let length = 0;
  for (let index = 0; index < text.length; index++) {
    const unit = unitOf(text.charCodeAt(index));
    if (unit !== 0) units[length++] = unit;
  }
  // No country has the code IB, so nothing is lost however often the word stands there.
  while (length >= PREFIX.length && PREFIX.every((unit, index) => units[index] === unit)) {
    const skipped = length > PREFIX.length && units[PREFIX.length] === COLON ? PREFIX.length + 1 : PREFIX.length;
    units.copyWithin(0, skipped, length);
    length -= skipped;
  }
  return length;
}

/** A part of a name, and whether it is missing in the other name. */
export type Stretch = readonly [text: string, differs: boolean];

/** Marks where two names differ, using their longest common subsequence; letter case and accents count. */
export function difference(one: string, other: string): { one: Stretch[]; other: Stretch[] } {
  const a = [...one];
  const b = [...other];
  const width = b.length + 1;
  const lengths = new Uint16Array((a.length + 1) * width);
  const at = (i: number, j: number): number => lengths[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      lengths[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const stretches: { one: Stretch[]; other: Stretch[] } = { one: [], other: [] };
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      extend(stretches.one, a[i++] ?? '', false);
      extend(stretches.other, b[j++] ?? '', false);
    } else if (j >= b.length || (i < a.length && at(i + 1, j) >= at(i, j + 1)))
      extend(stretches.one, a[i++] ?? '', true);
    else extend(stretches.other, b[j++] ?? '', true);
  }
  return stretches;
}

/**
 * Marks in the other of two account numbers where it differs. In a number the place counts: of two characters that were
 * swapped, both differ, although a name would have one moved past the other.
 */
export function numberDifference(one: string, other: string): Stretch[] {
  if (one.length !== other.length) return difference(one, other).other;
  const stretches: Stretch[] = [];
  [...other].forEach((character, index) => {
    extend(stretches, character, character !== one[index]);
  });
  return stretches;
}

function extend(stretches: Stretch[], character: string, differs: boolean): void {
  const last = stretches.at(-1);
  if (last?.[1] === differs) stretches[stretches.length - 1] = [last[0] + character, differs];
  else stretches.push([character, differs]);
}

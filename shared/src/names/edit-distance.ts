/**
 * The number of edits (a letter wrong, missing, doubled or swapped with its neighbour) between two words: optimal string
 * alignment, which stops as soon as it exceeds `limit`.
 *
 * @returns the distance, or `limit + 1` if it is larger
 */
export function editDistance(left: string, right: string, limit: number): number {
  const tooMany = limit + 1;
  if (Math.abs(left.length - right.length) > limit) return tooMany;
  let beforePrevious: number[] = [];
  let previous = Array.from({ length: right.length + 1 }, (_, column) => column);
  for (let row = 1; row <= left.length; row += 1) {
    const current = [row];
    let best = row;
    for (let column = 1; column <= right.length; column += 1) {
      const same = left[row - 1] === right[column - 1];
      let cost = Math.min(
        at(previous, column) + 1,
        at(current, column - 1) + 1,
        at(previous, column - 1) + (same ? 0 : 1),
      );
      const swapped =
        row > 1 && column > 1 && left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1];
      if (swapped) cost = Math.min(cost, at(beforePrevious, column - 2) + 1);
      current.push(cost);
      best = Math.min(best, cost);
    }
    if (best > limit) return tooMany;
    beforePrevious = previous;
    previous = current;
  }
  return Math.min(at(previous, right.length), tooMany);
}

/**
 * How many edits two words may differ by: none below 4 letters, one from 4, two from 7. A lost letter makes a word of four one of
 * three, so the longer counts for the first edit; the second is allowed only if both are long.
 */
export function allowedEdits(left: string, right: string): 0 | 1 | 2 {
  if (Math.min(left.length, right.length) >= 7) return 2;
  return Math.max(left.length, right.length) >= 4 ? 1 : 0;
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY;
}

import { setImmediate } from 'node:timers/promises';

/** The longest that work on a list keeps the event loop from everybody else. */
const SLICE_MS = 2;

/** To be awaited between the steps of long work: lets others have their turn once the work has kept them waiting. */
export function createPauses(): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since <= SLICE_MS) return;
    await setImmediate();
    since = performance.now();
  };
}

/**
 * Like `Array.map`, one item after another, with requests served in between: two thousand lines read at a stroke would
 * hold up every payer for a tenth of a second.
 */
export async function mapInSlices<T, R>(
  items: readonly T[],
  each: (item: T, index: number) => R | Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  const pause = createPauses();
  for (const [index, item] of items.entries()) {
    await pause();
    results.push(await each(item, index));
  }
  return results;
}

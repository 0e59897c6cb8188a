import { setImmediate } from 'node:timers/promises';

/** The longest that work on a list keeps the event loop from everybody else. */
const SLICE_MS = 2;

/** Awaited between the steps of long work: lets other work run once it has had to wait. */
export function createPauses(): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since <= SLICE_MS) return;
    await setImmediate();
    since = performance.now();
  };
}

/**
 * Like `Array.map`, one item after another, with requests served in between: reading two thousand lines at once would
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

/**
 * A limit on the calls in any one minute.
 *
 * @returns A function that says whether one more call may be made, and counts it if so
 */
export function createMinuteLimit(perMinute: number, now: () => number): () => boolean {
  let calls: number[] = [];
  return () => {
    const horizon = now() - 60_000;
    calls = calls.filter((at) => at > horizon);
    if (calls.length >= perMinute) return false;
    calls.push(now());
    return true;
  };
}

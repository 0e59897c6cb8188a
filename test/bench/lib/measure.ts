/** One thing to be timed. */
export interface Contender {
  name: string;
  run: () => void;
}

/** @param share From 0 to 1: 0.99 is what all but a hundredth stay below. */
export const quantile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length * share)] ?? Number.NaN;

export const median = (values: readonly number[]): number => quantile(values, 0.5);

/** How often a contender runs in some milliseconds, so that none is measured in one blink. */
function repetitions({ run }: Contender, milliseconds: number): number {
  let count = 0;
  for (const until = performance.now() + milliseconds; performance.now() < until; count++) run();
  return Math.max(1, count);
}

/**
 * Nanoseconds of one `run` of each contender: the median of several rounds, in each of which all take their turn, so
 * that a busy moment of the machine falls on all alike.
 */
export function medianNanoseconds(
  contenders: readonly Contender[],
  rounds = 15,
  milliseconds = 30,
): Map<string, number> {
  const counts = contenders.map((contender) => repetitions(contender, milliseconds));
  const times = contenders.map((): number[] => []);
  for (let round = 0; round < rounds; round++) {
    contenders.forEach(({ run }, index) => {
      const count = counts[index] ?? 1;
      const started = process.hrtime.bigint();
      for (let time = 0; time < count; time++) run();
      times[index]?.push(Number(process.hrtime.bigint() - started) / count);
    });
  }
  return new Map(contenders.map(({ name }, index) => [name, median(times[index] ?? [])]));
}

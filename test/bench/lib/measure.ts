/** One thing to time. */
export interface Contender {
  name: string;
  run: () => void;
}

/** @param share From 0 to 1: with 0.99, all but one in a hundred are below the result. */
export const quantile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length * share)] ?? Number.NaN;

export const median = (values: readonly number[]): number => quantile(values, 0.5);

/** How often a contender runs in some milliseconds, so that no measurement is too short for the clock. */
function repetitions({ run }: Contender, milliseconds: number): number {
  let count = 0;
  for (const until = performance.now() + milliseconds; performance.now() < until; count++) run();
  return Math.max(1, count);
}

/**
 * Nanoseconds per `run` of each contender: the median of several rounds, in each of which every contender takes a turn,
 * so that a busy moment of the machine affects all alike.
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

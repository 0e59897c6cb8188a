/** Fails a test with both values to be seen. */
export function equal<T>(actual: T, expected: T, what = 'value'): void {
  const [a, b] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (a !== b) throw new Error(`${what}: ${a} instead of ${b}`);
}

export function ok(value: unknown, what: string): asserts value {
  if (!value) throw new Error(`Not so: ${what}`);
}

/** Waits for something that the browser does in its own time. */
export async function until(condition: () => unknown, what: string): Promise<void> {
  const end = performance.now() + 4000;
  while (!condition()) {
    if (performance.now() > end) throw new Error(`Waited in vain: ${what}`);
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
}

/** The rejection's code, or `undefined` where there was none. */
export async function codeOf(promise: Promise<unknown>): Promise<unknown> {
  try {
    await promise;
    return undefined;
  } catch (error) {
    return error instanceof Error && 'code' in error ? error.code : error;
  }
}

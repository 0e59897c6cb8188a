/** Numbers for what has an identity, by which a failure tells one from the other. */
const identities = new WeakMap<object, number>();
let nextIdentity = 1;

function identityOf(thing: object): string {
  const number = identities.get(thing) ?? nextIdentity++;
  identities.set(thing, number);
  const id = thing instanceof Element && thing.id ? `#${thing.id}` : '';
  return `[${thing.constructor.name}${id} ${number}]`;
}

/** JSON of arrays and plain objects. All else, a node above all, is itself: JSON knows none of its properties. */
const written = (value: unknown) =>
  JSON.stringify(value, (_, part) => {
    const isThing = typeof part === 'function' || (typeof part === 'object' && part !== null);
    return isThing && !/^(?:Object|Array)$/.test(part.constructor?.name ?? 'Object') ? identityOf(part) : part;
  });

/** Fails a test with both values to be seen. */
export function equal<T>(actual: T, expected: T, what = 'value'): void {
  const [a, b] = [written(actual), written(expected)];
  if (a !== b) throw new Error(`${what}: ${a} instead of ${b}`);
}

export function ok(value: unknown, what: string): asserts value {
  if (!value) throw new Error(`Not so: ${what}`);
}

/** Waits for something that the browser does in its own time: for long, because a busy machine may load seventy modules. */
export async function until(condition: () => unknown, what: string): Promise<void> {
  const end = performance.now() + 15_000;
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

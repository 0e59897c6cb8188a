/** A value that is created once, on first use. */
export function lazy<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** The words of lines of words. */
export function wordsOf(lines: string | readonly string[]): string[] {
  const text = typeof lines === 'string' ? lines : lines.join(' ');
  return text.split(/\s+/).filter((word) => word !== '');
}

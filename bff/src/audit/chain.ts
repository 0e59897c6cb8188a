import { hash } from 'node:crypto';

/** Where a chain stands: what the next line follows. */
export interface ChainEnd {
  readonly chain: string;
  /** Lines so far. */
  readonly number: number;
  /** Of the last line; empty before the first. */
  readonly hash: string;
}

/** The same as `hashOfLine` of `@payee-check/shared`, at once. */
const hashOf = (line: string) => hash('sha256', line, 'base64url');

/**
 * The next line of a chain. `hash` comes last, and is that of the line as it is written without it: whoever verifies the
 * chain needs no rules of how JSON is to be spelt.
 */
export function nextLine(end: ChainEnd, entry: object): { readonly line: string; readonly end: ChainEnd } {
  const number = end.number + 1;
  const text = JSON.stringify({ chain: end.chain, number, previous: end.hash, ...entry });
  const own = hashOf(text);
  return { line: `${text.slice(0, -1)},"hash":"${own}"}`, end: { chain: end.chain, number, hash: own } };
}

/** Where a log ends that was written before; `null` where its last line is none of a chain, as after a crash. */
export function endOf(lastLine: string): ChainEnd | null {
  const found = /^(\{.*),"hash":"([\w-]{43})"\}$/.exec(lastLine);
  if (found === null || found[1] === undefined || found[2] === undefined || hashOf(`${found[1]}}`) !== found[2])
    return null;
  const { chain, number }: { chain?: unknown; number?: unknown } = JSON.parse(`${found[1]}}`);
  return typeof chain === 'string' && typeof number === 'number' ? { chain, number, hash: found[2] } : null;
}

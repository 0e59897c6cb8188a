import { hash } from 'node:crypto';

/** The end of a chain, which the next line continues. */
export interface ChainEnd {
  readonly chain: string;
  /** Lines so far. */
  readonly number: number;
  /** Of the last line; empty before the first. */
  readonly hash: string;
}

/** A synchronous version of `hashOfLine` from `@payee-check/shared`. */
const hashOf = (line: string) => hash('sha256', line, 'base64url');

/**
 * The next line of a chain. `hash` comes last and covers the line as written without it, so that a verifier needs no
 * rules for canonical JSON.
 */
export function nextLine(end: ChainEnd, entry: object): { readonly line: string; readonly end: ChainEnd } {
  const number = end.number + 1;
  const text = JSON.stringify({ chain: end.chain, number, previous: end.hash, ...entry });
  const own = hashOf(text);
  return { line: `${text.slice(0, -1)},"hash":"${own}"}`, end: { chain: end.chain, number, hash: own } };
}

/** The end of an existing log; `null` if its last line does not belong to a chain, as after a crash. */
export function endOf(lastLine: string): ChainEnd | null {
  const found = /^(\{.*),"hash":"([\w-]{43})"\}$/.exec(lastLine);
  if (found === null || found[1] === undefined || found[2] === undefined || hashOf(`${found[1]}}`) !== found[2])
    return null;
  const { chain, number }: { chain?: unknown; number?: unknown } = JSON.parse(`${found[1]}}`);
  return typeof chain === 'string' && typeof number === 'number' ? { chain, number, hash: found[2] } : null;
}

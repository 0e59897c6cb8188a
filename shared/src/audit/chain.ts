import { base64url } from 'jose';
import { z } from 'zod';

/**
 * A line of an audit log. Each contains the hash of the one before, so that none can be changed, removed or inserted
 * without recreating all that follow.
 */
const line = z.looseObject({
  /** One run of one instance: its lines form one chain. */
  chain: z.string(),
  /** 1 for the first line of the chain. */
  number: z.number().int().positive(),
  /** The hash of the line before; empty for the first. */
  previous: z.string(),
  hash: z.string(),
});

/** The part of a line that is hashed: the line as written, up to its hash, which comes last. */
const HASH = /,"hash":"([A-Za-z0-9_-]{43})"\}$/;

/** `base64url(SHA-256(UTF-8(the line as written, without its hash)))`. */
export async function hashOfLine(withoutHash: string): Promise<string> {
  const bytes = new TextEncoder().encode(withoutHash);
  return base64url.encode(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));
}

interface Chain {
  readonly chain: string;
  readonly lines: number;
  /** Of the last line. */
  readonly hash: string;
}

export type Followed =
  | { readonly kind: 'whole'; readonly chains: readonly Chain[]; readonly hashes: ReadonlySet<string> }
  | { readonly kind: 'broken'; readonly line: number; readonly why: string };

function parse(text: string): z.infer<typeof line> | null {
  try {
    return line.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

/** Follows the lines of one log or of several, as they were written; chains may be mixed. */
export async function followChain(lines: readonly string[]): Promise<Followed> {
  const chains = new Map<string, Chain>();
  const hashes = new Set<string>();
  for (const [at, text] of lines.entries()) {
    const broken = (why: string): Followed => ({ kind: 'broken', line: at + 1, why });
    const entry = parse(text);
    const hash = HASH.exec(text)?.[1];
    if (entry === null || hash === undefined) return broken('it is no line of an audit log');
    if ((await hashOfLine(text.replace(HASH, '}'))) !== hash) return broken('it was changed');
    const before = chains.get(entry.chain);
    if (entry.number !== (before?.lines ?? 0) + 1 || entry.previous !== (before?.hash ?? '')) {
      return broken('the line before it is missing, or was changed');
    }
    chains.set(entry.chain, { chain: entry.chain, lines: entry.number, hash });
    hashes.add(hash);
  }
  return { kind: 'whole', chains: [...chains.values()], hashes };
}

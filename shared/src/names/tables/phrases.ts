import { lazy } from '../lazy.ts';
import { type Token, tokenize } from '../tokens.ts';

/** How tokens are compared in phrases: a word's normalized letters, or the mark. */
function textOf(token: Token): string {
  if (token.kind === 'mark') return token.mark;
  return token.script === 'latin' ? token.latin : token.key;
}

/** The position of a phrase among tokens: the index of its first token, and of the first token after it. */
interface Place {
  readonly start: number;
  readonly end: number;
}

/** Phrases of several words, searched for among the tokens of a name, the longest first. */
export interface Phrases {
  /** The first position of any phrase, from an index on. */
  readonly find: (tokens: readonly Token[], from?: number) => Place | undefined;
  /** The position of a phrase at the end of the tokens. */
  readonly findAtEnd: (tokens: readonly Token[]) => Place | undefined;
}

export function phrasesOf(lines: readonly string[]): Phrases {
  const byFirst = lazy(() => {
    const found = new Map<string, string[][]>();
    for (const texts of lines.map((line) => tokenize(line).map(textOf))) {
      const [first] = texts;
      if (first !== undefined)
        found.set(
          first,
          [...(found.get(first) ?? []), texts].sort((a, b) => b.length - a.length),
        );
    }
    return found;
  });
  const at = (tokens: readonly Token[], start: number): Place | undefined => {
    const first = tokens[start];
    const phrase =
      first &&
      byFirst()
        .get(textOf(first))
        ?.find((texts) => fits(texts, tokens, start));
    return phrase && { start, end: start + phrase.length };
  };
  return {
    find(tokens, from = 0) {
      for (let start = from; start < tokens.length; start += 1) {
        const place = at(tokens, start);
        if (place !== undefined) return place;
      }
      return undefined;
    },
    findAtEnd(tokens) {
      for (let start = 0; start < tokens.length; start += 1) {
        const place = at(tokens, start);
        if (place?.end === tokens.length) return place;
      }
      return undefined;
    },
  };
}

function fits(texts: readonly string[], tokens: readonly Token[], start: number): boolean {
  return texts.every((text, offset) => {
    const token = tokens[start + offset];
    return token !== undefined && textOf(token) === text;
  });
}

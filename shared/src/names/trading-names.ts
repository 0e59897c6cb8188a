import type { Token, Word } from './tokens.ts';

/** What stands between the name of a business and the name it trades under, as words. */
const BETWEEN: readonly (readonly string[])[] = [
  ['trading', 'as'],
  ['doing', 'business', 'as'],
  ['t', 'a'],
  ['d', 'b', 'a'],
  ['dba'],
  ['inh'],
  ['inhaber'],
  ['inhaberin'],
  ['enseigne'],
  ['handelend', 'onder', 'de', 'naam'],
  ['hodn'],
  ['nome', 'comercial'],
];

/** The names of a business that are written as one ("Anna Cole t/a Cole Plumbing"); none where there is only one. */
export function tradingNames(tokens: readonly Token[]): Word[][] {
  const words = tokens.filter((token) => token.kind === 'word');
  for (let at = 1; at < words.length - 1; at += 1) {
    const between = BETWEEN.find((phrase) => phrase.every((word, offset) => words[at + offset]?.latin === word));
    if (between !== undefined && at + between.length < words.length)
      return [words.slice(0, at), words.slice(at + between.length)];
  }
  return [];
}

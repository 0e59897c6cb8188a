import type { Outcome } from '@payee-check/shared/contract';
import { JANE } from '../lib/ask.ts';

/** A question whose correct answer is known. */
export interface Question {
  readonly token: string;
  readonly body: string;
  readonly expected: Exclude<Outcome, 'unable_to_verify'> | 'unable_to_verify';
}

/** Out of twenty: what the holder name triggers at the sandbox's bank, and the one correct outcome. */
const mix: readonly (readonly [share: number, name: string, expected: Outcome])[] = [
  [8, 'Jane Doe', 'match'],
  [5, 'Close Match', 'close_match'],
  [5, 'No Match', 'no_match'],
  [1, 'Unavailable', 'unable_to_verify'],
  [1, 'Slow Jane Doe', 'match'],
];
const turns = mix.flatMap(([share, name, expected]) => Array.from({ length: share }, () => ({ name, expected })));

/** The same name to a bank, but another question to us: the bits of a number choose upper or lower case. */
function spelled(name: string, bits: number): string {
  let bit = 0;
  return name.replace(/[a-z]/gi, (letter) => {
    const upper = (bits >> bit++) & 1;
    return upper === 1 ? letter.toUpperCase() : letter.toLowerCase();
  });
}

/** How many different questions one session can ask, given the letters of the shortest name. */
const PER_SESSION = 2 ** 'JaneDoe'.length * turns.length;

/** Endless questions, each new in its session. */
export function createQuestions(tokens: readonly string[]): () => Question {
  let asked = 0;
  return () => {
    const count = asked++;
    const token = tokens[count % tokens.length];
    const round = Math.floor(count / tokens.length);
    const turn = turns[(count + round) % turns.length];
    if (token === undefined || turn === undefined || round >= PER_SESSION)
      throw new Error('There are too few sessions');
    const name = spelled(turn.name, round);
    return { token, expected: turn.expected, body: JSON.stringify({ account: JANE, name }) };
  };
}

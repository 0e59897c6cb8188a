/** How a character came to stand for another, the likelier first. */
const LOOK_ALIKE = 1;
const NEIGHBOURING_KEY = 2;
const ANY_OTHER = 3;

/** Pairs that are easily confused when read from paper or a screen. */
const DIGITS = '01852';
const LETTERS = 'OIBSZ';

/**
 * The letter that looks like this digit, or the digit that looks like this letter; the character itself if there is
 * none.
 */
export function lookAlikeOf(character: string): string {
  return LETTERS.charAt(DIGITS.indexOf(character)) || DIGITS.charAt(LETTERS.indexOf(character)) || character;
}

/** Rows of the key board, each a half key to the right of the one above; QWERTY, whose digits all layouts share. */
const ROWS = ['1234567890', 'QWERTYUIOP', 'ASDFGHJKL', 'ZXCVBNM'];
const KEYPAD = ['789', '456', '123', '0'];

function place(rows: readonly string[], character: string): [row: number, column: number] | undefined {
  const row = rows.findIndex((keys) => keys.includes(character));
  const keys = rows[row];
  return keys === undefined ? undefined : [row, keys.indexOf(character)];
}

function adjoin(rows: readonly string[], one: string, other: string, reach: (down: number) => number[]): boolean {
  const first = place(rows, one);
  const second = place(rows, other);
  if (first === undefined || second === undefined) return false;
  const down = second[0] - first[0];
  return reach(down).includes(second[1] - first[1]);
}

/** Steps sideways to the keys that touch one, in its own row, the row below and the row above. */
const KEYBOARD_REACH = (down: number): number[] =>
  down === 0 ? [-1, 1] : down === 1 ? [-1, 0] : down === -1 ? [0, 1] : [];
const KEYPAD_REACH = (down: number): number[] => (down === 0 ? [-1, 1] : Math.abs(down) === 1 ? [0] : []);

/** How likely the one was typed for the other (a rank, lower is likelier). */
export function slip(one: string, other: string): number {
  if (one !== other && lookAlikeOf(one) === other) return LOOK_ALIKE;
  return adjoin(ROWS, one, other, KEYBOARD_REACH) || adjoin(KEYPAD, one, other, KEYPAD_REACH)
    ? NEIGHBOURING_KEY
    : ANY_OTHER;
}

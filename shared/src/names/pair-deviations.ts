import type { Alignment, Likeness } from './align.ts';
import type { Deviation } from './deviations.ts';
import type { Word } from './tokens.ts';

const CODES: Readonly<Record<Likeness, Deviation | undefined>> = {
  same: undefined,
  joined: 'spacing',
  uncertain: 'rough_transliteration',
  edit: 'typing_slip',
  nickname: 'nickname',
  initial: 'initial',
  abbreviation: 'abbreviated_word',
  gender_form: 'surname_form',
};

/** The deviations of the words that were paired. */
export function deviationsOfPairs(
  typed: readonly Word[],
  registered: readonly Word[],
  { pairs }: Alignment,
): Deviation[] {
  const deviations: Deviation[] = [];
  for (const pair of [...pairs].sort((one, other) => (one.left[0] ?? 0) - (other.left[0] ?? 0))) {
    const code = CODES[pair.likeness];
    if (code !== undefined) deviations.push(code);
    const [left, right] = [typed[pair.left[0] ?? 0], registered[pair.right[0] ?? 0]];
    if (left !== undefined && right !== undefined) deviations.push(...howWritten(left, right, pair.likeness));
  }
  return deviations;
}

function howWritten(left: Word, right: Word, likeness: Likeness): Deviation[] {
  if (left.script === 'mixed' || right.script === 'mixed') return ['mixed_scripts'];
  if (left.script !== right.script) return ['other_script'];
  return likeness === 'same' && left.written !== right.written ? ['spelling_variant'] : [];
}

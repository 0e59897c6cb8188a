import { type Alignment, align, type Likeness, withinSlips } from './align.ts';
import type { Deviation } from './deviations.ts';
import { sharesForm, type WithoutForm, withoutLegalForm } from './legal-forms/index.ts';
import { better, concluding, type NameMatch } from './outcome.ts';
import { abbreviates, isGeneral, isSmall } from './tables/business-words.ts';
import { compareWords, hasDigit, joinWords, type Part, type Word } from './words.ts';

/** Compares the names of organisations. */
export function matchOrganisations(typed: readonly Part[], registered: readonly Part[]): NameMatch {
  return matchOrganisation(wordsOf(typed), wordsOf(registered));
}

function wordsOf(parts: readonly Part[]): Word[] {
  return parts.filter((part) => part.kind === 'word');
}

function matchOrganisation(typed: readonly Word[], registered: readonly Word[]): NameMatch {
  const [left, right] = [withoutLegalForm(typed), withoutLegalForm(registered)];
  const forms = compareForms(left, right);
  const [leftCore, rightCore] = [left.core.filter(counts), right.core.filter(counts)];
  if (leftCore.length === 0 || rightCore.length === 0) return concluding('legal_form_only');
  if (!sameNumbers(leftCore, rightCore)) return concluding('numbers_differ');
  if (compareWords(joinWords(leftCore), joinWords(rightCore)) === 'same') {
    return concluding(...forms, ...(leftCore.length === rightCore.length ? [] : (['spacing'] as const)));
  }
  const alignment = align(leftCore, rightCore, organisationWordsAlike);
  return better(concluding(...forms, ...weigh(leftCore, rightCore, alignment)), acronym(leftCore, rightCore, forms));
}

function counts(word: Word): boolean {
  return !isSmall(word.latin);
}

function compareForms(left: WithoutForm, right: WithoutForm): Deviation[] {
  if (left.forms.size === 0 && right.forms.size === 0) return [];
  if (left.forms.size === 0 || right.forms.size === 0) return ['legal_form_missing'];
  if (!sharesForm(left.forms, right.forms)) return ['legal_form_differs'];
  return left.writing === right.writing ? [] : ['legal_form_spelling'];
}

const ROMAN = /^(?:i{1,3}|iv|vi{0,3}|ix|xi{0,3}|xiv|xv)$/;

/** Numbers tell companies apart: the same have to be on both sides, except a founding year. */
function sameNumbers(left: readonly Word[], right: readonly Word[]): boolean {
  const [one, other] = [numbersOf(left), numbersOf(right)];
  if (one === other) return true;
  return (one === '' || other === '') && /^(?:1[5-9]|20)\d\d$/.test(one + other);
}

function numbersOf(words: readonly Word[]): string {
  return words
    .filter((word, index) => hasDigit(word) || (index > 0 && ROMAN.test(word.latin)))
    .map((word) => word.latin)
    .sort()
    .join(' ');
}

function organisationWordsAlike(left: Word, right: Word): Likeness | undefined {
  if (hasDigit(left) || hasDigit(right)) return undefined;
  if (abbreviates(left.latin, right.latin) || abbreviates(right.latin, left.latin)) return 'abbreviation';
  if (isGeneral(left.latin) && isGeneral(right.latin)) return undefined;
  return withinSlips(left, right) ? 'slip' : undefined;
}

const NOTICED: Readonly<Record<Likeness, Deviation | undefined>> = {
  same: undefined,
  joined: 'spacing',
  uncertain: 'rough_transliteration',
  slip: 'typing_slip',
  nickname: undefined,
  initial: undefined,
  abbreviation: 'abbreviated_word',
};

function weigh(typed: readonly Word[], registered: readonly Word[], alignment: Alignment): Deviation[] {
  const noticed: Deviation[] = [];
  let furthest = -1;
  for (const pair of [...alignment.pairs].sort((one, other) => (one.left[0] ?? 0) - (other.left[0] ?? 0))) {
    const code = NOTICED[pair.likeness];
    if (code !== undefined) noticed.push(code);
    const [left, right] = [typed[pair.left[0] ?? 0], registered[pair.right[0] ?? 0]];
    if (left !== undefined && right !== undefined) {
      if (left.script !== right.script) noticed.push('other_script');
      if (left.script === 'mixed' || right.script === 'mixed') noticed.push('mixed_scripts');
    }
    if ((pair.right[0] ?? 0) < furthest) noticed.push('word_order');
    furthest = Math.max(furthest, pair.right[0] ?? 0);
  }
  const over = {
    typed: typed.filter((_, index) => alignment.leftOver.left.includes(index)),
    registered: registered.filter((_, index) => alignment.leftOver.right.includes(index)),
  };
  if (alignment.pairs.length === 0) return ['nothing_in_common'];
  if (over.typed.length > 0 && over.registered.length > 0) return [...noticed, 'words_left_over'];
  const common = alignment.pairs
    .flatMap((pair) => pair.left.map((index) => typed[index]))
    .filter((word) => word !== undefined);
  const telling = common.filter((word) => !isGeneral(word.latin)).length;
  const extra = over.typed.length > 0 ? over.typed : over.registered;
  const slipped = alignment.pairs.filter((pair) => pair.likeness === 'slip').length;
  if (slipped > (common.length > 2 ? 2 : 1) || (slipped > 0 && extra.length > 1))
    return [...noticed, 'too_many_differences'];
  if (extra.length === 0) return noticed;
  if (telling === 0) return [...noticed, 'legal_form_only'];
  const special = extra.filter((word) => !isGeneral(word.latin)).length;
  if (special === 0 && extra.length <= 2) return [...noticed, 'extra_word'];
  if (common.length >= 2 && special <= 1 && extra.length <= 2) return [...noticed, 'extra_word'];
  return [...noticed, 'only_part_of_name'];
}

/** Three letters or more that are exactly the first letters of all words of the other side. */
function acronym(left: readonly Word[], right: readonly Word[], forms: readonly Deviation[]): NameMatch {
  const [short, long] = left.length === 1 ? [left, right] : [right, left];
  const letters = long.map((word) => word.latin[0] ?? '').join('');
  const fits = short.length === 1 && letters.length >= 3 && short[0]?.latin === letters;
  return fits ? concluding(...forms, 'acronym') : concluding('nothing_in_common');
}

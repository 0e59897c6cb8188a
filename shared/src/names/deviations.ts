/** The matcher always reaches a verdict; whether a check could be made at all is for others to say. */
export type Outcome = 'match' | 'close_match' | 'no_match';

const RANK: Readonly<Record<Outcome, number>> = { no_match: 0, close_match: 1, match: 2 };

export function isBetter(left: Outcome, right: Outcome): boolean {
  return RANK[left] > RANK[right];
}

/**
 * The differences the matcher can find between the typed and the registered name, as stable codes, each with the best outcome it still
 * allows and a sentence that a demo can show.
 */
const DEVIATIONS = {
  spelling_variant: ['match', 'Another spelling of the same letters (accents, ü and ue, ß and ss, capitals, hyphens).'],
  other_script: ['match', 'The same name in another script.'],
  spacing: ['match', 'Words are written together or apart.'],
  word_order: ['match', 'The same words in another order.'],
  title_ignored: ['match', 'A title or form of address was ignored.'],
  abbreviated_name: ['match', 'A name is given as its usual abbreviation (Fco., Mª, Fdez.).'],
  joint_holder: ['match', 'One of the holders of a joint account.'],
  small_word: ['match', 'An article or an "and" is missing or different.'],
  legal_form_missing: ['match', 'The legal form is given on one side only.'],
  legal_form_spelling: ['match', 'The legal form is abbreviated on one side and spelt out on the other.'],
  legal_form_perhaps: ['close_match', 'A word on one side may be a legal form or part of the name.'],
  legal_form_differs: ['close_match', 'The two legal forms are different.'],
  sole_trader: ['close_match', 'One side adds that the person trades under their own name.'],
  person_and_company: ['close_match', 'One side is a person’s name, the other a firm’s that bears it.'],
  words_swapped: ['close_match', 'The words of the company name are in another order.'],
  initial: ['close_match', 'An initial stands for a first name.'],
  title_differs: [
    'close_match',
    'A title says that this is a man, and the other title or the name that it is a woman, or vice versa.',
  ],
  first_names_swapped: ['close_match', 'The first names are in another order.'],
  surname_form: ['close_match', 'The masculine or the feminine form of the surname.'],
  middle_name: ['close_match', 'A middle name, second surname or part of a double name is missing or extra.'],
  maiden_name: ['close_match', 'A maiden or former name is involved.'],
  nickname: ['close_match', 'A short form or another form of the first name.'],
  typing_slip: ['close_match', 'A letter wrong, missing, doubled or swapped.'],
  name_particle: ['close_match', 'A small word of the surname (van, de, al-) is missing or different.'],
  generation_missing: ['close_match', 'A suffix such as Junior or III is given on one side only.'],
  extra_holder: ['close_match', 'The typed name adds a person who does not hold the account.'],
  abbreviated_word: ['close_match', 'A word of the company name is abbreviated.'],
  extra_word: ['close_match', 'The company name has a further word on one side.'],
  acronym: ['close_match', 'The company name is reduced to its first letters.'],
  trading_name: ['close_match', 'One of the names of a business that trades under another name.'],
  care_of: ['close_match', 'One side adds in whose care the account is kept.'],
  account_label: ['close_match', 'One side adds what the account is for (Client Account, Payroll).'],
  branch: ['close_match', 'One side names a branch.'],
  rough_transliteration: ['close_match', 'The same name, as far as a rough transcription from another script shows.'],
  mixed_scripts: ['close_match', 'A word mixes letters of several scripts.'],
  generation_differs: ['no_match', 'The suffixes name different generations.'],
  first_name_differs: ['no_match', 'The first names are different.'],
  surname_differs: ['no_match', 'The surnames are different.'],
  patronymic_differs: [
    'no_match',
    'Father and child have swapped places, one side names only the father or another relative, or one has a son and the other a daughter.',
  ],
  capacity_differs: ['no_match', 'One side holds the account for heirs, creditors or somebody else (estate, trust).'],
  words_left_over: ['no_match', 'Both names have words that the other does not.'],
  only_part_of_name: ['no_match', 'Only a surname, a first name or initials: not enough to tell who is meant.'],
  too_many_differences: ['no_match', 'Each difference is small, but together they are too many.'],
  legal_form_only: ['no_match', 'Nothing but the legal form or general words in common.'],
  numbers_differ: ['no_match', 'The names contain different numbers.'],
  nothing_in_common: ['no_match', 'The names have nothing in common.'],
  empty: ['no_match', 'No name was given.'],
  too_long: ['no_match', 'The name is longer than the matcher examines (140 characters, 12 words).'],
} as const satisfies Record<string, readonly [Outcome, string]>;

export type Deviation = keyof typeof DEVIATIONS;

export const deviationCodes: readonly string[] = Object.keys(DEVIATIONS);

function isDeviation(code: string): code is Deviation {
  return Object.hasOwn(DEVIATIONS, code);
}

/** The plain English sentence for a code from `matchNames`; undefined for an unknown code. */
export function describeDeviation(code: string): string | undefined {
  return isDeviation(code) ? DEVIATIONS[code][1] : undefined;
}

/** The best outcome that this deviation still allows. */
export function bestOutcomeOf(code: Deviation): Outcome {
  return DEVIATIONS[code][0];
}

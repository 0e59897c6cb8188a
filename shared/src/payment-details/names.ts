import { CODES, NAME, NOT_A_NAME, PAYEE, PROSE } from './labels.ts';

const pattern = (source: string) => new RegExp(source, 'iu');

/** The rest of a label, and what follows a colon. */
const REST = '(\\p{L}*)([^:=]*)(?:[:=](.*))?';
const LABELS = [
  pattern(`(?:^|[:(])([^:(]*?)(?<!\\p{L})(?:${PROSE}|${PAYEE})${REST}`),
  // Counts only at the beginning of a line.
  pattern(`^(\\P{L}*)(?:${NAME})(?!\\p{L})${REST}`),
];
const OTHER = pattern(NOT_A_NAME);
/** A longer word next to a label that says neither account nor name: "Goods recipient", "Titular del contrato". */
const ROLE = pattern(`(?<!\\p{L})(?!${NAME}|${PAYEE}|acc|com|[ck]on(?!tr)|cue|rac|det)\\w{5}`);
/**
 * Line ends and their substitutes; an account; what separates it from another label with a colon; a label in a
 * sentence.
 */
const BETWEEN = pattern(`[\r\n\t|;·•]+|(?<=\0)|(?<=\\p{L}{5}[.?!]|,| [-–]) (?=[^-:.,\n]+:)|(?<!\\p{L})(?=${PROSE})`);
const NEXT_FIELD = pattern(`(?:\0| <|,[^,]*\\d|[,(/ –-]+(?:${CODES}|bij|presso|o\\.?v+|onder)\\b).*`);
/** A legal form after a comma: "S.L.", "a.s.", "Lda". */
const FORM = '(?:[^,]{2,3}|[^,]{0,9}\\.\\S)\\.?(?:$|,)';
/**
 * Marks around a name, quotes in it, its bank, the rest or the end of a sentence (no abbreviation has four small
 * letters), and a company's town.
 */
const NO_PART = new RegExp(
  `^[\\s\\p{P}]+|(?:,(?= \\p{Ll})|(?<=\\p{P}|bH),)(?! ${FORM}).*|(?<=\\p{Ll}{4})\\.$|(?<=\\.) Ban[ck].*|(?!\\.|(?<=\\(.*)\\))[\\s\\p{P}]+$|["«»„“”]`,
  'gu',
);
/**
 * Also what has no recognisable end: another sentence, a first name or a town after a comma, "te" and a town, a bank later in the
 * sentence; and what is markup, an address or another label: from ":" to "@" there are only signs.
 */
const NO_NAME = pattern(
  `^(?:${CODES}|acc|bank)| ban[ckgq].* |\\p{L}{5}[.?!] |\\d{5}|,(?! ${FORM})|[%:-@]| te |.{141}|^\\P{L}*$`,
);

/** The name after a label in a part of the text, or none; `next` is the part after it, where forms have the value. */
function behind(label: RegExp, part: string, next = ''): string | [] {
  // Without a match there is no name: the default is what means none.
  const [, before = '', ending = CODES, qualifier = '', value] = part.match(label) ?? [];
  const labelled = value != null && !OTHER.test(qualifier);
  const given = labelled ? value : qualifier;
  const own = given.trim();
  const name = (own || next).replace(NEXT_FIELD, '').replace(NO_PART, '').replace(/\s+/g, ' ');
  // Without a colon, only what looks like a name counts: "Kontoinhaber Jane Doe", not "the payee within ten days", and not
  // what goes on behind a name: "au nom de Jane Doe avant vendredi".
  const prose = /\p{L}/u.test(before) || / [^\p{Lu}.]{4,}$|^\P{L}*\p{Ll}/u.test(name) || OTHER.test(given.slice(0, 6));
  const isNone =
    NO_NAME.test(name) ||
    OTHER.test(before + ending) ||
    LABELS[0]?.test(name) ||
    (labelled ? ROLE.test(before.slice(-7) + qualifier) : prose && own);
  return isNone ? [] : name;
}

/** The name after the most reliable label of a text; nothing if there are several. */
export function nameIn(text: string): string {
  // Names are short, and matching takes longer the longer the text is.
  const parts = text.split(BETWEEN).map((part) => part.slice(0, 600));
  for (const label of LABELS) {
    // If first and last names are separate, a "name" is only half of one.
    if (label !== LABELS[0] && /first|vorn|prén|surn/i.test(text)) break;
    const [name, ...others] = new Set(parts.flatMap((part, at) => behind(label, part, parts[at + 1])));
    if (name) return others[0] ? '' : name;
  }
  return '';
}

import { CODES, NAME, NOT_A_NAME, PAYEE, PROSE } from './labels.ts';

const pattern = (source: string) => new RegExp(source, 'iu');

/** How a label ends and goes on, and what follows a colon. */
const REST = '(\\p{L}*)([^:=]*)(?:[:=](.*))?$';
const LABELS = [
  pattern(`(?:^|[:(])([^:(]*?)(?<!\\p{L})(?:${PROSE}|${PAYEE})${REST}`),
  // Counts only where its line begins with it.
  pattern(`^(\\P{L}*)(?:${NAME})(?!\\p{L})${REST}`),
];
const OTHER = pattern(NOT_A_NAME);
/** Line ends and what is written for one; an account; what separates it from another label with a colon; a label in a sentence. */
const BETWEEN = pattern(
  `[\r\n\t|;·•<>]+|(?<=\0)|(?:(?<=\\p{L}{5}[.?!])|,| [-–]) (?=[^-:.,\n]+:)|(?<!\\p{L})(?=${PROSE})`,
);
const NEXT_FIELD = pattern(`(?:\0|,[^,]*\\d|[,(/ –-]+(?:${CODES}|bij|presso|o\\.?v+|onder)\\b).*`);
/** What kind of company it is, behind a comma: "S.L.", "a.s.", "Lda". */
const FORM = '(?:[^,]{2,3}|[^,]{0,9}\\.\\S)\\.?(?:,|$)';
/**
 * Marks about a name, quotes in it, its bank, how a sentence goes on or ends (no abbreviation has four small letters), and
 * the town of a company.
 */
const NO_PART = new RegExp(
  `^[\\s\\p{P}]+|(?:,(?= \\p{Ll})|(?<=\\p{P}|bH),)(?! ${FORM}).*|(?<=\\p{Ll}{4})\\.\\s*$|(?<=\\.) Ban[ck].*|(?!\\.|(?<=\\(.*)\\))[\\s\\p{P}]+$|["«»„“”]`,
  'gu',
);
/** Also what nobody can tell the end of: a first name or a town behind a comma, "te" and a town, a bank later in the sentence. */
const NO_NAME = pattern(`^(?:${CODES}|acc|bank)|[%@:=]|\\d{5}|^\\P{L}*$|.{141}|,(?! ${FORM})| te | ban[ckq].* `);

/**
 * The name that a part of the text gives behind a label, or none; `next` is the part after it, where forms put the value. A
 * name is short, and patterns for one take longer the longer the text is.
 */
function behind(label: RegExp, part: string, next = ''): string | [] {
  const [match, before = '', ending, qualifier = '', value] = part.slice(0, 600).match(label) ?? [];
  if (!match || OTHER.test(`${before} ${ending}`)) return [];
  const labelled = value != null && !OTHER.test(qualifier);
  const given = labelled ? value : qualifier;
  // Without a colon only what looks like a name is one: "Kontoinhaber Jane Doe", not "the payee within ten days".
  const own = given.trim();
  const prose = /\p{L}/u.test(before) || /^\P{L}*\p{Ll}/u.test(given) || OTHER.test(given.slice(0, 6));
  const name = (own || next.slice(0, 600)).replace(NEXT_FIELD, '').replace(NO_PART, '').replace(/\s+/g, ' ');
  return NO_NAME.test(name) || LABELS[0]?.test(name) || (!labelled && prose && own) ? [] : name;
}

/** The one name that the surest label of a text gives; none where it gives several. */
export function nameIn(text: string): string | null {
  const parts = text.split(BETWEEN);
  for (const label of LABELS) {
    // Where first and last names are apart, a "name" is half of one.
    if (label !== LABELS[0] && /first|vorn|prén|surn/i.test(text)) break;
    const [name, ...others] = new Set(parts.flatMap((part, at) => behind(label, part, parts[at + 1])));
    if (name) return others[0] ? null : name;
  }
  return null;
}

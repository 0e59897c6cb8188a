import { NAME, NOT_A_NAME, PAYEE } from './labels.ts';

const pattern = (source: string) => new RegExp(source, 'iu');

/** How a label ends and goes on, and what follows a colon. */
const REST = '(\\p{L}*)([^:=]{0,60})(?:[:=](.*))?$';
const LABELS = [
  pattern(`(?:^|[,:(])([^,:(]*?)(?<!\\p{L})(?:${PAYEE})${REST}`),
  // Counts only where its line begins with it.
  pattern(`^(\\P{L}{0,9})(?:${NAME})(?!\\p{L})${REST}`),
];
const OTHER = pattern(NOT_A_NAME);
const NEXT_FIELD = /\0.*|[,(/ –-]+(?:iban|bic|swift|sort|blz)\b.*|,.*[:\d].*/i;
const EDGE = /^[\s\p{P}]+|(?![.)])[\s\p{P}]+$/gu;
const NO_NAME = /^(?:iban|bic|swift|sort|acc|bank)|[%@:=]|\d{5}|^\P{L}*$|.{141}/iu;

/** What a part of the text gives behind a label; `next` is the part after it, where forms put the value. */
function behind(label: RegExp, part: string, next = ''): string {
  const [match, before = '', ending, qualifier = '', value] = part.slice(0, 500).match(label) ?? [];
  if (!match || OTHER.test(`${before} ${ending}`)) return '';
  const labelled = value !== undefined && !OTHER.test(qualifier);
  const given = labelled ? value : qualifier;
  // Without a colon only what looks like a name is one: "Kontoinhaber Jane Doe", not "the payee within ten days".
  const prose = /\p{L}[^\0]*$/u.test(before) || /^\P{L}*\p{Ll}/u.test(given) || OTHER.test(given.slice(0, 6));
  if (!labelled && prose && /\p{L}/u.test(given)) return '';
  const name = (given.trim() || next).replace(NEXT_FIELD, '').replace(EDGE, '').replace(/\s+/g, ' ');
  return NO_NAME.test(name) ? '' : name;
}

/** The one name that the surest label of a text gives; none where it gives several. */
export function nameIn(text: string): string | null {
  const parts = text.split(/[\r\n\t|;·•<>]+/);
  for (const label of LABELS) {
    // Where first and last names are apart, a "name" is half of one.
    if (label === LABELS[1] && /first|vorn|prén|surn/i.test(text)) break;
    const [name, ...others] = new Set(parts.map((part, at) => behind(label, part, parts[at + 1])).filter(Boolean));
    if (name) return others.length ? null : name;
  }
  return null;
}

import { isOrganisationName } from '@payee-check/shared/names';
import type { Question } from '../../domain/question.ts';

/** What may stand behind a surname and a comma and is no first name. */
const BEHIND = /^(?:jn?r|junior|sn?r|senior|i{2,3}|iv|esq|ph\.?d|m\.?d|[mocd]be|[qk]c)\.?$/i;

/**
 * A name as a person writes it. It may come in the documentation's structured form, `LastName, FirstName, Middle Name,
 * Honorific` (`Doe,John,,Mr`), also with fields left out at the end, in the unstructured one (`,,,Mr John Doe`), or plain;
 * several holders are separated by `;`.
 *
 * A comma in an organisation's name ("Smith, Jones & Partners LLP") separates no fields.
 */
export function spokenName(responded: string, accountType: Question['accountType']): string {
  return responded
    .split(';')
    .map((holder) => spokenHolder(holder.trim().replace(/^<(.*)>$/, '$1'), accountType))
    .filter((holder) => holder !== '')
    .join(' ; ');
}

function spokenHolder(text: string, accountType: Question['accountType']): string {
  const fields = text.split(',').map((field) => field.trim());
  const filled = fields.filter((field) => field !== '');
  const [last = '', first = '', middle = '', honorific = '', ...more] = fields;
  const isUnstructured = last === '' && first === '' && middle === '';
  if (fields.length === 1 || filled.length === 1) return filled.join('');
  if (isUnstructured || more.some((field) => field !== '')) return filled.join(', ');
  // An empty field between two others, or a comma behind the last, is left by no organisation.
  const isComplete = fields.length >= 4 && filled.length < fields.length;
  const isOrganisation = namesOrganisation(filled) || (accountType === 'business' && !isComplete);
  if (isOrganisation || (fields.length === 2 && BEHIND.test(first))) return filled.join(', ');
  return [honorific, first, middle, last].filter((field) => field !== '').join(' ');
}

/** Also one that only its legal form behind a comma tells, in capitals: "Aceites del Sur, S.L." */
function namesOrganisation(fields: readonly string[]): boolean {
  const behind = fields.at(-1) ?? '';
  return isOrganisationName(fields.join(' ')) || (/^[A-Z./ ]+$/.test(behind) && isOrganisationName(behind));
}

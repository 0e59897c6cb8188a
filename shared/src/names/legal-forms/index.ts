import { lazy, wordsOf } from '../lazy.ts';
import type { Word } from '../tokens.ts';
import { isAlsoAName, isUsualAbbreviation, isWrittenLikeAName, type Strength, strengthOf } from './strength.ts';
import { formsWritten, hasOtherAccents, normalizedStatuses, runTogether } from './tables.ts';
import table from './writing.json' with { type: 'json' };

/** Forms that customarily precede a name; any other counts only at its end. */
const leading = lazy(() => new Set(wordsOf(table.leading)));

/** Forms of people who trade under their own name: the same legal person with and without it. */
const soleTrader = lazy(() => new Set(wordsOf(table.soleTrader)));

/** Forms that only precede a name: at its end they are numerals and countries (Nord Fund II, Nord PT). */
const neverAtEnd = lazy(() => new Set(wordsOf(table.neverAtEnd)));

/** Forms that are also words: Wellness Spa, Agua y Sal, San Sebastian Sad. */
const ordinary = lazy(() => new Set(wordsOf(table.ordinary)));

/** The longest form in words ("Товариство з обмеженою відповідальністю", "GmbH & Co. Kommanditgesellschaft auf Aktien"). */
const LONGEST = 9;

/** The longest status in words. */
const LONGEST_STATUS = 3;

export interface WithoutForm {
  readonly core: readonly Word[];
  /** Ids of the forms found, as `country.form`; empty if there is none. */
  readonly forms: ReadonlySet<string>;
  /** The form as written, without spaces; empty if there is none. */
  readonly writing: string;
  /** Whether the removed words are certainly a form and not part of the name (Wellness Spa, AS Roma). */
  readonly isSure: boolean;
  /** How certain it is that the removed words are a form and not somebody's name. */
  readonly strength: Strength;
  /** Whether one form was removed in front and an unrelated one at the end: SIA Abrasives AG is an AG called SIA. */
  readonly isMixed: boolean;
}

type Form = Omit<WithoutForm, 'isMixed'>;

/**
 * Removes the legal form from a name: whole words at the end, or in front for the forms that precede a name. A suffix within a word is
 * never removed.
 */
export function withoutLegalForm(words: readonly Word[]): WithoutForm {
  const atEnd = lastForm(words);
  const inFront = formInFront(atEnd?.core ?? words);
  // At least one word remains as the name: SAS AB is an AB called SAS. Only a text that is just a form has no name.
  const second = inFront?.core.length === 0 && atEnd !== undefined ? undefined : inFront;
  const found = [atEnd, second].filter((form) => form !== undefined);
  return {
    core: found.at(-1)?.core ?? words,
    forms: new Set(found.flatMap((form) => [...form.forms])),
    writing: found.map((form) => form.writing).join(''),
    isSure: found.every((form) => form.isSure),
    strength: weakest(found),
    isMixed: atEnd !== undefined && second !== undefined && !goTogether(atEnd, second),
  };
}

/** PT Alfa Tbk, Oy Alfa Ab and SC Alfa SRL have a single form in two places. */
function goTogether(atEnd: Form, inFront: Form): boolean {
  const isFrom = (country: string) => [...atEnd.forms].some((id) => id.startsWith(country));
  if (inFront.forms.has('fi.oy')) return isFrom('fi');
  return sharesForm(atEnd.forms, inFront.forms) || (inFront.forms.has('ro.sc') && isFrom('ro'));
}

/** Like `withoutLegalForm`, but without removing forms in front: S.C. Johnson & Son, Inc. */
export function withoutFormAtEnd(words: readonly Word[]): WithoutForm {
  return {
    core: words,
    forms: new Set(),
    writing: '',
    isSure: true,
    strength: 'certain',
    ...lastForm(words),
    isMixed: false,
  };
}

function lastForm(words: readonly Word[]): Form | undefined {
  return formBeforeStatus(words) ?? formAtEnd(words);
}

/** The form in "Nord GmbH i. L."; the status is recognised because it follows a form. */
function formBeforeStatus(words: readonly Word[]): Form | undefined {
  for (let length = Math.min(LONGEST_STATUS, words.length - 1); length > 0; length -= 1) {
    const status = words
      .slice(-length)
      .map((word) => word.key)
      .join(' ');
    const form = normalizedStatuses().has(status) ? formAtEnd(words.slice(0, -length)) : undefined;
    if (form !== undefined) return { ...form, writing: form.writing + status };
  }
  return undefined;
}

function formAtEnd(words: readonly Word[]): Form | undefined {
  for (let length = Math.min(LONGEST, words.length); length > 0; length -= 1) {
    const [core, form] = [words.slice(0, -length), words.slice(-length)];
    const writing = runTogether(form);
    const forms = neverAtEnd().has(writing) ? undefined : formsWritten(writing);
    if (forms === undefined || hasOtherAccents(form)) continue;
    const strength = strengthOf(form, core, writing, 'at_end');
    if (isRatherAName(form, writing, strength)) continue;
    return { core, forms, writing, strength, isSure: !ordinary().has(writing) || strength !== 'name_like' };
  }
  return undefined;
}

/** "Daniel Ek" has no form, and "Peugeot Sa" none either: a word that is also a name counts as a form only if it is written like one. */
function isRatherAName(form: readonly Word[], writing: string, strength: Strength): boolean {
  if (strength !== 'name_like' || !isAlsoAName(writing)) return false;
  return isWrittenLikeAName(form) || !isUsualAbbreviation(writing);
}

function formInFront(words: readonly Word[]): Form | undefined {
  for (let length = Math.min(LONGEST, words.length); length > 0; length -= 1) {
    const [form, core] = [words.slice(0, length), words.slice(length)];
    const writing = runTogether(form);
    const forms = [...(formsWritten(writing) ?? [])].filter((id) => leading().has(id) || isSpeltOut(form, writing));
    if (forms.length === 0 || hasOtherAccents(form)) continue;
    const strength = strengthOf(form, core, writing, 'in_front');
    if (isRatherAName(form, writing, strength)) continue;
    // Two Latin letters in front are as often part of the name (AS Roma, AB Foods, AT Bau).
    const isSure = writing.length > 2 || form.some((word) => word.script !== 'latin');
    return { core, forms: new Set(forms), writing, strength, isSure };
  }
  return undefined;
}

function weakest(found: readonly Form[]): Strength {
  const strengths = found.map((form) => form.strength);
  return (['name_like', 'set_off'] as const).find((strength) => strengths.includes(strength)) ?? 'certain';
}

/** "Societatea cu răspundere limitată" is a form in any position. */
function isSpeltOut(form: readonly Word[], writing: string): boolean {
  return form.length > 2 && writing.length > 12;
}

export function isSoleTrader(forms: ReadonlySet<string>): boolean {
  return forms.size > 0 && [...forms].every((id) => soleTrader().has(id));
}

export function sharesForm(left: ReadonlySet<string>, right: ReadonlySet<string>): boolean {
  return [...left].some((id) => right.has(id));
}

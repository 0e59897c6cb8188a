import { normalizeLatin } from '../latin.ts';
import { normalizeName } from '../normalize-name.ts';
import { tokenize, type Word } from '../tokens.ts';
import { ASIAN_FORMS } from './asian.ts';
import { BALKAN_FORMS } from './balkan.ts';
import { BALTIC_FORMS } from './baltic.ts';
import { CENTRAL_FORMS } from './central.ts';
import { DUTCH_FORMS } from './dutch.ts';
import { EASTERN_FORMS } from './eastern.ts';
import { ENGLISH_FORMS } from './english.ts';
import { FRENCH_FORMS } from './french.ts';
import { GERMAN_FORMS } from './german.ts';
import { IBERIAN_FORMS } from './iberian.ts';
import { ITALIAN_FORMS } from './italian.ts';
import { NORDIC_FORMS } from './nordic.ts';
import { STATUSES } from './status.ts';

/** Facts of the registers (ISO 20275 lists them), one table per region. */
const TABLES = [
  GERMAN_FORMS,
  FRENCH_FORMS,
  ENGLISH_FORMS,
  DUTCH_FORMS,
  IBERIAN_FORMS,
  ITALIAN_FORMS,
  NORDIC_FORMS,
  CENTRAL_FORMS,
  BALKAN_FORMS,
  BALTIC_FORMS,
  EASTERN_FORMS,
  ASIAN_FORMS,
];

/** Forms that stand in front of a name by custom; any other counts only at its end. */
const LEADING = new Set(
  (
    'ua.tov ua.tdv ua.fop ua.at ua.pat ua.prat ua.vat ua.zat ua.pp ua.dp ua.kp ua.fg ua.osbb ua.go ua.bf ua.sp ru.ooo ru.ao ru.pao ru.oao ru.zao ru.ip ' +
    'ru.fgup ru.gup ru.nko by.ooo by.odo by.chup by.up kz.too kz.ao ge.shps ge.ss lt.uab lt.ab lt.mb lt.ii lt.vi lt.vsi lv.sia lv.as lv.ik lv.zs ' +
    'fr.sarl fr.sas fr.sasu fr.eurl fr.sci fr.scp fr.snc fr.sa fr.scea fr.earl fr.gaec fr.selarl fr.association be.asbl ' +
    'bg.et bg.ood bg.eood bg.ad bg.ead md.srl ru.mup ru.ano id.pt id.cv jp.kk jp.gk jp.yk kr.ju fi.oy fi.asoy fi.koy fi.tmi se.brf se.ab ee.ou ee.as ee.mtu rs.jp rs.pr cz.svj es.cp es.cb ro.pfa ro.sc ' +
    'vn.tnhh vn.cp it.di it.asd br.sa'
  ).split(' '),
);

/** The longest form in words ("Товариство з обмеженою відповідальністю", "GmbH & Co. Kommanditgesellschaft auf Aktien"). */
const LONGEST = 9;

const AND = new Set(['und', 'and', 'et']);

function runTogether(words: readonly Word[]): string {
  const counted = words.length > 1 ? words.filter((word) => !AND.has(word.key)) : words;
  const joined = counted.map((word) => word.key).join('');
  return /[^a-z0-9]/.test(joined) ? joined : normalizeLatin(joined);
}

/** Written form, run together and latin → the ids of the forms it may stand for. */
const BY_WRITING = buildWritings();

function buildWritings(): ReadonlyMap<string, ReadonlySet<string>> {
  const writings = new Map<string, Set<string>>();
  for (const line of TABLES.flatMap((table) => table.trim().split('\n'))) {
    const colon = line.indexOf(':');
    const id = line.slice(0, colon);
    for (const written of line.slice(colon + 1).split('|')) {
      const writing = runTogether(tokenize(written).filter((token) => token.kind === 'word'));
      const ids = writings.get(writing);
      if (ids === undefined) writings.set(writing, new Set([id]));
      else ids.add(id);
    }
  }
  return writings;
}

/** The statuses as latin words: run together, "i A" would be a name's "IA". */
const NORMALIZED_STATUSES = new Set(
  STATUSES.trim()
    .split(/\n| \| /)
    .map(normalizeName),
);

/** The longest status in words. */
const LONGEST_STATUS = 3;

export interface WithoutForm {
  readonly core: readonly Word[];
  /** Ids of the forms found, as `country.form`; empty where there is none. */
  readonly forms: ReadonlySet<string>;
  /** How the form is written, run together; empty where there is none. */
  readonly writing: string;
  /** Whether what was taken off is surely a form and not a word of the name (Wellness Spa, AS Roma). */
  readonly isSure: boolean;
  /** Whether one form was taken off in front and an unrelated one at the end: SIA Abrasives AG is an AG called SIA. */
  readonly isMixed: boolean;
}

type Form = Omit<WithoutForm, 'isMixed'>;

/**
 * Takes the legal form off a name: whole words at the end, or in front for the forms that stand there. A suffix within a word is
 * never cut.
 */
export function withoutLegalForm(words: readonly Word[]): WithoutForm {
  const atEnd = lastForm(words);
  const inFront = formInFront(atEnd?.core ?? words);
  // A word is left to be the name: SAS AB is an AB called SAS. Only what is nothing but a form has no name.
  const second = inFront?.core.length === 0 && atEnd !== undefined ? undefined : inFront;
  const found = [atEnd, second].filter((form) => form !== undefined);
  return {
    core: found.at(-1)?.core ?? words,
    forms: new Set(found.flatMap((form) => [...form.forms])),
    writing: found.map((form) => form.writing).join(''),
    isSure: found.every((form) => form.isSure),
    isMixed: atEnd !== undefined && second !== undefined && !goTogether(atEnd, second),
  };
}

/** PT Alfa Tbk, Oy Alfa Ab and SC Alfa SRL have their one form in two places. */
function goTogether(atEnd: Form, inFront: Form): boolean {
  const isFrom = (country: string) => [...atEnd.forms].some((id) => id.startsWith(country));
  if (inFront.forms.has('fi.oy')) return isFrom('fi');
  return sharesForm(atEnd.forms, inFront.forms) || (inFront.forms.has('ro.sc') && isFrom('ro'));
}

/** As `withoutLegalForm`, but for what stands in front: S.C. Johnson & Son, Inc. */
export function withoutFormAtEnd(words: readonly Word[]): WithoutForm {
  return { core: words, forms: new Set(), writing: '', isSure: true, ...lastForm(words), isMixed: false };
}

function lastForm(words: readonly Word[]): Form | undefined {
  return formBeforeStatus(words) ?? formAtEnd(words);
}

/** The form in "Nord GmbH i. L."; the status is told by standing behind one. */
function formBeforeStatus(words: readonly Word[]): Form | undefined {
  for (let length = Math.min(LONGEST_STATUS, words.length - 1); length > 0; length -= 1) {
    const status = words
      .slice(-length)
      .map((word) => word.key)
      .join(' ');
    const form = NORMALIZED_STATUSES.has(status) ? formAtEnd(words.slice(0, -length)) : undefined;
    if (form !== undefined) return { ...form, writing: form.writing + status };
  }
  return undefined;
}

function formAtEnd(words: readonly Word[]): Form | undefined {
  for (let length = Math.min(LONGEST, words.length); length > 0; length -= 1) {
    const [core, form] = [words.slice(0, -length), words.slice(-length)];
    const writing = runTogether(form);
    const forms = NEVER_AT_END.has(writing) ? undefined : BY_WRITING.get(writing);
    if (forms !== undefined)
      return { core, forms, writing, isSure: !ORDINARY_WORDS.has(writing) || isSetOff(form, core) };
  }
  return undefined;
}

function formInFront(words: readonly Word[]): Form | undefined {
  for (let length = Math.min(LONGEST, words.length); length > 0; length -= 1) {
    const [form, core] = [words.slice(0, length), words.slice(length)];
    const writing = runTogether(form);
    const leading = [...(BY_WRITING.get(writing) ?? [])].filter((id) => LEADING.has(id) || isSpeltOut(form, writing));
    // Two Latin letters in front are as often part of the name (AS Roma, AB Foods, AT Bau).
    const isSure = writing.length > 2 || form.some((word) => word.script !== 'latin');
    if (leading.length > 0) return { core, forms: new Set(leading), writing, isSure };
  }
  return undefined;
}

/** "Societatea cu răspundere limitată" is a form wherever it stands. */
function isSpeltOut(form: readonly Word[], writing: string): boolean {
  return form.length > 2 && writing.length > 12;
}

/** Forms that stand in front only: at the end they are numerals and countries (Nord Fund II, Nord PT). */
const NEVER_AT_END = new Set(['ii', 'vi', 'at', 'pt']);

/** Forms that are also words: Wellness Spa, Agua y Sal, San Sebastian Sad. */
const ORDINARY_WORDS = new Set(
  'spa sal sad sat sap sac sam sem sep sea ska fie asso publ is et na ba ca pa id ik ei pc me la no'.split(' '),
);

/** Written with dots (S.p.A.), or in capitals beside words that are not (SpA, SPA). */
function isSetOff(form: readonly Word[], core: readonly Word[]): boolean {
  const capitals = form.reduce((sum, word) => sum + (word.written.match(/\p{Lu}/gu)?.length ?? 0), 0);
  return form.length > 1 || (capitals > 1 && core.some((word) => word.written !== word.written.toUpperCase()));
}

/** Id → every way in which the form is written, run together. */
const BY_ID = buildIds();

function buildIds(): ReadonlyMap<string, readonly string[]> {
  const forms = new Map<string, string[]>();
  for (const [writing, ids] of BY_WRITING) {
    for (const id of ids) forms.set(id, [...(forms.get(id) ?? []), writing]);
  }
  return forms;
}

export function writingsOf(forms: ReadonlySet<string>): string[] {
  return [...forms].flatMap((id) => BY_ID.get(id) ?? []);
}

export function sharesForm(left: ReadonlySet<string>, right: ReadonlySet<string>): boolean {
  return [...left].some((id) => right.has(id));
}

/** The country codes (or `en`, `eu` for forms of several countries) that the tables hold. */
export function legalFormCountries(): string[] {
  return [...new Set([...BY_ID.keys()].map((id) => id.slice(0, 2)))].sort();
}

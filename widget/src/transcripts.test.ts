import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { messages as assistEnglish } from './locales/assist/en.ts';
import { messages as english } from './locales/en/index.ts';
import { waitWords } from './locales/wait.ts';
import { locales as assistLocales } from './messages/assist/locales.ts';
import { locales } from './messages/locales.ts';
import { languages, scenarios } from './testing/heard/scenarios.ts';
import { flatten, formsOf } from './testing/messages.ts';

const folder = join(import.meta.dirname, '../../docs/accessibility/transcripts');

/** A screen reader inserts words of its own, and ends sentences where it likes. */
const flat = (text: string) => text.replace(/[^\p{L}\p{N}]+/gu, ' ').trim();

/** Everything each reader said in each scenario, by the scenario's title. */
function tablesOf(language: string): Map<string, { acts: number; readers: string[] }> {
  const sections = readFileSync(join(folder, `${language}.md`), 'utf8')
    .split(/^## /m)
    .slice(1);
  return new Map(
    sections.map((section) => {
      const [title = '', ...lines] = section.split('\n');
      const rows = lines.filter((line) => line.startsWith('| ')).slice(2);
      const cells = rows.map((row) => row.split(/(?<!\\)\|/).slice(2, -1));
      const readers = [0, 1].map((reader) =>
        flat(cells.map((row) => row[reader]?.replaceAll('<br>', ' ') ?? '').join(' ')),
      );
      return [title, { acts: rows.length, readers }];
    }),
  );
}

/** Orca's own words for roles and states. For some of them it has no Arabic. */
const ownWords: Record<(typeof languages)[number], string> = {
  en: 'form panel leaving clickable entry required invalid push button grayed radio not selected focus browse mode',
  de: 'formular panel wird verlassen klickbar eingabefeld eingabe erforderlich ungültiger eintrag druckknopf ausgegraut radioknopf nicht ausgewählt fokus stöbern modus',
  fr: 'formulaire tableau de bord sortie du panneau cliquable zone saisie requis non valable bouton grisé radio sélectionné mode focus navigation',
  pl: 'formularz panel wyjście z panelu element klikalny wejście wymagane błąd pola przycisk wyszarzony radiowy niewybrany wybrany zaznaczono tryb zaznaczania przeglądania',
  ar: 'نموذج شريط leaving panel clickable خانة مطلوب invalid entry زر ضغط غير مفعل مذياع منتقى focus browse mode',
};

/** Text that is not the element's: the page's buttons, the names that are typed, and the length of a wait. */
const others = (language: string): string[] => [
  ...flat(waitWords(3600, language)).split(' '),
  ...scenarios.flatMap(({ acts }) => acts.flatMap((act) => ('type' in act ? flat(act.type).split(' ') : []))),
  'Reset',
];

/** A message as a screen reader says it; a name, a number or a label may be as long as a line. */
function spokenAs(message: string): RegExp {
  const words = message.split(/\{\w+\}/).map(flat);
  return new RegExp(`(?<![\\p{L}\\p{N}])${words.join('(?: ?[\\p{L}\\p{N} ]{1,45}? ?)')}(?![\\p{L}\\p{N}])`, 'gu');
}

const named = (message: string, name: string) => message.replace('{name}', name);

/**
 * The published transcripts, recorded with Orca (`npm run transcripts`), compared with the current messages: if a
 * message has changed since, they have to be recorded again.
 */
describe.each(languages)('what Orca said in %s', async (language) => {
  const tables = tablesOf(language);
  const messages = (await locales[language]?.())?.messages ?? english;
  const assist = (await assistLocales[language]?.())?.messages ?? assistEnglish;
  const { heading, outcome, result, decision, risk, reason, failure, fault, warning, suggestion } = messages;
  const number = assist.identifier;
  const close = [heading.close_match, outcome.close_match, `${result.typed} Jane Do`, `${result.registered} Jane Doe`];
  /** By scenario: what is said, in this order. */
  const said: Record<string, string[]> = {
    match: [heading.match, outcome.match],
    'own-account': [heading.match_ownership, outcome.match_ownership],
    'close-match-use': [...close, warning, named(decision.use, 'Jane Doe'), named(decision.used, 'Jane Doe'), ...close],
    'close-match-change': [...close, warning, decision.continue, decision.change],
    'no-match-continue': [heading.no_match, outcome.no_match, warning, decision.continue, decision.continued],
    'no-match-submit': [heading.no_match, outcome.no_match, warning, heading.no_match, decision.change],
    'unable-to-verify': [heading.unable_to_verify, reason.bank_timeout, warning, decision.retry],
    alarm: [heading.risk_high, risk.listed_as_fraud, risk.alarm, heading.match],
    caution: [heading.match, risk.listed_on_web],
    // Whether Orca announced a running check before its answer arrived depended on how busy the machine was.
    pending: [heading.match],
    error: [heading.error, failure.unavailable, warning, decision.continue, decision.retry],
    'rate-limited': [heading.error, warning],
    empty: [fault.name_missing, fault.iban_missing],
    mistyped: [fault.invalid_checksum, suggestion.intro],
    'iban-as-name': [assist.name.iban, assist.name.move_iban],
    paste: [assist.paste.filled, named(assist.paste.name_filled, 'Jane Doe'), heading.match],
    uk: [heading.close_match_type, warning, decision.continue, decision.change],
    identifier: [
      number.type,
      number.optional.replace('{label}', number.label.lei),
      number.hint.lei,
      number.fault.check_digits.replace('{position}', '19'),
      heading.match,
    ],
    'identifier-only': [
      number.label.vat,
      number.hint.vat,
      heading.identifier_mismatch,
      outcome.identifier_mismatch,
      warning,
      decision.continue,
      decision.change,
    ],
    scan: [assist.scan.button, assist.scan.no_camera],
    reset: [heading.match],
  };

  const longestFirst = [messages, assist]
    .flatMap((some) => [...flatten(some).values()].flatMap(formsOf))
    .filter((message) => flat(message.replace(/\{\w+\}/g, '')))
    .sort((one, other) => other.length - one.length)
    .map(spokenAs);
  const known = new Set([...ownWords[language].split(' '), ...others(language)].map((word) => word.toLowerCase()));

  it('has these scenarios', () => {
    expect([...tables.keys()]).toEqual(scenarios.map(({ title }) => title));
  });

  it.each(scenarios)('$title', ({ id, title, acts }) => {
    const table = tables.get(title);
    expect(table?.acts).toBe(acts.length);
    for (const reader of table?.readers ?? []) {
      let rest = reader;
      for (const phrase of said[id] ?? ['no words']) {
        expect(rest).toContain(flat(phrase));
        rest = rest.slice(rest.indexOf(flat(phrase)) + flat(phrase).length);
      }
    }
  });

  it.each(scenarios)('$title: every word is from a current message, or the reader’s own', ({ title }) => {
    for (const reader of tables.get(title)?.readers ?? []) {
      const rest = longestFirst.reduce((text, message) => text.replace(message, ' '), reader);
      // Account numbers, and other contents of their field, are capitals and digits.
      const unknown = flat(rest)
        .split(' ')
        .filter((word) => !/^[A-Z\d]*$/.test(word) && !known.has(word.toLowerCase()));
      expect(unknown).toEqual([]);
    }
  });
});

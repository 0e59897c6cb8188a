import { expect, it } from 'vitest';
import { outcome, rule } from './testing/rule.ts';

rule('legal form missing on one side', 'match', [
  ['Nordlicht', 'Nordlicht GmbH', 'organisation'],
  ['Nordlicht', 'ТОВ Nordlicht', 'organisation'],
  ['Baltic Wood', 'UAB Baltic Wood', 'organisation'],
]);

rule('legal form abbreviated or spelt out', 'match', [
  ['Nordlicht Company Ltd', 'Nordlicht Company Limited', 'organisation'],
  ['Nordlicht Company', 'Nordlicht Company Limited', 'organisation'],
  ['Nordlicht Co. Ltd', 'Nordlicht Company Limited', 'organisation'],
  ['Nordlicht Gesellschaft mit beschränkter Haftung', 'Nordlicht GmbH'],
  ['Nordlicht Limited', 'Nordlicht Ltd.'],
  ['Nordlicht Sociedad Anónima', 'Nordlicht S.A.'],
  ['ТОВ Ромашка', 'Товариство з обмеженою відповідальністю Ромашка'],
]);

rule('two different legal forms', 'close_match', [
  ['Nordlicht GmbH', 'Nordlicht AG'],
  ['Nordlicht Ltd', 'Nordlicht PLC'],
  ['Nordlicht GmbH', 'Nordlicht GmbH & Co. KG'],
]);

rule('legal forms are whole trailing words: a suffix inside a word is never cut', 'no_match', [
  ['Nordlag', 'Nord', 'organisation'],
  ['Mebel', 'Mebelsro', 'organisation'],
]);

it('once, removing a suffix inside a word made Jan Tomas match Jan Tom', () => {
  expect(outcome('Jan Tomas', 'Jan Tom', 'organisation')).not.toBe('match');
  expect(outcome('Jan Tomas', 'Jan Tom', 'person')).not.toBe('match');
});

rule('what stands in front may be the name, too', 'match', [
  ['S.C. Kern & Sohn', 'SC Kern & Sohn, Inc.', 'organisation'],
  ['AT Bau', 'AT Bau GmbH', 'organisation'],
]);

rule('what may be a legal form or a word of the name', 'close_match', [
  ['Kern & Sohn, Inc.', 'S.C. Kern & Sohn, Inc.', 'organisation'],
  ['PAT Kern Inc.', 'AT Kern Inc.', 'organisation'],
  ['Wellness', 'Wellness Spa', 'organisation'],
  ['Roma', 'AS Roma', 'organisation'],
]);

rule('one legal form is not another for having the same letters in common', 'close_match', [
  ['Krone AG', 'Krone SA', 'organisation'],
  ['Krone GmbH', 'Krone Sàrl', 'organisation'],
  ['Krone Inc', 'Krone Corp', 'organisation'],
  ['Krone Ltd', 'Krone AG', 'organisation'],
]);

rule('numbers in another order', 'no_match', [['Studio 1 Haus 2', 'Studio 2 Haus 1', 'organisation']]);

rule('digits spaced otherwise may be another number', 'close_match', [
  ['Block 1 2 Residents', 'Block 12 Residents', 'organisation'],
  ['Fonds 1 23', 'Fonds 12 3', 'organisation'],
]);

rule('trading name that is not registered', 'no_match', [
  ['Hotel zur Post', 'Müller und Meier OG', 'organisation'],
  ['Cole Plumbing', 'Alan Cole', 'organisation'],
]);

rule('trading name beside the registered one', 'close_match', [['Acme Ltd t/a Best Pizza', 'Acme Ltd']]);

rule('only the legal form in common', 'no_match', [
  ['Alpha GmbH', 'Beta GmbH', 'organisation'],
  ['GmbH', 'Beta GmbH', 'organisation'],
  ['Holding AG', 'Alpha Holding AG', 'organisation'],
]);

rule('numbers that differ', 'no_match', [
  ['Solarpark 3 GmbH', 'Solarpark 4 GmbH', 'organisation'],
  ['Invest II AG', 'Invest III AG', 'organisation'],
  ['Invest XVI AG', 'Invest XVII AG', 'organisation'],
  ['Invest V AG', 'Invest AG', 'organisation'],
  ['Invest II', 'Invest', 'organisation'],
  ['Fund A', 'Fund E', 'organisation'],
]);

rule('initials are one word, whose letters have an order', 'match', [
  ['A.B.C. Reisen', 'ABC Reisen', 'organisation'],
  ['J.P. Kern & Co. KG', 'JP Kern & Co. KG', 'organisation'],
  ['Kern S. A.', 'Kern SA', 'organisation'],
]);

rule('initials in another order are another company', 'no_match', [
  ['C.B.A. Reisen', 'A.B.C. Reisen', 'organisation'],
  ['CBA Reisen', 'A.B.C. Reisen', 'organisation'],
]);

rule('a slip in the legal form, abbreviated or spelt out', 'close_match', [
  ['Nordlicht Ltdd', 'Nordlicht Ltd', 'organisation'],
  ['Nordlicht Ptyy Ltd', 'Nordlicht Pty Ltd', 'organisation'],
  ['Nordlicht BB.V.', 'Nordlicht B.V.', 'organisation'],
  ['Nordlicht Aktiengeselschaft', 'Nordlicht AG', 'organisation'],
]);

rule('two different legal forms and something else besides', 'no_match', [
  ['Nordlicht Services GmbH', 'Nordlicht AG', 'organisation'],
  ['Nordlichd GmbH', 'Nordlicht AG', 'organisation'],
  ['NLR GmbH', 'Nord Licht Reisen AG', 'organisation'],
]);

rule('a word in common counts once, however it is spaced', 'no_match', [
  ['Zulauf, Dach & Hy-att', 'Hyatt LLC', 'organisation'],
]);

rule('an article or an "and" that is missing', 'match', [
  ['The Nordlicht Ltd', 'Nordlicht Ltd', 'organisation'],
  ['Verein für Kunst', 'Verein fuer Kunst', 'organisation'],
  ['Verein fuer Kunst', 'Verein Kunst', 'organisation'],
]);

rule('an article in front that is perhaps a first name', 'close_match', [
  ['Les Huber Ltd', 'Huber Ltd', 'organisation'],
  ['Les Huber', 'Huber Ltd'],
  ['Des Huber Ltd', 'Les Huber Ltd', 'organisation'],
  ['Les Jardins SARL', 'Jardins SARL', 'organisation'],
]);

rule('a word that only sounds like an article', 'close_match', [
  ['Loes Huber B.V.', 'Huber B.V.', 'organisation'],
  ['ООО Лес Восток', 'ООО Восток', 'organisation'],
]);

rule('a word that only sounds like an "and"', 'no_match', [['OEG Nordlicht Ltd', 'Nordlicht Ltd', 'organisation']]);

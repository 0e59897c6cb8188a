import { describe, expect, it } from 'vitest';
import { locales } from '../messages/locales.ts';
import { flatten, formsOf } from '../testing/messages.ts';
import { messages as english } from './en/index.ts';

const languages = new Map([
  ['en', flatten(english)],
  ...(await Promise.all(
    Object.entries(locales).map(async ([tag, load]) => [tag, flatten((await load()).messages)] as const),
  )),
]);

const said = (tag: string, key: string) => formsOf(languages.get(tag)?.get(key)).join('\n');

/**
 * What payers, or their banks, would misread: sentences that were once shown, what was wrong with them, and a part of
 * the text that replaced them. The number is the one under which each was reported.
 */
const MISREAD: [number: number, tag: string, key: string, wrong: RegExp, right: RegExp][] = [
  [3, 'lt', 'outcome.match', /priklauso/i, /sutampa/],
  [4, 'lv', 'outcome.match', /pieder/i, /sakrīt/],
  [4, 'lv', 'progress.match_required', /pieder/i, /ar šo vārdu/],
  [5, 'en', 'outcome.match', /belongs to/i, /name you entered matches/],
  [7, 'tr', 'label.name', /^Hesap sahibinin adı$/, /soyadı veya unvanı/],
  [8, 'uk', 'label.name', /^Ім’я власника/, /прізвище або назва/],
  [9, 'hr', 'label.name', /^Ime ili/, /prezime ili naziv/],
  [10, 'el', 'label.name', /^Όνομα/, /^Ονοματεπώνυμο ή επωνυμία/],
  [11, 'fr', 'hint.name', /organisme/i, /Prénom et nom, ou raison sociale/],
  [11, 'it', 'hint.name', /^Nome$/, /Nome e cognome, o ragione sociale/],
  [11, 'ro', 'hint.name', /^Numele$/, /Numele și prenumele sau denumirea/],
  [11, 'bg', 'hint.name', /^Име$/, /фамилно име или пълно име на фирмата/],
  [11, 'sl', 'hint.name', /^Ime$/, /priimek ali polni naziv/],
  [11, 'cs', 'hint.name', /^Jméno$/, /příjmení nebo celý název/],
  [11, 'sk', 'hint.name', /^Meno$/, /priezvisko alebo celý názov/],
  [11, 'lv', 'hint.name', /^Vārds$/, /uzvārds vai pilns uzņēmuma nosaukums/],
  [11, 'lt', 'hint.name', /^Vardas$/, /pavardė arba visas įmonės pavadinimas/],
  [11, 'mt', 'hint.name', /^Isem$/, /kunjom, jew l-isem sħiħ/],
  [11, 'es', 'hint.name', /^Nombre$/, /apellidos, o razón social/],
  [15, 'fr', 'warning', /arriver à/, /risque d’être versé à quelqu’un d’autre/],
  [15, 'fr', 'state.loadFailed', /arriver à/, /risque d’être versé à quelqu’un d’autre/],
  [16, 'ro', 'heading.close_match', /exact/, /asemănător, dar nu identic/],
  [17, 'ar', 'reason.account_is_personal', /مناسب/, /الاسم مطابق/],
  [17, 'ar', 'reason.account_is_business', /مناسب/, /الاسم مطابق/],
  [18, 'uk', 'reason.account_not_connected', /Саме це/, /Саме по собі це ще нічого не означає/],
  [19, 'sv', 'failure.not_configured', /inställd/, /konfigurerad/],
  [20, 'uk', 'reason.reference_not_found', /цього номера/, /roll number/],
  [21, 'de', 'heading.error', /Es wurde nicht geprüft/, /konnte nicht durchgeführt werden/],
  [22, 'da', 'outcome.close_match', /lidt andet/, /lidt anderledes/],
  [22, 'da', 'outcome.close_match_unnamed', /lidt andet/, /lidt anderledes/],
  [23, 'nb', 'outcome.close_match', /litt annet/, /litt annerledes/],
  [23, 'nb', 'outcome.close_match_unnamed', /litt annet/, /litt annerledes/],
  [24, 'nb', 'suggestion.intro', /\ben av disse/, /\bett av disse/],
  [25, 'hu', 'decision.continue', /mindenképp/i, /ennek ellenére/],
  [25, 'hu', 'decision.continued', /mindenképp/i, /ennek ellenére/],
  ...(
    [
      ['decision.use', /^Usa /],
      ['decision.continue', /^Continua /],
      ['decision.change', /^Modifica /],
      ['decision.undo', /^Annulla /],
      ['decision.retry', /^Riprova$/],
      ['decision.retry_in', /^Riprova /],
      ['suggestion.use', /^Usa /],
      ['state.retry', /^Riprova$/],
    ] as const
  ).map(([key, right]): [number, string, string, RegExp, RegExp] => [26, 'it', key, /^\p{L}+[aei]re\b/u, right]),
  [27, 'fi', 'fault.incomplete', /täydellinen/, /puutteellinen/],
  [28, 'tr', 'outcome.match_ownership', /size bağlı/, /bağladığınız hesaplarınızdan biri/],
  [29, 'tr', 'reason.account_is_personal', /uyuyor/, /eşleşiyor/],
  [29, 'tr', 'reason.account_is_business', /uyuyor/, /eşleşiyor/],
  [30, 'el', 'heading.unable_to_verify', /δεν μπορεί/, /Δεν ήταν δυνατή/],
  [31, 'el', 'outcome.match', /ανήκει/, /ταιριάζει/],
  [32, 'fr', 'hint.name', /organisme/, /raison sociale/],
  [33, 'fr', 'outcome.match_ownership', /relié à vous/, /que vous avez connectés/],
  [34, 'pt', 'decision.failed', /na mesma/, /mesmo assim/],
  [35, 'en', 'fault.digit_expected', /at place/, /^Character \{position\}/],
  [35, 'en', 'fault.invalid_character', /at place/, /^Character \{position\}/],
  [35, 'en', 'failure.session_expired', /run out/, /expired/],
  [35, 'en', 'failure.offline', /Look at/, /Check your connection/],
  [35, 'en', 'failure.malformed_answer', /makes no sense/, /could not be read/],
  [35, 'en', 'reason.account_not_found', /does not know/, /has no account with this number/],
  [35, 'en', 'fault.invalid_account', /can exist/, /is not valid/],
  [36, 'sl', 'risk.paid_before', /od tu/, /s te strani/],
  [36, 'sl', 'risk.paid_before_on', /od tu/, /s te strani/],
  [37, 'mt', 'fault.invalid_checksum', /ħżiena/, /żbaljati/],
];

it.each(MISREAD)('%i: %s, %s', (_, tag, key, wrong, right) => {
  expect(said(tag, key)).toMatch(right);
  expect(said(tag, key)).not.toMatch(wrong);
});

/** Those that were reported for all languages. */
describe.each([...languages.keys()])('%s', (tag) => {
  const differ = (one: string, other: string) => expect(said(tag, one)).not.toBe(said(tag, other));

  it('1 and 2: states what was found, and not that the name matched or differed', () => {
    differ('heading.match_ownership', 'heading.match');
    differ('heading.match_identifier', 'heading.match');
    differ('heading.identifier_mismatch', 'heading.no_match');
    expect(said(tag, 'outcome.identifier_mismatch')).not.toContain(said(tag, 'outcome.no_match').split('. ')[0]);
  });

  it('6: asks for a person’s whole name, or a company’s', () => {
    // "and" or "first and last" in one word: a hint with only one of the three asks for half a name.
    expect(said(tag, 'hint.name').split(/[\s-]+/).length).toBeGreaterThan(3);
    differ('hint.name', 'label.name');
  });

  it('12: names a way of asking that does not lead back to the sender of the invoice', () => {
    // The advice is the same sentence everywhere.
    const advice =
      said(tag, 'outcome.no_match')
        .split(/(?<=\.) /)
        .at(-1) ?? '';
    for (const key of ['outcome.close_match_unnamed', 'outcome.identifier_mismatch', 'risk.alarm']) {
      expect(said(tag, key)).toContain(advice);
    }
  });

  it('14: gives a waiting time in its own unit', () => {
    for (const key of ['failure.rate_limited', 'decision.retry_in']) expect(said(tag, key)).toContain('{when}');
  });
});

/** 13: each language's words for the payee's bank, wherever a message is about the bank. */
it.each([
  ['en', 'The payee’s bank'],
  ['de', 'Empfängerbank'],
  ['fr', 'banque du bénéficiaire'],
  ['es', 'banco del beneficiario'],
  ['it', 'banca del beneficiario'],
  ['nl', 'bank van de ontvanger'],
  ['pl', ' odbiorcy'],
  ['pt', 'banco do beneficiário'],
  ['sv', 'mottagarens bank'],
  ['lt', 'Gavėjo banke'],
  ['ar', 'بنك المستفيد'],
])('13: %s calls the bank the payee’s: %s', (tag, bank) => {
  for (const key of ['outcome.no_match', 'outcome.close_match', 'reason.account_not_found']) {
    expect(said(tag, key).toLowerCase()).toContain(bank.toLowerCase());
  }
});

import * as fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { readPaymentDetails } from './index.ts';

const german = { scheme: 'iban', iban: 'DE89370400440532013000' };
const french = { scheme: 'iban', iban: 'FR1420041010050500013M02606' };
const iban = (number: string) => ({ scheme: 'iban', iban: number });

describe('an account in the middle of copied text', () => {
  it.each([
    'DE89 3704 0044 0532 0130 00 BIC COBADEFFXXX',
    'DE89370400440532013000 Jane Doe',
    'DE89370400440532013000, Jane Doe, Musterstr. 12, 50667 Köln',
    '"DE89 3704 0044 0532 0130 00"',
    '„DE89 3704 0044 0532 0130 00“',
    '«DE89 3704 0044 0532 0130 00»',
    '(DE89 3704 0044 0532 0130 00)',
    '[IBAN: DE89 3704 0044 0532 0130 00]',
    '<DE89370400440532013000>',
    'DE89/3704/0044/0532/0130/00',
    'DE89_3704_0044_0532_0130_00',
    'DE89-3704-0044-0532-0130-00.',
    '| D | E | 8 | 9 | 3 | 7 | 0 | 4 | 0 | 0 | 4 | 4 | 0 | 5 | 3 | 2 | 0 | 1 | 3 | 0 | 0 | 0 |',
    'IBAN-Nr. DE89 3704 0044 0532 0130 00',
    'IBAN Nr.: de89 3704 0044 0532 0130 00',
    'IBAN：DE89 3704 0044 0532 0130 00',
    'ＩＢＡＮ：ＤＥ８９　３７０４　００４４　０５３２　０１３０　００',
    'IBAN=DE89370400440532013000;BIC=COBADEFFXXX',
    'IBANDE89370400440532013000BICCOBADEFFXXX',
    'IBAN: DE89 3704 0044\n      0532 0130 00',
    'DE89\u00a03704\u202f0044\u200b0532\u00a00130\u00a000',
    'IBAN&nbsp;DE89&nbsp;3704&nbsp;0044&nbsp;0532&nbsp;0130&nbsp;00',
    'mailto:pay@shop.example?subject=Invoice%207&body=IBAN%3A%20DE89%203704%200044%200532%200130%2000%0A',
    '<a href="mailto:jane@doe.example">jane@doe.example</a> DE89 3704 0044 0532 0130 00 tel:+49 221 123456',
    'USt-IdNr. DE123456789, HRB 12345, Konto DE89 3704 0044 0532 0130 00, Rechnung 2026-1107',
    'DE89 3704 0044 0532 0130 00 / DE89370400440532013000',
    'payto://iban/DE89370400440532013000?amount=EUR:10',
    'SPD*1.0*ACC:DE89370400440532013000+COBADEFFXXX*AM:450.00*CC:EUR',
  ])('%j', (text) => {
    expect(readPaymentDetails(text).accounts).toEqual([german]);
  });

  it.each([
    ['a wrong check digit', 'IBAN DE88 3704 0044 0532 0130 00'],
    ['a digit too many', 'DE893704004405320130001'],
    ['a letter in front', 'XDE89370400440532013000'],
    ['a letter too many, where letters may stand', 'MT84MALT011000012345MTLCAST001SX'],
    ['a number that is cut off', 'DE89 3704 0044 0532 01'],
    ['a VAT number', 'DE123456789'],
    ['a date and an invoice number', 'Invoice 28-11-26 12345678'],
    ['a card number', '4111 1111 1111 1111'],
    ['nothing', ''],
  ])('finds none in %s', (_, text) => {
    expect(readPaymentDetails(text).accounts).toEqual([]);
  });

  it('returns all of several accounts, and chooses none', () => {
    expect(
      readPaymentDetails(
        'Kontoinhaber: ACME GmbH\nCommerzbank DE89 3704 0044 0532 0130 00 BIC COBADEFFXXX\nLa Banque Postale FR14 2004 1010 0505 0001 3M02 606',
      ),
    ).toEqual({ accounts: [german, french], name: null, bic: null });
  });
});

describe('a sort code with its account number', () => {
  it.each([
    'Sort code 08-99-99 Account 66374958',
    'Sort Code: 08-99-99\nAccount Number: 66374958',
    'Account number: 66374958\nSort code: 08 99 99',
    'Please pay by BACS to sort-code 089999, a/c no. 6637 4958. Invoice 20261128',
    'Sort code / Account number: 08-99-99 / 66374958',
    'S/C 08-99-99 A/C 66374958',
    'Acc: 66374958, sortcode: 089999',
    '08-99-99 66374958',
    'sort_code=089999&account_number=66374958',
  ])('%j', (text) => {
    expect(readPaymentDetails(text).accounts).toEqual([
      { scheme: 'uk', sortCode: '089999', accountNumber: '66374958' },
    ]);
  });

  it('is the IBAN if that is also there', () => {
    const text = 'Sort code: 60-16-13\nAccount: 31926819\nIBAN: GB29 NWBK 6016 1331 9268 19\nBIC: NWBKGB2L';
    expect(readPaymentDetails(text)).toEqual({
      accounts: [iban('GB29NWBK60161331926819')],
      name: null,
      bic: 'NWBKGB2L',
    });
  });

  it('gives each number its own sort code if there are several, and none if that is unclear', () => {
    const two = 'GBP: sort code 20-00-00, account 12345678. Euro: sort code 08-99-99, account 87654321';
    expect(readPaymentDetails(two).accounts).toEqual([
      { scheme: 'uk', sortCode: '200000', accountNumber: '12345678' },
      { scheme: 'uk', sortCode: '089999', accountNumber: '87654321' },
    ]);
    expect(readPaymentDetails(`Your account number with us: 11223344. ${two}`).accounts).toEqual([]);
    const moved = 'Our sort code has changed from sort code 20-00-00 to sort code 20-00-01. Account number: 12345678';
    expect(readPaymentDetails(moved).accounts).toEqual([]);
  });

  it('returns both of two', () => {
    const text = 'GBP: sort code 20-00-00, account 12345678. Euro: sort code 20-00-00, account 87654321';
    expect(readPaymentDetails(text).accounts).toHaveLength(2);
  });
});

describe('machine-readable codes', () => {
  it.each([
    [
      'BCD\n002\n2\nSCT\nBFSWDE33BER\nWikimedia Foerdergesellschaft\nDE33100205000001194700\nEUR123.45\nCHAR\n\nDonation',
      { accounts: [iban('DE33100205000001194700')], name: 'Wikimedia Foerdergesellschaft', bic: 'BFSWDE33BER' },
    ],
    [
      'BCD\r\n002\r\n1\r\nSCT\r\n\r\nRed Cross of Belgium\r\nBE72000000001616\r\nEUR1\r\n',
      { accounts: [iban('BE72000000001616')], name: 'Red Cross of Belgium', bic: null },
    ],
    [
      'BCD 001 1 SCT BPOTBEB1 Red Cross of Belgium BE72000000001616 EUR1 CHAR',
      { accounts: [iban('BE72000000001616')], name: 'Red Cross of Belgium', bic: 'BPOTBEB1' },
    ],
    ['BCD\n002\n1\nSCT\n\nPOSTBANK\nDE89370400440532013000', { accounts: [german], name: 'POSTBANK', bic: null }],
    [
      'SPC\n0200\n1\nCH4431999123000889012\nS\nRobert Schneider AG\nRue du Lac\n1268\n2501\nBiel\nCH\n\n\n\n\n\n\n\n1949.75\nCHF\nS\nPia Rutschmann\nMarktgasse\n28\n9400\nRorschach\nCH\nQRR\n210000000003139471430009017\n\nEPD',
      { accounts: [iban('CH4431999123000889012')], name: 'Robert Schneider AG', bic: null },
    ],
    [
      'SPC\r\n0200\r\n1\r\nCH5800791123000889012\r\nK\r\nMuster Krankenkasse\r\nMusterstrasse 12\r\n8000 Seldwyla\r\n',
      { accounts: [iban('CH5800791123000889012')], name: 'Muster Krankenkasse', bic: null },
    ],
  ])('%j', (text, details) => {
    expect(readPaymentDetails(text)).toEqual(details);
  });
});

/** Footers and letters as they are written in each language. */
describe('holder name and BIC if labelled as such', () => {
  it.each([
    ['Account holder: Jane Doe\nIBAN: DE89 3704 0044 0532 0130 00\nBIC/SWIFT: COBADEFFXXX', 'Jane Doe', 'COBADEFFXXX'],
    [
      'Beneficiary’s name: ACME Trading Ltd.\nBeneficiary bank: Barclays\nIBAN: DE89370400440532013000',
      'ACME Trading Ltd.',
      null,
    ],
    [
      'Bank: Commerzbank | Bank account name: Doe & Sons Ltd | IBAN: DE89370400440532013000 | SWIFT code: COBADEFF',
      'Doe & Sons Ltd',
      'COBADEFF',
    ],
    ['Name: Jane Doe\nIBAN: DE89370400440532013000', 'Jane Doe', null],
    ['Payee\nJane Doe\nIBAN\nDE89 3704 0044 0532 0130 00\nSWIFT-BIC\nCOBADEFFXXX', 'Jane Doe', 'COBADEFFXXX'],
    ['Beneficiary\tACME Ltd\tIBAN\tDE89370400440532013000\tBIC\tCOBADEFF', 'ACME Ltd', 'COBADEFF'],
    [
      'Zahlungsempfänger: Müller & Söhne GmbH\nIBAN: DE89 3704 0044 0532 0130 00\nBIC: COBA DE FF XXX',
      'Müller & Söhne GmbH',
      'COBADEFFXXX',
    ],
    [
      'Kontoinhaber/in: Dr. Ute Weiß · Commerzbank Köln · IBAN DE89 3704 0044 0532 0130 00 · BIC COBADEFFXXX',
      'Dr. Ute Weiß',
      'COBADEFFXXX',
    ],
    ['Bankverbindung: Kontoinhaber Max Mustermann, IBAN-Nr. DE89 3704 0044 0532 0130 00', 'Max Mustermann', null],
    [
      'Rechnungsempfänger: Kunde AG\nBitte zahlen Sie an Inhaber: Lieferant KG\nIBAN DE89370400440532013000',
      'Lieferant KG',
      null,
    ],
    [
      'Titulaire du compte : SARL Dupont & Fils\nBanque : La Banque Postale\nIBAN : FR14 2004 1010 0505 0001 3M02 606\nBIC : PSSTFRPPPAR',
      'SARL Dupont & Fils',
      'PSSTFRPPPAR',
    ],
    [
      'Nom du bénéficiaire : Hélène d’Arc\nBanque du bénéficiaire : BNP\nAdresse du bénéficiaire : 1 rue X\nIBAN : DE89370400440532013000',
      'Hélène d’Arc',
      null,
    ],
    [
      'Titular de la cuenta: José García López\nBanco del beneficiario: BBVA\nIBAN: DE89370400440532013000',
      'José García López',
      null,
    ],
    [
      'Beneficiário: Padaria São João, Lda.\nIBAN: DE89370400440532013000\nBIC/SWIFT: COBADEFFXXX',
      'Padaria São João, Lda.',
      'COBADEFFXXX',
    ],
    [
      'Intestatario del conto: Rossi Mario S.r.l.\nBanca: UniCredit\nCodice BIC: COBADEFFXXX\nIBAN: DE89370400440532013000',
      'Rossi Mario S.r.l.',
      'COBADEFFXXX',
    ],
    ['Gelieve te betalen op NL91 ABNA 0417 1643 00 t.n.v. J. Jansen', 'J. Jansen', null],
    ['Rekeninghouder: Bakkerij De Vries B.V.\nIBAN: DE89370400440532013000', 'Bakkerij De Vries B.V.', null],
    [
      'Nazwa odbiorcy: Zażółć Sp. z o.o.\nBank odbiorcy: mBank\nNumer rachunku: PL61 1090 1014 0000 0712 1981 2874',
      'Zażółć Sp. z o.o.',
      null,
    ],
    ['Betalningsmottagare: Åkerlund AB\nBank: SEB\nIBAN: DE89370400440532013000', 'Åkerlund AB', null],
    [
      'Modtagers navn: Søren Ægir ApS\nModtagers bank: Danske Bank\nIBAN: DE89370400440532013000',
      'Søren Ægir ApS',
      null,
    ],
    ['Saajan nimi: Äijälä Oy\nSaajan pankki: Nordea\nIBAN: DE89370400440532013000', 'Äijälä Oy', null],
    ['Název příjemce: Dvořák s.r.o.\nBanka příjemce: ČSOB\nIBAN: DE89370400440532013000', 'Dvořák s.r.o.', null],
    [
      'Kedvezményezett neve: Kovács Kft.\nKedvezményezett bankja: OTP\nIBAN: DE89370400440532013000',
      'Kovács Kft.',
      null,
    ],
    ['Beneficiar: SC Ionescu SRL\nBanca beneficiarului: BCR\nIBAN: DE89370400440532013000', 'SC Ionescu SRL', null],
    ['Primatelj: Obrt Čačić\nBanka: Zaba\nIBAN: DE89370400440532013000', 'Obrt Čačić', null],
    ['Δικαιούχος: Παπαδόπουλος ΑΕ\nΤράπεζα: Alpha\nIBAN: DE89370400440532013000', 'Παπαδόπουλος ΑΕ', null],
    ['Получател: Иванов ЕООД\nБанка: ДСК\nIBAN: DE89370400440532013000', 'Иванов ЕООД', null],
    ['Отримувач: ТОВ Калина\nБанк отримувача: Приват\nIBAN: DE89370400440532013000', 'ТОВ Калина', null],
    ['Alıcı adı: Ayşe Yılmaz\nBanka: Akbank\nIBAN: DE89370400440532013000', 'Ayşe Yılmaz', null],
    ['户名：张伟\n开户银行：中国银行\nIBAN：DE89370400440532013000', '张伟', null],
    ['اسم صاحب الحساب: محمد علي\nIBAN: DE89370400440532013000', 'محمد علي', null],
    ['Beneficiary / Bénéficiaire / Begünstigter: ACME SA\nIBAN: DE89370400440532013000', 'ACME SA', null],
    ['Beneficiary: ACME GmbH, Hauptstr. 1, 10115 Berlin\nIBAN: DE89370400440532013000', 'ACME GmbH', null],
    ['Beneficiary: The Food Bank\nIBAN: DE89370400440532013000', 'The Food Bank', null],
  ])('%j', (text, name, bic) => {
    const { accounts, ...rest } = readPaymentDetails(text);
    expect(accounts).toHaveLength(1);
    expect(rest).toEqual({ name, bic });
  });

  it.each([
    ['prose', 'The account holder has to pay the beneficiary within ten days: DE89370400440532013000'],
    ['two names', 'Beneficiary: Jane Doe\nBeneficiary: John Roe\nIBAN DE89370400440532013000'],
    ['the bank alone', 'Beneficiary bank: Deutsche Bank AG\nName of bank: Deutsche Bank\nIBAN DE89370400440532013000'],
    ['half a name', 'First name: Jane\nName: Doe\nIBAN DE89370400440532013000'],
    ['an address', 'Beneficiary’s e-mail: jane@doe.example\nRecipient address: Main Road\nIBAN DE89370400440532013000'],
    ['a label alone', 'Name\tIBAN\tBIC\nBeneficiary:\nIBAN: DE89370400440532013000'],
    ['a name that nobody called one', 'DE89370400440532013000 Jane Doe'],
  ])('takes no name from %s', (_, text) => {
    expect(readPaymentDetails(text)).toMatchObject({ accounts: [german], name: null });
  });

  it.each([
    'Payer account name: Jane Doe',
    'Remitter account name: Jane Doe',
    'Debtor account holder: Jane Doe',
    'Ordering account holder: Jane Doe',
    'Account holder (payer): Jane Doe',
    'Invoice recipient: Jane Doe',
    'Recipient of invoice: Jane Doe',
    'Goods recipient: Jane Doe',
    'Policy holder: Jane Doe',
    'Ticket holder: Jane Doe',
    'Name of student: Jane Doe',
    'Auftraggeber/Kontoinhaber: Jane Doe',
    'Kontoinhaber/Zahler: Jane Doe',
    'Kontoinhaber (Zahlungspflichtiger): Jane Doe',
    'Empfänger der Rechnung: Jane Doe',
    'Name des Kunden: Jane Doe',
    'Titulaire du contrat : Jane Doe',
    'Titulaire de la facture : Jane Doe',
    'Bénéficiaire des services : Jane Doe',
    'Nom du client : Jane Doe',
    'Titular del contrato: Jane Doe',
    'Titular del suministro: Jane Doe',
    'Titular de la cuenta de cargo: Jane Doe',
    'Intestatario della fattura: Jane Doe',
    'Intestatario conto ordinante: Jane Doe',
    'Rekeninghouder (betaler): Jane Doe',
    'Odbiorca faktury: Jane Doe',
    'Odbiorca towaru: Jane Doe',
    'Příjemce faktury: Jane Doe',
    'Mottagare av faktura: Jane Doe',
    'Laskun saaja: Jane Doe',
  ])('takes nobody else’s name from %j', (line) => {
    expect(readPaymentDetails(`${line}\nIBAN: DE89370400440532013000`)).toMatchObject({
      accounts: [german],
      name: null,
    });
  });

  it.each([
    'Kontoinhaber / Account holder',
    'Empfänger / Payee',
    'Account holder name',
    'Name of the account holder',
    'Name des Kontoinhabers',
    'Naam van de rekeninghouder',
    'Nombre del titular',
    'Titolare / Intestatario del conto',
    'Właściciel rachunku',
    'Właściciel konta',
    'Majitel účtu',
    'Titulaire du compte',
    'Titular da conta',
    'Titularul contului',
    'Kontoinhaber',
    'Tilinomistajan nimi',
  ])('takes the name after %j', (label) => {
    expect(readPaymentDetails(`${label}: Jane Doe\nIBAN: DE89370400440532013000`).name).toBe('Jane Doe');
  });

  it.each([
    'IBAN DE89370400440532013000 BIC deutsche',
    'IBAN DE89370400440532013000 BIC COBADEFFXXX or SWIFT DEUTDEFF',
    'IBAN DE89370400440532013000 COBADEFFXXX',
  ])('takes no BIC from %j', (text) => {
    expect(readPaymentDetails(text).bic).toBeNull();
  });
});

describe('for any input', () => {
  it('never throws', () => {
    const piece = fc.constantFrom(
      'DE89',
      'IBAN',
      ':',
      '\n',
      '\0',
      '%',
      '%E4',
      'BIC',
      'Name',
      '08-99-99',
      'sort code',
      'é',
      '\ud800',
      'BCD\n',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.anything(),
          fc.string({ unit: 'binary' }),
          fc.array(piece).map((all) => all.join(' ')),
        ),
        (input) => {
          const { accounts, name, bic } = readPaymentDetails(input);
          expect(accounts.length === 0 || typeof input === 'string').toBe(true);
          expect(`${name}${bic}`).not.toContain('\0');
        },
      ),
    );
  });

  it('reads nothing from more than fifty thousand characters, and does no work on them', () => {
    const normalize = vi.spyOn(String.prototype, 'normalize');
    try {
      expect(readPaymentDetails(`DE89370400440532013000 ${'x'.repeat(1e7)}`)).toEqual({
        accounts: [],
        name: null,
        bic: null,
      });
      expect(normalize.mock.contexts.map(String)).toEqual(['']);
    } finally {
      normalize.mockRestore();
    }
  });

  it.each([
    'DE12',
    'LC11',
    ' ',
    'a ',
    '1',
    '12-',
    'account holder ',
    'sort code ',
    'bic swift ',
    '%41',
    ',(',
    'name/',
    'Beneficiary: ',
    '\n:',
    '"',
    // On the line below a label, where forms have the value.
    ['Payee:\n', ', '],
    ['Payee:\n', 'a. Ban'],
    ['Payee:\n', '('],
    ['Payee:\n', 'nbn'],
  ])('takes no time for repetitions of %j', (given) => {
    const [label, piece] = typeof given === 'string' ? ['', given] : [given[0] ?? '', given[1] ?? ''];
    const text = `${label}${piece.repeat(Math.floor(49_900 / piece.length))}a`;
    const started = performance.now();
    readPaymentDetails(text);
    expect(performance.now() - started).toBeLessThan(1000);
  });
});

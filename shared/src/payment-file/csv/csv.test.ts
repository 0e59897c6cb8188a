import { describe, expect, it } from 'vitest';
import { encodeFile } from '../encoding.ts';
import { type CsvFile, PaymentFileError, readPaymentFile } from '../index.ts';
import type { Encoding } from '../types.ts';

const DE = 'DE89370400440532013000';
const FR = 'FR1420041010050500013M02606';

function read(input: Uint8Array | string): CsvFile {
  const file = readPaymentFile(input);
  if (file.format !== 'csv') throw new Error('The sample was read as XML');
  return file;
}

function refusal(input: unknown): string {
  try {
    Reflect.apply(readPaymentFile, undefined, [input]);
    return 'none';
  } catch (error) {
    if (error instanceof PaymentFileError) return `${error.code} ${error.line ?? ''}`.trim();
    throw error;
  }
}

const summary = (input: Uint8Array | string) =>
  read(input).lines.map(({ account, name, amount }) => [
    account?.scheme === 'iban' ? account.iban : account,
    name,
    amount,
  ]);

describe('reading a CSV', () => {
  it.each([
    [
      'the currency that arrives, not the one that is sent',
      'name,amount,sourceCurrency,targetCurrency,IBAN',
      `Jane Doe,250.00,GBP,EUR,${DE}`,
    ],
    ['a short form of its title', 'Name 1,Betrag HW,Währg,IBAN', `Jane Doe,250.00,EUR,${DE}`],
  ])('takes %s', (_, titles, row) => {
    expect(read(`${titles}\n${row}\n`).lines[0]).toMatchObject({ amount: '250.00', currency: 'EUR' });
  });

  it('returns each row with its place, and reads titles, German amounts and quoted text over several lines', () => {
    const file = read(
      `Zahlungslauf November;;;;\r\n\r\nEmpfänger;IBAN;BIC;Betrag;Verwendungszweck\r\n"Müller; Söhne\r\n& Co";${DE};COBADEFFXXX;1.234,50;"R ""1"""\r\nJean Dupont;FR14 2004 1010 0505 0001 3M02 606;;7,00;R 2\r\nSumme;;;1.241,50;\r\n`,
    );
    expect(file).toMatchObject({ format: 'csv', delimiter: ';', decimal: ',' });
    expect(file.lines[0]).toEqual({
      id: '1',
      place: { line: 4, row: 3 },
      account: { scheme: 'iban', iban: DE },
      name: 'Müller; Söhne & Co',
      fault: null,
      written: DE,
      amount: '1234.50',
      currency: null,
      bic: 'COBADEFFXXX',
      reference: 'R "1"',
    });
    expect(file.lines[1]).toMatchObject({ place: { line: 6, row: 4 }, name: 'Jean Dupont', amount: '7.00' });
  });

  it.each<[string, string]>([
    ['commas', `name,iban,amount\nJane Doe,${DE},"1,234.50"\nJohn Roe,${FR},7.25`],
    ['semicolons', `name;iban;amount\nJane Doe;${DE};1.234,50\nJohn Roe;${FR};7,25`],
    ['tabs, as a spreadsheet copies', `Name\tIBAN\tAmount\nJane Doe\t${DE}\t1,234.50\nJohn Roe\t${FR}\t7.25`],
    ['pipes', `Payee|IBAN|Amount EUR\nJane Doe|${DE}|1 234,50\nJohn Roe|${FR}|7,25`],
    ['no titles', `${DE};Jane Doe;1234,50\n${FR};John Roe;7,25`],
    ['no titles, other order', `2026-11-28,Jane Doe,Invoice 7,1234.50,${DE}\n2026-11-28,John Roe,Invoice 8,7.25,${FR}`],
    ['Swiss groups', `Name;IBAN;Betrag\nJane Doe;${DE};1'234.50\nJohn Roe;${FR};7.25`],
    ['CR alone', `name;iban;amount\rJane Doe;${DE};1234,50\rJohn Roe;${FR};7,25`],
    [
      'the payer’s own account in front',
      `Auftraggeber-IBAN;Empfängername;Empfänger-IBAN;Betrag\nDE02120300000000202051;Jane Doe;${DE};1.234,50\nDE02120300000000202051;John Roe;${FR};7,25`,
    ],
    [
      'the payer’s own account, without titles',
      `DE02120300000000202051;Jane Doe;${DE};1.234,50\nDE02120300000000202051;John Roe;${FR};7,25`,
    ],
    [
      'first and last names apart',
      `Last name,First name,Bank account,Net pay\nDoe,Jane,${DE},1234.50\nRoe,John,${FR},7.25`,
    ],
    [
      'a bank’s name before the payee’s',
      `Bank name;Beneficiary name;IBAN;Amount\nCommerzbank AG;Jane Doe;${DE};1.234,50\nLa Banque Postale;John Roe;${FR};7,25`,
    ],
    [
      'blank lines and spaces',
      `\n\n name ; iban ; amount \n\n Jane Doe ; ${DE} ; 1234,50 \n;;\nJohn Roe;${FR};7,25\n\n`,
    ],
  ])('separated by %s', (_, text) => {
    expect(summary(text)).toEqual([
      [DE, 'Jane Doe', '1234.50'],
      [FR, 'John Roe', '7.25'],
    ]);
  });

  it.each<[Encoding, string]>([
    ['utf-8', ''],
    ['utf-8', '\uFEFF'],
    ['utf-16le', '\uFEFF'],
    ['utf-16be', '\uFEFF'],
    ['utf-16le', ''],
    ['windows-1252', ''],
  ])('in %s, byte order mark: %j', (encoding, mark) => {
    const text = `${mark}Empfänger;IBAN;Betrag\r\nJürgen Müller–Lüdenscheidt;${DE};12,50 €\r\n`;
    expect(summary(encodeFile(text, encoding))).toEqual([[DE, 'Jürgen Müller–Lüdenscheidt', '12.50']]);
  });

  it('reads Polish numbers of 26 digits, and what a spreadsheet marks as text', () => {
    const polish = 'PL61109010140000071219812874';
    const cells = [
      '61109010140000071219812874',
      '61 1090 1014 0000 0712 1981 2874',
      "'61109010140000071219812874",
      '"=""61109010140000071219812874"""',
    ];
    for (const cell of cells)
      expect(summary(`Nazwa;Numer rachunku\nJan Kowalski;${cell}\n`)).toEqual([[polish, 'Jan Kowalski', null]]);
  });

  it('reports an account that a spreadsheet turned into a number, and continues', () => {
    const { lines } = read(`Name;IBAN\nJane Doe;6,10901E+25\nJan Kowalski;6.1E+25\nJohn Roe;${FR}\n`);
    expect(lines.map(({ fault }) => fault)).toEqual(['scientific_notation', 'scientific_notation', null]);
    expect(lines[0]).toMatchObject({ account: null, written: '6,10901E+25', name: 'Jane Doe' });
  });

  it('keeps lines with errors, each with its error', () => {
    const { lines } = read(`Name;IBAN\n;${DE}\nJane Doe;\nJohn Roe;DE88370400440532013000\n${'x'.repeat(141)};${DE}\n`);
    expect(lines.map(({ fault }) => fault)).toEqual(['name_missing', 'empty', 'invalid_checksum', 'name_too_long']);
  });

  it('reads sort codes with account numbers, with or without leading zeros, next to IBANs', () => {
    const text = `Name,Sort code,Account number,IBAN\nJane Doe,89999,66374958,\nJohn Roe,20-00-00,1234567,\n`;
    expect(read(text).lines.map(({ account, fault }) => [account, fault])).toEqual([
      [{ scheme: 'uk', sortCode: '089999', accountNumber: '66374958' }, null],
      [{ scheme: 'uk', sortCode: '200000', accountNumber: '01234567' }, null],
    ]);
  });

  it.each([
    ['a number that suppliers are filed under', `Supplier No;Supplier;IBAN\n10001;Acme Ltd;${DE}\n`, 'Acme Ltd'],
    ['an id of vendors', `Vendor ID,Vendor Name,IBAN\n1,Acme Ltd,${DE}\n`, 'Acme Ltd'],
    ['a name beside a first name', `Name;Vorname;IBAN\nDoe;Jane;${DE}\n`, 'Jane Doe'],
    ['a whole name beside a first name', `Name;First name;IBAN\nJane Doe;Jane;${DE}\n`, 'Jane Doe'],
    ['a first name that is called a name', `Nombre;Apellidos;IBAN\nJuan;García López;${DE}\n`, 'Juan García López'],
    ['a line break in a cell', `Name;IBAN\n"Jane\nDoe";${DE}\n`, 'Jane Doe'],
    ['a number under the title of a name', `Kreditor;Name1;Name2;IBAN\n70001;Müller GmbH;Nord;${DE}\n`, 'Müller GmbH'],
    [
      'the holder beside a contact',
      `*ContactName,FirstName,BankAccountName,IBAN\nPo,Jane,Acme Ltd,${DE}\n`,
      'Acme Ltd',
    ],
    ['the holder beside the supplier', `Supplier Name,Bank Account Name,IBAN\nAcme,ACME LTD,${DE}\n`, 'ACME LTD'],
    ['an empty holder', `Konto;Name;Abw. Kontoinhaber;IBAN\n70001;Acme GmbH;;${DE}\n`, 'Acme GmbH'],
    ['whoever is on the other side', `Auftraggeber;Zahlungspflichtiger/-empfänger;IBAN\nWe;Doe;${DE}\n`, 'Doe'],
    [
      'the kind of recipient',
      `Name,Recipient type,recipientEmail,IBAN\nAcme Ltd,COMPANY,a@example.com,${DE}\n`,
      'Acme Ltd',
    ],
    ['names with other titles', `Geschäftspartner-Nr;Wer;Account number;Amount\n1;Jane Doe;${DE};7,00\n`, 'Jane Doe'],
  ])('takes the name from the right columns: %s', (_, text, name) => {
    expect(read(text).lines.map((line) => line.name)).toEqual([name]);
  });

  it.each([
    ['in two cells', `Debit account:;FR7630006000011234567890189\nDate:;30.11.2026\n\n`],
    ['in three, as bank statements begin', `Konto;Verein;FR7630006000011234567890189\n`],
  ])('does not pay the account that the list is paid from, which is above the titles %s', (_, heading) => {
    const list = `Datum;Betrag (EUR);Auftraggeber/Empfänger;IBAN;Zweck\n02.01.2026;12,50;Jane Doe;${DE};Miete\n`;
    expect(summary(heading + list)).toEqual([[DE, 'Jane Doe', '12.50']]);
  });

  it('does not take a payment for titles, whatever its texts', () => {
    const lines = `Jane Doe;${DE};1,00\nKonto AG;;2,00\nIBAN Services Name;${FR};3,00\n`;
    expect(read(lines).lines.map(({ name }) => name)).toEqual(['Jane Doe', 'Konto AG', 'IBAN Services Name']);
  });

  it.each([
    ['Fra konto', 'Til konto', 'Modtager'],
    ['Från konto', 'Till konto', 'Mottagare'],
    ['Van rekening', 'Naar rekening', 'Naam van begunstigde'],
    ['Von Konto', 'An Konto', 'Empfänger'],
    ['Desde cuenta', 'A cuenta', 'Beneficiario'],
    ['Dal conto', 'Al conto', 'Beneficiario'],
    ['Z rachunku', 'Na rachunek', 'Odbiorca'],
  ])('takes the account that is paid to: %s, %s', (from, to, name) => {
    expect(summary(`${from};${to};${name}\n${FR};${DE};Jane Doe\n`)).toEqual([[DE, 'Jane Doe', null]]);
  });

  it('takes the currency from the column that has one', () => {
    const text = `Valutadatum;IBAN Empfänger;Empfänger;Betrag;Währung\n01.01.2026;${DE};Jane Doe;1,00;EUR\n`;
    expect(read(text).lines).toMatchObject([{ name: 'Jane Doe', currency: 'EUR' }]);
  });

  it('takes the company or the person from each row, and ignores an employer that all rows share', () => {
    const names = (text: string) => read(text).lines.map(({ name }) => name);
    const titles = 'Vorname;Nachname;Firma;IBAN';
    expect(names(`${titles}\n;;Blumen Krause e.K.;${DE}\nJane;Doe;;${FR}\n`)).toEqual([
      'Blumen Krause e.K.',
      'Jane Doe',
    ]);
    expect(names(`${titles}\nJane;Doe;Acme;${DE}\nJohn;Roe;Acme;${FR}\n`)).toEqual(['Jane Doe', 'John Roe']);
    const master =
      'Konto;"Name (Adressattyp Unternehmen)";"Name (Adressattyp natürl. Person)";"Vorname (Adressattyp natürl. Person)";IBAN 1';
    expect(names(`${master}\n1;Acme GmbH;;;${DE}\n2;;Doe;Jane;${FR}\n`)).toEqual(['Acme GmbH', 'Jane Doe']);
  });

  it('takes the payee’s account if the payer’s is before it, and the IBAN if a row has no other', () => {
    const own = `Our IBAN,Our name,Beneficiary,Beneficiary IBAN,Amount\nDE02120300000000202051,We,Jane Doe,${DE},5.00\n`;
    expect(summary(own)).toEqual([[DE, 'Jane Doe', '5.00']]);
    const both = `Name,Account number,Sort code,IBAN,amountCurrency,amount\nAcme,66374958,089999,,x,1.00\nDoe,,,${DE},x,2.00\n`;
    expect(summary(both)).toEqual([
      [{ scheme: 'uk', sortCode: '089999', accountNumber: '66374958' }, 'Acme', '1.00'],
      [DE, 'Doe', '2.00'],
    ]);
  });

  it.each([
    ['Konto;Gegenkonto;Name'],
    ['Rekening;Tegenrekening;Naam'],
    ['IBAN;Counterparty IBAN;Name'],
    ['Debit account;Credit account;Name'],
    ['Cuenta;Cuenta destino;Nombre'],
    ['Compte;Compte contrepartie;Nom'],
    ['Rachunek;Rachunek kontrahenta;Nazwa'],
  ])('takes the account that the money goes to, in one row: %s', (titles) => {
    expect(summary(`${titles}\n${FR};${DE};Jane Doe\n`)).toEqual([[DE, 'Jane Doe', null]]);
  });

  it('does not take an account that is the same in all rows if another column has different ones', () => {
    const AT = 'AT611904300234573201';
    const rows = `${FR};${DE};Jane Doe\n${FR};${AT};John Roe\n`;
    for (const titles of ['IBAN client;IBAN fournisseur;Nom', 'Konto;Konto 2;Name', 'Account;Settled to;Name'])
      expect(summary(`${titles}\n${rows}`)).toEqual([
        [DE, 'Jane Doe', null],
        [AT, 'John Roe', null],
      ]);
    const same = `IBAN;Unsere IBAN;Name\n${DE};${FR};Jane Doe\n${DE};${AT};Jane Doe\n`;
    expect(read(same).lines.map(({ written }) => written)).toEqual([DE, DE]);
  });

  it('gives no amount of a row that a separator within a cell has divided', () => {
    const rows = `Jane Doe,${DE},1,234.50\nJohn Roe,${FR},7.00,,\nJohn Roe,${FR},8.00,thanks\n`;
    expect(summary(`name,iban,amount\n${rows}`).map(([, , amount]) => amount)).toEqual([null, '7.00', '8.00']);
  });

  it('takes the payee’s name and bank if those of the initiator and of an intermediary bank are before them', () => {
    const titles =
      'id,initiator_name,initiating_party,debtor_name,debtor_account_IBAN,forwarding_agent_BIC,intermediary_bank_name,' +
      'creditor_agent_BIC,creditor_name,creditor_account_IBAN,remittance_information';
    const { lines } = read(`${titles}\n1,Acme,Acme,Acme,${FR},FORWARDX,Bank,DABADEHHXXX,Jane Doe,${DE},Invoice 7\n`);
    expect(lines).toMatchObject([
      { name: 'Jane Doe', account: { iban: DE }, bic: 'DABADEHHXXX', reference: 'Invoice 7', fault: null },
    ]);
  });

  it('finds sort codes and account numbers without titles', () => {
    expect(summary('089999,66374958,ACME LTD,150.00,INV 001\n20-00-00,55779911,ROE & CO,12.00,INV 002\n')).toEqual([
      [{ scheme: 'uk', sortCode: '089999', accountNumber: '66374958' }, 'ACME LTD', '150.00'],
      [{ scheme: 'uk', sortCode: '200000', accountNumber: '55779911' }, 'ROE & CO', '12.00'],
    ]);
  });

  it('returns no amount if it can be read in two ways', () => {
    expect(read(`Name;IBAN;Amount\nJane Doe;${DE};1,234\n`).lines[0]?.amount).toBeNull();
    expect(read(`Name;IBAN;Amount\nJane Doe;${DE};1,234\nJohn Roe;${FR};1,50\n`).lines[0]?.amount).toBe('1.234');
    expect(read(`Name;IBAN;Amount\nJane Doe;${DE};1,234\nJohn Roe;${FR};1.50\n`).lines[0]?.amount).toBe('1234');
  });

  it.each([
    ['−1,50', '-1.50'],
    ['–1,50', '-1.50'],
    ['(1,50)', '-1.50'],
    ['1,50-', '-1.50'],
    ['-1,50 €', '-1.50'],
    ['€ 120,-', '120'],
    ['120,--', '120'],
    ['120,–', '120'],
    ['1 234,50', '1234.50'],
    ['1\u00A0234\u00A0567,50', '1234567.50'],
    ['1’234,50', '1234.50'],
    ['12.34.567,00', '1234567.00'],
    ['1.5', null],
    ['1.50', null],
    ['1 2,00', null],
    ['1.234.56', null],
    ['1,234,50', null],
    ['01.12.2026', null],
  ])('reads the amount %j among amounts with a decimal comma as %j', (cell, amount) => {
    const { lines } = read(`Name;IBAN;Amount\nJane Doe;${DE};10,50\nJohn Roe;${FR};20,25\nJim Poe;${DE};${cell}\n`);
    expect(lines[2]).toMatchObject({ name: 'Jim Poe', amount });
  });

  it.each(['Value date', 'Fecha valor', 'Data valor', 'Value'])('takes no amount from dates below %j', (title) => {
    const rows = `01.12.2026;Jane Doe;${DE};1,50\n02.12.2026;John Roe;${FR};2,50\n`;
    expect(read(`${title};Name;IBAN;Amount\n${rows}`).lines.map(({ amount }) => amount)).toEqual(['1.50', '2.50']);
  });

  it.each([
    ['\r\n', '\n', '\r\n'],
    ['\n', '\r\n', '\r\n'],
    ['\r\n', '\r', '\r\n'],
    ['\r', '\r', '\r'],
    ['\r', '\n', '\r\n'],
  ])('loses no payment if lines end in %j, %j and %j', (...ends) => {
    const rows = ['Name;IBAN', `Jane Doe;${DE}`, `John Roe;${FR}`];
    const { lines } = read(rows.map((row, index) => row + ends[index]).join(''));
    expect(lines.map(({ name, place }) => [name, place.line])).toEqual([
      ['Jane Doe', 2],
      ['John Roe', 3],
    ]);
  });

  it('keeps a payee without an account, whatever a total is called', () => {
    const rows = `TotalEnergies SE;;1,00;\nSumitomo Corp;;2,00;\nJane Doe;;3,00;Total of invoice 7\nJohn Roe;${FR};4,00;\n`;
    const { lines } = read(`Name;IBAN;Amount;Reference\n${rows}Total:;;10,00;\nGesamtbetrag;;10,00;\n;;10,00;Summe\n`);
    expect(lines.map(({ name, fault }) => [name, fault])).toEqual([
      ['TotalEnergies SE', 'empty'],
      ['Sumitomo Corp', 'empty'],
      ['Jane Doe', 'empty'],
      ['John Roe', null],
    ]);
  });

  it.each(['DE88370400440532013000', '6,1E+25', '61 1090 1014 0000 0712 1981 2875'])(
    'keeps a first line with the wrong account %j if there are no titles',
    (account) => {
      const { lines } = read(`Jane Doe;${account};1,00\nJohn Roe;${FR};2,00\n`);
      expect(lines.map(({ name, fault }) => [name, fault !== null])).toEqual([
        ['Jane Doe', true],
        ['John Roe', false],
      ]);
    },
  );

  it('does not take dates for sort codes', () => {
    const rows = '28-11-26,Jane Doe,20-00-00,55779911,1.00\n28-11-26,John Roe,08-99-99,66374958,2.00\n';
    expect(read(rows).lines.map(({ account }) => account)).toEqual([
      { scheme: 'uk', sortCode: '200000', accountNumber: '55779911' },
      { scheme: 'uk', sortCode: '089999', accountNumber: '66374958' },
    ]);
  });

  it('chooses neither of two columns that could both be the sort code', () => {
    expect(refusal('20-00-00,Jane Doe,30-00-00,55779911\n40-00-00,John Roe,50-00-00,66374958\n')).toBe(
      'no_account_column',
    );
  });

  it('takes the supplier, and not its contact person', () => {
    const { lines } = read(`Contact name;Supplier name;IBAN\nJohn Roe;ACME Ltd;${DE}\nJane Doe;Holm GmbH;${FR}\n`);
    expect(lines.map(({ name }) => name)).toEqual(['ACME Ltd', 'Holm GmbH']);
  });

  it.each([
    ['a quote that nobody closes', `Name;IBAN\n"Jane Doe;${DE}\nJohn Roe;${FR}\n`, 'malformed_csv 2'],
    ['text behind a closing quote', `Name;IBAN\n"Jane" Doe;${DE}\n`, 'malformed_csv 2'],
    ['no accounts', 'Name;City\nJane Doe;Berlin\n', 'no_account_column'],
    ['titles alone', 'Name;IBAN\n', 'no_lines'],
    ['a spreadsheet', 'PK\u0003\u0004\u0014\0\u0006\0', 'not_a_payment_file'],
    ['a PDF', '%PDF-1.7\n1 0 obj', 'not_a_payment_file'],
    ['100,001 lines', `Name;IBAN\n${`J;${DE}\n`.repeat(100_001)}`, 'too_many_lines'],
  ])('refuses %s', (_, text, code) => {
    expect(refusal(new TextEncoder().encode(text))).toBe(code);
  });

  it.each([undefined, null, 7, {}, [], new ArrayBuffer(8)])('refuses what is neither bytes nor text: %s', (input) => {
    expect(refusal(input)).toBe('not_a_payment_file');
  });

  it('continues after a line of five megabytes', () => {
    const { lines } = read(`Name;IBAN\n${'x'.repeat(5_000_000)};${DE}\nJane Doe;${DE}\n`);
    expect(lines.map(({ fault }) => fault)).toEqual(['name_too_long', null]);
  });

  it('reads 100,000 lines', () => {
    expect(read(`Name;IBAN\n${`Jane Doe;${DE}\n`.repeat(100_000)}`).lines).toHaveLength(100_000);
  });
});

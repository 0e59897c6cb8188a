import { NOT_A_NAME, PAYEE } from '../../payment-details/labels.ts';
import { readAccount, readUkAccount } from '../account.ts';
import { isAmountLike } from './rows.ts';

/** The content of the columns, by number from 0. */
export interface Columns {
  iban?: number | undefined;
  /** A number without its bank, unless the cells contain IBANs. */
  account?: number | undefined;
  sortCode?: number | undefined;
  /** The account holder, whom the bank knows. */
  holder?: number | undefined;
  /** A payee's company, or the employer of everybody in a payroll. */
  company?: number | undefined;
  /** Any other names, the most reliable first. */
  names?: readonly number[] | undefined;
  firstName?: number | undefined;
  lastName?: number | undefined;
  amount?: number | undefined;
  currency?: number | undefined;
  bic?: number | undefined;
  reference?: number | undefined;
}

type Kind = Exclude<keyof Columns, 'names'> | 'name';
const word = (words: string) => new RegExp(`(?<!\\p{L})(?:${words})`, 'iu');

/** Titles of columns, the most reliable first: the first one that matches counts. */
const TITLES: readonly (readonly [Kind, RegExp])[] = [
  ['sortCode', word('sort.?code')],
  ['iban', word('iban')],
  ['bic', word('bic|swift')],
  [
    'firstName',
    word(
      'first.?name|given.?name|forename|vorname|prénom|nombre de pila|voornaam|förnamn|fornavn|etunimi|imię(?!.*nazw)',
    ),
  ],
  [
    'lastName',
    word(
      'last.?name|surname|family.?name|nachname|familienname|apellido|cognome|achternaam|efternamn|efternavn|etternavn|sukunimi|nazwisko',
    ),
  ],
  [
    'amount',
    word(
      'amount|betrag|montant|importe|importo|bedrag|valor|kwota|belopp|beløb|summa|suma|částka|összeg|value|total|net',
    ),
  ],
  ['currency', word('currency|ccy|währ(?:un)?g|devise|moneda|moeda|valuta|divisa|waluta|valuutta|měna|pénznem')],
  [
    'account',
    word(
      'account.?(?:no|num|nr)|acct|(?:gegen|mo[dt])?konto(?!inh)|compte|cuenta|conto|conta\\b|(?:tegen)?rekening|rachun|nrb|účet|účt|számla|tili(?!n)|account$',
    ),
  ],
  [
    'company',
    word(
      'company|firm(?:a|en)|unternehmen(?!s)|raison sociale|société|raz[oó]n social|ragione sociale|organi[sz]ation|bedrijfs|företag',
    ),
  ],
  [
    'name',
    word(
      `${PAYEE}|name|nom\\b|nombre|nome|naam|nazwa|imię|namn|navn|nimi|jméno|meno|név|nume|ime\\b|supplier|vendor|creditor|employee|lieferant|kreditor|mitarbeiter|fournisseur|proveedor|fornitore|leverancier|dostawca|partner`,
    ),
  ],
  [
    'reference',
    word(
      'ref|remittance|verwendung|zweck|purpose|end.?to.?end|motif|concepto|causale|omschrijving|tytu|message|invoice|rechnung|memo|details|description',
    ),
  ],
];

/** Titles of columns that are not about the payee: the payer's own account, the bank's name. */
const PAYERS = word(
  '^\\s*(?:fra|från|vo[nm]|van|desde|dal?|z)\\s+(?=kont|rek|cuenta|conto|rach|účtu|iban)|payer|debtor|from|source|own|ordering|originator|initiat(?:or|ing)|forwarding|intermediary|auftraggeber|zahler|zahlungspflicht|absender|donneur|ordenante|ordinante|opdrachtgever|zleceniodawc|nadawc|debet|(?:our|unsere?|notre|nuestr[oa]|nostr[oa]|onze|vår|vores|nasz[ea]?)(?!\\p{L})|auftragskonto',
);
const NOT_NAMES = new RegExp(
  `${NOT_A_NAME}|dir[ei]|num|contact|kontaktp|ansprech|e-?mail|type|phone|telefon|country|city|street|stra(?:ß|ss)e`,
  'iu',
);
/** "Supplier No", "Vendor ID", "Kreditornummer": the number under which somebody is filed. */
const FILED_UNDER =
  /(?<!\p{L})(?:no|nr|n°|nº|id|num|number|code|key|#|kód|kod)(?!\p{L})|n[uú]mero|num[eé]ro|num(?:mer|ber)(?!\p{L})/iu;

const DATES = word('dat|fecha');
/** Of two accounts in a row, the one that the money goes to. */
const RECEIVING = word(
  `${PAYEE}|counter|gegen|tegen|mo[dt]konto|contra|contrep|kontrahent|credit.?(?:account|iban)|destin`,
);
const HOLDER = word('(?:bank.?)?account.?(?:holder|owner|name)');
const isPayees = word(PAYEE);

/** "Payer/payee" is whoever is on the other side. */
function isPayers(title: string): boolean {
  const parts = title.split('/');
  return parts.some((part) => PAYERS.test(part)) && !parts.some((part) => isPayees.test(part) && !PAYERS.test(part));
}

function kindOf(title: string): Kind | undefined {
  if (title.length > 60 || isPayers(title)) return undefined;
  const kind = TITLES.find(([, pattern]) => pattern.test(title))?.[0];
  if (kind === 'amount' && DATES.test(title)) return undefined;
  if (kind !== 'name' && kind !== 'company') return kind;
  const essence = title.replace(/\(.*?\)/g, '').replace(HOLDER, '');
  if (NOT_NAMES.test(essence) || FILED_UNDER.test(essence)) return undefined;
  return kind === 'name' && isPayees.test(title) ? 'holder' : kind;
}

const hasLetters = (cell: string) => /\p{L}/u.test(cell);
/** What at least one cell of a column has to contain for its title to be believed. */
const HOLDS: Readonly<Partial<Record<Kind, (cell: string) => boolean>>> = {
  holder: hasLetters,
  company: hasLetters,
  name: hasLetters,
  // "Value date" is none.
  amount: isAmountLike,
  // "Valuta" is a currency, and the date of a booking.
  currency: (cell) => /\p{L}{3}|\p{Sc}/u.test(cell),
};

/**
 * The columns that a row of titles names; of two with the same meaning, the payee's, and then the first one with
 * fitting cells.
 *
 * @param rows The rows below the titles; if there are none, the titles are believed.
 */
export function columnsOfTitles(titles: readonly string[], rows: readonly (readonly string[])[] = []): Columns {
  const found = new Map<Kind, number[]>();
  // "amountCurrency" is two words.
  const words = titles.map((title) => title.trim().replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2'));
  for (const [index, title] of words.entries()) {
    const kind = kindOf(title);
    const holds = kind && HOLDS[kind];
    if (kind === undefined || (holds && rows.length > 0 && !rows.some((row) => holds(row[index] ?? '')))) continue;
    found.set(kind, [...(found.get(kind) ?? []), index]);
  }
  const columns: Columns = { names: found.get('name') };
  for (const [kind, all] of found) {
    if (kind !== 'name') columns[kind] = all.find((index) => RECEIVING.test(words[index] ?? '')) ?? all[0];
  }
  return withBothNames(withPayeesAccount(columns, words, rows));
}

/**
 * An account that is the same in all rows is the payer's if another column has different ones, unless its title says that the money goes
 * there.
 */
function withPayeesAccount(columns: Columns, titles: readonly string[], rows: readonly (readonly string[])[]): Columns {
  const { iban, account, sortCode } = columns;
  const named = iban ?? account;
  if (named === undefined || sortCode !== undefined || RECEIVING.test(titles[named] ?? '')) return columns;
  const accountsIn = (column: number) =>
    rows.flatMap((row) => {
      const { account: found } = readAccount(row[column] ?? '');
      return found?.scheme === 'iban' ? [found.iban] : [];
    });
  if (new Set(accountsIn(named)).size !== 1) return columns;
  const others = [...titles.keys()].filter((column) => column !== named && !isPayers(titles[column] ?? ''));
  const payees =
    others.find((column) => RECEIVING.test(titles[column] ?? '') && accountsIn(column).length > 0) ??
    others.find((column) => new Set(accountsIn(column)).size > 1);
  if (payees === undefined) return columns;
  return { ...columns, iban: payees, account: account === named ? undefined : account };
}

/** Beside a first name, "Name" is the last one, and beside a last name, "Nombre" is the first. */
function withBothNames({ names, firstName, lastName, ...others }: Columns): Columns {
  const [name] = names ?? [];
  if (name !== undefined && firstName !== undefined) return { ...others, firstName, lastName: lastName ?? name };
  if (name !== undefined && lastName !== undefined) return { ...others, firstName: name, lastName };
  return { ...others, names, firstName, lastName };
}

export const isNamed = ({ holder, company, names, lastName }: Columns): boolean =>
  (holder ?? company ?? names?.[0] ?? lastName) !== undefined;

const isAccount = (cell: string) => readAccount(cell).account !== null;
const isAmount = (cell: string) => /^[^\d]{0,4}\d[\d.,'’\s]*[.,]\d{2}\D{0,4}$/.test(cell.trim());
const isName = (cell: string) =>
  /\p{L}{2}.*[\p{L} .]/u.test(cell) &&
  !isAccount(cell) &&
  !/^[A-Z]{6}[A-Z\d]{2}(?:[A-Z\d]{3})?$|@|^[A-Z]{3}$/.test(cell.trim());

/** The column with the most cells that fit; of equals the one with the most different ones. */
function best(
  rows: readonly (readonly string[])[],
  taken: readonly (number | undefined)[],
  weigh: (cell: string) => number,
) {
  const width = Math.max(0, ...rows.map((row) => row.length));
  let found: number | undefined;
  let most = [0, 0];
  for (let column = 0; column < width; column++) {
    if (taken.includes(column)) continue;
    const cells = rows.map((row) => row[column] ?? '');
    const fit = cells.reduce((sum, cell) => sum + weigh(cell), 0);
    const different = new Set(cells.filter((cell) => weigh(cell) > 0)).size;
    if (fit > (most[0] ?? 0) || (fit === most[0] && fit > 0 && different > (most[1] ?? 0))) {
      found = column;
      most = [fit, different];
    }
  }
  return found;
}

/** A day, month and year, or year, month and day, which look like a sort code. */
const DATE = /^\s*(?:(?:[0-2]\d|3[01])\D?(?:0\d|1[0-2])\D?\d\d|\d\d\D?(?:0\d|1[0-2])\D?(?:[0-2]\d|3[01]))\s*$/;

/**
 * A sort code and an account number that stand apart, in the two columns that hold the most different ones; none where
 * two pairs of columns hold as many.
 */
function ukColumns(rows: readonly (readonly string[])[]): Pick<Columns, 'sortCode' | 'account'> {
  const width = Math.max(0, ...rows.map((row) => row.length));
  const all = Array.from({ length: width }, (_, column) => column);
  const holding = (pattern: RegExp) => all.filter((column) => rows.some((row) => pattern.test(row[column] ?? '')));
  const sortCodes = holding(/^\s*\d{2}[- ]?\d{2}[- ]?\d{2}\s*$/);
  const noDates = sortCodes.filter((column) =>
    rows.some((row) => /\d/.test(row[column] ?? '') && !DATE.test(row[column] ?? '')),
  );
  let found = {};
  let most = 0;
  for (const sortCode of noDates.length > 0 ? noDates : sortCodes) {
    for (const account of holding(/^\s*\d{8}\s*$/)) {
      const valid = rows.filter((row) => readUkAccount(row[sortCode] ?? '', row[account] ?? '').account !== null);
      const different = new Set(valid.map((row) => `${row[sortCode]} ${row[account]}`)).size;
      if (different <= rows.length / 2 || different < most) continue;
      found = different > most ? { sortCode, account } : {};
      most = different;
    }
  }
  return found;
}

/** Determines from the cells what the titles leave open. */
export function columnsOfCells(rows: readonly (readonly string[])[], named: Columns): Columns {
  const columns = { ...named };
  // A number without its bank is an account only next to a sort code.
  if (columns.sortCode === undefined && columns.iban === undefined) {
    const titled = columns.account;
    const filled = titled !== undefined && rows.some((row) => isAccount(row[titled] ?? ''));
    if (!filled) columns.account = best(rows, [], (cell) => (isAccount(cell) ? 1 : 0)) ?? titled;
    if (columns.account === undefined) Object.assign(columns, ukColumns(rows));
  }
  const taken = () => Object.values(columns).flat();
  if (!isNamed(columns)) {
    // A cell with digits is more likely a purpose or an address.
    const name = best(rows, taken(), (cell) => (isName(cell) ? (/\d/.test(cell) ? 0.2 : 1) : 0));
    if (name !== undefined) columns.names = [name];
  }
  columns.amount ??= best(rows, taken(), (cell) => (isAmount(cell) ? 1 : 0));
  return columns;
}

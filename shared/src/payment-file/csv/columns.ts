import { NOT_A_NAME, PAYEE } from '../../payment-details/labels.ts';
import { readAccount } from '../account.ts';

/** Which column (from 0) holds what. */
export interface Columns {
  account?: number | undefined;
  sortCode?: number | undefined;
  name?: number | undefined;
  firstName?: number | undefined;
  lastName?: number | undefined;
  amount?: number | undefined;
  currency?: number | undefined;
  bic?: number | undefined;
  reference?: number | undefined;
}

type Kind = keyof Columns;
const word = (words: string) => new RegExp(`(?<!\\p{L})(?:${words})`, 'iu');

/** How columns are called, the surest first: a title is the first of these that it fits. */
const TITLES: readonly (readonly [Kind, RegExp])[] = [
  ['sortCode', word('sort.?code')],
  ['account', word('iban')],
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
  ['currency', word('currency|ccy|währung|devise|moneda|moeda|valuta|divisa|waluta|valuutta|měna|pénznem')],
  [
    'account',
    word(
      'account.?(?:no|num|nr)|acct|konto(?!inh)|compte|cuenta|conto|conta\\b|rekening|numer rachunku|nrb|účet|účt|számla|tili(?!n)|account$',
    ),
  ],
  [
    'name',
    word(
      `${PAYEE}|name|nom\\b|nombre|nome|naam|nazwa|imię|namn|navn|nimi|jméno|meno|név|nume|ime\\b|supplier|vendor|creditor|employee|lieferant|kreditor|mitarbeiter|fournisseur|proveedor|fornitore|leverancier|dostawca|company|firma`,
    ),
  ],
  [
    'reference',
    word(
      'ref|verwendung|zweck|purpose|end.?to.?end|motif|concepto|causale|omschrijving|tytu|message|invoice|rechnung|memo|details|description',
    ),
  ],
];

/** Titles of what is not the payee's: the payer's own account, the bank's name. */
const PAYERS = word(
  'payer|debtor|from|own|ordering|originator|auftraggeber|zahler|zahlungspflicht|absender|donneur|ordenante|ordinante|opdrachtgever|zleceniodawc|nadawc|debet',
);
const NOT_NAMES = new RegExp(NOT_A_NAME, 'iu');
/** "Supplier No", "Vendor ID", "Kreditornummer": what somebody is filed under. */
const FILED_UNDER =
  /(?<!\p{L})(?:no|nr|n°|nº|id|num|number|code|key|#|kód|kod)(?!\p{L})|n[uú]mero|num[eé]ro|num(?:mer|ber)(?!\p{L})/iu;

function kindOf(title: string): Kind | undefined {
  if (title.length > 60 || PAYERS.test(title)) return undefined;
  const kind = TITLES.find(([, pattern]) => pattern.test(title))?.[0];
  return kind === 'name' && (NOT_NAMES.test(title) || FILED_UNDER.test(title)) ? undefined : kind;
}

/** The columns that a row of titles names; of two for the same the first. */
export function columnsOfTitles(titles: readonly string[]): Columns {
  const columns: Columns = {};
  for (const [index, title] of titles.entries()) {
    const kind = kindOf(title.trim());
    if (kind !== undefined) columns[kind] ??= index;
  }
  return withBothNames(columns);
}

/** Beside a first name, "Name" is the last one, and beside a last name, "Nombre" is the first. */
function withBothNames({ name, firstName, lastName, ...others }: Columns): Columns {
  if (name !== undefined && firstName !== undefined) return { ...others, firstName, lastName: lastName ?? name };
  if (name !== undefined && lastName !== undefined) return { ...others, firstName: name, lastName };
  return { ...others, name, firstName, lastName };
}

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

/** What the titles leave open, from what the cells hold. */
export function columnsOfCells(rows: readonly (readonly string[])[], named: Columns): Columns {
  const columns = { ...named };
  // A number without its bank is an account only beside a sort code.
  if (columns.sortCode === undefined) {
    const titled = columns.account;
    const filled = titled !== undefined && rows.some((row) => isAccount(row[titled] ?? ''));
    if (!filled) columns.account = best(rows, [], (cell) => (isAccount(cell) ? 1 : 0)) ?? titled;
  }
  const taken = () => Object.values(columns);
  if (columns.name === undefined && columns.lastName === undefined) {
    // What has digits is more likely a purpose or an address.
    columns.name = best(rows, taken(), (cell) => (isName(cell) ? (/\d/.test(cell) ? 0.2 : 1) : 0));
  }
  columns.amount ??= best(rows, taken(), (cell) => (isAmount(cell) ? 1 : 0));
  return columns;
}

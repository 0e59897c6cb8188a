/** The made-up merchant whose past payments are the history. */
export interface LedgerAccount {
  readonly id: number;
  readonly name: string;
  readonly accountNumber: string | null;
  readonly swiftCode: string | null;
  /** ISO 4217, or a made-up coin. */
  readonly asset: string;
  readonly assetDisplayName: string;
}

interface Receiver {
  readonly name: string;
  readonly iban?: string;
  readonly accountNumber?: string;
  /** For UK accounts the sort code. */
  readonly routingNumber?: string;
}

export interface LedgerEntry {
  readonly id: number;
  readonly accountsId: number;
  /** Negative: outgoing money. */
  readonly amount: number;
  readonly description: string;
  readonly daysAgo: number;
  readonly status: 'Completed' | 'Pending' | 'Cancelled';
  /** The recipient of a transfer; `null` for anything else. */
  readonly receiver: Receiver | null;
}

export const CUSTOMERS_ID = 14391;

export const ledgerAccounts: readonly LedgerAccount[] = [
  { id: 4646, name: 'dUSD Account', accountNumber: null, swiftCode: null, asset: 'dUSD', assetDisplayName: 'dUSD' },
  {
    id: 6309,
    name: 'EUR Account',
    accountNumber: '11020048859',
    swiftCode: 'GLDTSGSG',
    asset: 'EUR',
    assetDisplayName: 'Euro',
  },
  {
    id: 6310,
    name: 'GBP Account',
    accountNumber: '11020048859',
    swiftCode: 'GLDTSGSG',
    asset: 'GBP',
    assetDisplayName: 'Pound Sterling',
  },
];

type Row = readonly [name: string, account: Omit<Receiver, 'name'>, daysAgo: number, status?: LedgerEntry['status']];

const iban = (value: string) => ({ iban: value });
const uk = (routingNumber: string, accountNumber: string) => ({ routingNumber, accountNumber });

const payments: readonly Row[] = [
  ['Jane Doe', iban('DE89370400440532013000'), 400],
  ['Jane Doe', iban('DE89370400440532013000'), 35],
  ['Jürgen Weiß', iban('DE26500100990000101010'), 120],
  ['Lindenhof Gärtnerei GmbH', iban('DE87500100990000303030'), 61],
  // Paid under a name other than the one registered today.
  ['Nordlicht Solar KG', iban('DE69500100990000404040'), 700],
  // These never arrived, so they are not part of the history.
  ['Clara Hoffmann', iban('DE11700200880071234506'), 2, 'Pending'],
  ['Greta Sommer', iban('DE10100500660000000811'), 50, 'Cancelled'],
  ['Élodie Lefèvre', iban('FR4741999000110500013M02672'), 14],
  ['María José García López', iban('ES1571990418350200051332'), 90],
  ['Giulia Rossi', iban('IT31Q0399911101000000123456'), 33],
  ['Pieter van der Berg', iban('NL56VRBD0417164300'), 210],
  ['Aino Virtanen', iban('FI7849999900123452'), 19],
  ['Oliver Bennett', uk('089999', '10000100'), 28],
  ['Cotswold Cider Ltd', uk('089999', '10000113'), 75],
];

const transfers: readonly LedgerEntry[] = payments.map(([name, account, daysAgo, status = 'Completed'], index) => ({
  id: 9100 + index,
  accountsId: 'iban' in account ? 6309 : 6310,
  amount: -(100 + index),
  description: 'Outgoing transfer',
  daysAgo,
  status,
  receiver: { name, ...account },
}));

/** Deposits, so that the transfers take more than one page. */
const deposits: readonly LedgerEntry[] = Array.from({ length: 12 }, (_, index) => ({
  id: 9000 + index,
  accountsId: 6309,
  amount: 500,
  description: 'EUR deposit',
  daysAgo: 30 * (index + 1),
  status: 'Completed',
  receiver: null,
}));

/** The newest first. */
export const ledgerEntries: readonly LedgerEntry[] = [...transfers, ...deposits].toSorted(
  (a, b) => a.daysAgo - b.daysAgo,
);

import { CUSTOMERS_ID, type LedgerAccount, type LedgerEntry, ledgerAccounts } from './ledger.ts';

const DAY = 24 * 60 * 60 * 1000;

/** `2022-07-08T16:57:12.127+00:00`, as the lists are documented. */
const zoned = (at: number) => new Date(at).toISOString().replace('Z', '+00:00');
/** `2023-06-09T15:03:40.183`, as the details are: without a zone. */
const zoneless = (at: number) => new Date(at).toISOString().replace('Z', '');

export function accountDocument(account: LedgerAccount): object {
  const { id, name, accountNumber, swiftCode, asset, assetDisplayName } = account;
  return {
    id,
    customersId: CUSTOMERS_ID,
    name,
    routingNumber: null,
    accountNumber,
    swiftCode,
    virtualAccountNumber: null,
    reference: accountNumber === null ? null : `REF${id}`,
    asset,
    assetDisplayName,
    totalBalance: 999985.87,
    availableBalance: 999985.87,
    pendingBalance: -14.13,
    bSuppressed: false,
    dateAdded: '2024-11-20T05:18:41.4566667+00:00',
  };
}

export function balanceDocument({ id, asset }: LedgerAccount): object {
  return {
    id,
    asset,
    totalBalance: 999985.87,
    availableBalance: 999985.87,
    pendingBalance: -14.13,
    bSuppressed: false,
  };
}

export function transactionDocument(entry: LedgerEntry, now: number): object {
  return {
    id: entry.id,
    accountsId: entry.accountsId,
    fromTransactionsId: null,
    fromAccountsId: null,
    toTransactionsId: null,
    toAccountsId: entry.accountsId,
    amount: entry.amount,
    description: entry.description,
    dateTime: zoned(now - entry.daysAgo * DAY),
    bPending: entry.status === 'Pending',
    bCancellable: entry.status === 'Pending',
  };
}

export function transactionDetails(entry: LedgerEntry, now: number): object {
  return {
    transactionId: entry.id,
    customerId: CUSTOMERS_ID,
    assetAccountId: entry.accountsId,
    assetClass: 'Currency',
    asset: ledgerAccounts.find(({ id }) => id === entry.accountsId)?.asset ?? 'EUR',
    amount: entry.amount,
    description: entry.description,
    timestamp: zoneless(now - entry.daysAgo * DAY),
    transactionStatus: entry.status,
    transactionType: entry.receiver ? 'ExternalTransfer' : 'Deposit',
    feeTransactionId: null,
    feeTransactionAmount: null,
    rollbackTransactionId: null,
    originalTransactionId: null,
    bEligibleForReversal: false,
    assetExchangeTransferDetails: null,
    achTransferDetails: null,
    wireTransferDetails: null,
    bookTransferDetails: null,
    internalTransferDetails: null,
    walletTransferDetails: null,
    externalTransferDetails: entry.receiver ? transferDetails(entry, entry.receiver, now) : null,
  };
}

function transferDetails(entry: LedgerEntry, receiver: NonNullable<LedgerEntry['receiver']>, now: number): object {
  return {
    paymentType: receiver.iban === undefined ? 'FPS' : 'SEPA',
    transferType: 'Credit',
    direction: 'Outgoing',
    imad: null,
    senderAccountNumber: '11020048859',
    senderRoutingNumber: null,
    senderSwiftCode: 'GLDTSGSG',
    senderIban: null,
    senderName: 'Payee Check Demo Shop GmbH',
    originatorName: null,
    receiverAccountNumber: receiver.accountNumber ?? null,
    receiverRoutingNumber: receiver.routingNumber ?? null,
    receiverSwiftCode: null,
    receiverIban: receiver.iban ?? null,
    // Either field may hold the name.
    receiverName: entry.id % 2 === 0 ? receiver.name : null,
    beneficiaryName: entry.id % 2 === 0 ? null : receiver.name,
    reference: `REF${entry.id}`,
    completedAt: entry.status === 'Completed' ? zoned(now - entry.daysAgo * DAY) : null,
  };
}

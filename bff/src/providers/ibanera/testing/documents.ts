/** The examples of Ibanera's documentation: shapes as published, values as data. */

export function account(id: number) {
  return {
    id,
    customersId: 14391,
    name: 'EUR Account',
    routingNumber: null,
    accountNumber: '11020048859',
    swiftCode: 'GLDTSGSG',
    virtualAccountNumber: null,
    reference: `REF${id}`,
    asset: 'EUR',
    assetDisplayName: 'Euro',
    totalBalance: 999985.87,
    availableBalance: 999985.87,
    pendingBalance: -14.13,
    bSuppressed: false,
    dateAdded: '2024-11-20T05:18:41.4566667+00:00',
  };
}

/** A row of the list of transactions. */
export function row(id: number, values: object = {}) {
  return {
    id,
    accountsId: 1056,
    fromTransactionsId: null,
    fromAccountsId: null,
    toTransactionsId: null,
    toAccountsId: null,
    amount: -100.0,
    description: 'External transfer',
    dateTime: '2022-07-08T16:57:12.127+00:00',
    bPending: false,
    bCancellable: false,
    ...values,
  };
}

export interface TransferValues {
  readonly transfer?: object | null;
  readonly [member: string]: unknown;
}

/** The details of a transaction: an external transfer to Jane Doe, unless told otherwise. */
export function details(id: number, { transfer = {}, ...values }: TransferValues = {}) {
  return {
    transactionId: id,
    customerId: 1061,
    assetAccountId: 1040,
    assetClass: 'Currency',
    asset: 'EUR',
    amount: -100,
    description: 'External transfer',
    timestamp: '2023-06-09T15:03:40.183',
    transactionStatus: 'Completed',
    feeTransactionId: null,
    feeTransactionAmount: null,
    rollbackTransactionId: null,
    originalTransactionId: null,
    bookTransferDetails: null,
    achTransferDetails: null,
    wireTransferDetails: null,
    internalTransferDetails: null,
    walletTransferDetails: null,
    bEligibleForReversal: false,
    assetExchangeTransferDetails: null,
    externalTransferDetails: transfer && {
      paymentType: 'SEPA',
      transferType: 'External',
      direction: 'Outbound',
      imad: null,
      senderAccountNumber: '11020048859',
      senderRoutingNumber: null,
      senderSwiftCode: 'GLDTSGSG',
      senderIban: null,
      senderName: 'Example Shop Ltd',
      originatorName: 'Example Shop Ltd',
      receiverAccountNumber: null,
      receiverRoutingNumber: null,
      receiverSwiftCode: null,
      receiverIban: 'DE89370400440532013000',
      receiverName: 'Jane Doe',
      beneficiaryName: null,
      reference: 'Invoice 7',
      completedAt: '2023-06-10T09:00:00.000Z',
      ...transfer,
    },
    ...values,
  };
}

/** The one example of a transaction that is not a transfer, its numeric `status` included. */
export const publishedExchange = {
  id: 0,
  details: {
    transactionId: 1089,
    customerId: 1061,
    assetAccountId: 1040,
    assetClass: 'Cryptocurrency',
    asset: 'BTC',
    amount: 0.001,
    description: 'Bitcoin Purchase',
    timestamp: '2023-06-09T15:03:40.183',
    transactionStatus: 'Pending',
    feeTransactionId: null,
    feeTransactionAmount: null,
    rollbackTransactionId: null,
    bookTransferDetails: null,
    achTransferDetails: null,
    wireTransferDetails: null,
    internalTransferDetails: null,
    walletTransferDetails: null,
    bEligibleForReversal: false,
    assetExchangeTransferDetails: {
      assetExchangeId: 1108,
      assetExchangeType: 'Buy',
      customerId: 1061,
      assetExchangeStatus: 'Pending',
      fromTransactionsId: null,
      toTransactionsId: 1089,
      fromAsset: 'USD',
      toAsset: 'BTC',
    },
  },
  status: 1,
  errors: [],
};

export function success(content: unknown, paging: object = {}) {
  return { id: 0, details: content, ...paging, status: '1', errors: [] };
}

export function refusal(messageCode: string, fieldName = 'Screening') {
  return { id: 0, details: null, status: '0', errors: [{ errorType: 'BadRequest', fieldName, messageCode }] };
}

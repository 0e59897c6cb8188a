/** Receipts, for merchants' servers that verify them and for the BFF that signs them. */
export type { ReceiptClaims } from '../contract/receipt.ts';
export { accountValue, commit, nameValue, type ReceiptAccount } from './commitment.ts';
export { ReceiptError, type ReceiptErrorCode } from './errors.ts';
export { readPayee, type SubmittedForm, type SubmittedPayee } from './payee.ts';
export { type ReadReceiptOptions, type ReceiptKeys, readReceipt } from './read.ts';
export { isForAccount, isForName, type VerifyReceiptOptions, verifyReceipt } from './verify.ts';

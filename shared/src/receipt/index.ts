/** Receipts, for merchants' servers that verify them and for the BFF that signs them. */
export type { ReceiptClaims, ReceiptSource } from '../contract/receipt.ts';
export {
  accountValue,
  commit,
  identifierValue,
  nameValue,
  type ReceiptAccount,
  type ReceiptIdentifier,
} from './commitment.ts';
export { ReceiptError, type ReceiptErrorCode } from './errors.ts';
export { holdAsFarAsGiven, type KeptReceipt, readKeptReceipt } from './kept.ts';
export type { ReceiptKeys } from './keys.ts';
export { readPayee, type SubmittedForm, type SubmittedPayee } from './payee.ts';
export { type ReadReceiptOptions, readReceipt } from './read.ts';
export { REMEMBERED_SECONDS, type UsedReceipts } from './used.ts';
export { holdAgainst, type ReceiptExpectation, type VerifyReceiptOptions, verifyReceipt } from './verify.ts';

export { PaymentFileError, type PaymentFileErrorCode } from './errors.ts';
export { type NotTakenOver, takeOverNames } from './pain/take-over.ts';
export { readPaymentFile } from './read.ts';
export { type LineResult, verificationCodes, writeResults } from './results.ts';
export type { CsvFile, LineFault, Pain001File, PaymentFile, PaymentLine } from './types.ts';

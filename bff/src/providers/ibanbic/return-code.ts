/**
 * What `return_code` says of the account number. Its bits, from the service's documentation:
 *
 * | bit | meaning |
 * |---|---|
 * | 1 | a subaccount number was appended |
 * | 2, 4 | the account number has no checksum, or it was not checked |
 * | 8 | the bank code was not checked |
 * | 32 | a subaccount number may have to be appended |
 * | 128 | checksum error in the account number |
 * | 256 | bank code not found |
 * | 512, 1024 | IBAN, or bank code, of the wrong length |
 * | 2048 | wrong IBAN checksum |
 * | 4096 | input missing |
 * | 8192 | country not supported |
 * | 65536 | the code was not set at all |
 */
export type AccountNumberVerdict = 'right' | 'doubtful' | 'wrong' | 'unknown';

/** Bits that say something about the request or the service, and nothing about the account. */
const SILENT = 4096 | 8192 | 65536;
const DOUBTFUL = 32;
const WRONG = 128;
/** Larger sums than any bit makes are not read: the operators below know 32 bits. */
const LARGEST = 2 ** 31 - 1;

/** Below 32 the number is right, up to 127 doubtful, from 128 wrong. */
export function readReturnCode(code: number | null): AccountNumberVerdict {
  if (code === null || code < 0 || code > LARGEST) return 'unknown';
  const said = code & ~SILENT;
  if (said >= WRONG) return 'wrong';
  if (said !== code) return 'unknown';
  return said >= DOUBTFUL ? 'doubtful' : 'right';
}

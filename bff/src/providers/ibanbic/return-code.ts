import type { AccountNumberCheck, RiskSignal } from '@payee-check/shared/contract';
import type { Validation } from './schema.ts';

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
type AccountNumberVerdict = 'right' | 'doubtful' | 'wrong' | 'unknown';

/** Bits that say something about the request or the service, and nothing about the account. */
const SILENT = 4096 | 8192 | 65536;
/** With these, a number fails because it was not examined. */
const NOT_LOOKED_AT = 4096 | 8192;
const DOUBTFUL = 32;
const WRONG = 128;
/** Larger sums are not read: the operators below have 32 bits. */
const LARGEST = 2 ** 31 - 1;

/** The check that has failed according to each bit. */
const FAILED_BITS: readonly (readonly [bit: number, check: AccountNumberCheck])[] = [
  [128, 'account_number'],
  [256, 'bank_code'],
  [512, 'length'],
  [1024, 'bank_code'],
  [2048, 'iban_checksum'],
];

/** What the service says of an account number. */
export interface ReadNumber {
  readonly verdict: AccountNumberVerdict;
  readonly failedChecks: readonly AccountNumberCheck[];
  readonly signals: readonly RiskSignal[];
}

/**
 * Below 32 the number is right, up to 127 doubtful, from 128 wrong. `result`, `return_code` and the results of the single
 * checks say the same thing three times; where they disagree, the worst of them counts.
 */
export function readNumber(validation: Validation): ReadNumber {
  const code = validation.return_code;
  const said = code === null || code < 0 || code > LARGEST ? null : code & ~SILENT;
  const failedChecks = failedIn(validation, said ?? 0);
  const isExcused = said !== null && ((code ?? 0) & NOT_LOOKED_AT) !== 0;
  if (failedChecks.length > 0 || (said ?? 0) >= WRONG || (validation.result === 'failed' && !isExcused)) {
    return { verdict: 'wrong', failedChecks, signals: wrongSignals(failedChecks) };
  }
  if (said === null || said !== code) return { verdict: 'unknown', failedChecks, signals: [] };
  if (said >= DOUBTFUL) return { verdict: 'doubtful', failedChecks, signals: ['account_number_doubtful'] };
  return { verdict: 'right', failedChecks, signals: [] };
}

function failedIn(validation: Validation, said: number): AccountNumberCheck[] {
  const failed = new Set<AccountNumberCheck>();
  for (const [bit, check] of FAILED_BITS) if ((said & bit) !== 0) failed.add(check);
  if (validation.account_check === 'failed') failed.add('account_number');
  if (validation.bank_code_check === 'failed') failed.add('bank_code');
  if (validation.length_check === 'failed') failed.add('length');
  if (validation.iban_checksum_check === 'failed') failed.add('iban_checksum');
  return [...failed];
}

/** That the bank is in no directory says nothing else about the number. */
function wrongSignals(failedChecks: readonly AccountNumberCheck[]): RiskSignal[] {
  const isBankAlone = failedChecks.length === 1 && failedChecks[0] === 'bank_code';
  return [
    ...(isBankAlone ? [] : ['account_number_invalid' as const]),
    ...(failedChecks.includes('bank_code') ? ['bank_unknown' as const] : []),
  ];
}

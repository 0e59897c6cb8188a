import { z } from 'zod';
import { scheme } from './vocabulary.ts';

/** No account number is longer, however it is spaced; longer texts are refused before any work. */
const MAX_ACCOUNT_CHARACTERS = 128;

const accountText = z.string().min(1).max(MAX_ACCOUNT_CHARACTERS);

export const ibanAccount = z.strictObject({ scheme: z.literal('iban'), iban: accountText });

export const ukAccount = z.strictObject({
  scheme: z.literal('uk'),
  sortCode: accountText,
  accountNumber: accountText,
  /** A building society's roll number, for instance. */
  secondaryReference: z.string().min(1).max(35).optional(),
});

/** An account as a caller writes it: spaces, hyphens and case are theirs, the BFF normalises. */
export const account = z.discriminatedUnion('scheme', [ibanAccount, ukAccount]);
export type AccountInput = z.infer<typeof account>;

export const bank = z.strictObject({
  name: z.string().nullable(),
  bic: z.string().nullable(),
  city: z.string().nullable(),
});
export type Bank = z.infer<typeof bank>;

/** `null` if no provider knows. */
export const reachability = z.strictObject({
  creditTransfer: z.boolean().nullable(),
  instant: z.boolean().nullable(),
  directDebit: z.boolean().nullable(),
});
export type Reachability = z.infer<typeof reachability>;

/** What can be checked about an account number without asking its bank. */
export const accountNumberCheck = z.enum(['account_number', 'bank_code', 'length', 'iban_checksum']);
export type AccountNumberCheck = z.infer<typeof accountNumberCheck>;

/** What a directory says about the account number itself. */
export const accountNumber = z.strictObject({
  /** `doubtful`: it may be right, but should be verified. `null`: the directory could not say. */
  verdict: z.enum(['valid', 'doubtful', 'invalid']).nullable(),
  failedChecks: z.array(accountNumberCheck),
  /**
   * The date since which the number has been known, `YYYY-MM-DD`: one that has been known for years is rarely a
   * fraudster's.
   */
  firstSeen: z.iso.date().nullable(),
  /** The IBAN that results from bank code and account number by the bank's own rules, if it differs. */
  candidate: z.string().nullable(),
});
export type AccountNumber = z.infer<typeof accountNumber>;

export const accountStatus = z.enum(['active', 'inactive', 'closed', 'switched', 'not_found', 'forbidden']).nullable();
export type AccountStatus = z.infer<typeof accountStatus>;

/** An account as an answer shows it: never in full. */
export const accountSummary = z.strictObject({
  scheme,
  masked: z.string(),
  /** ISO 3166-1 alpha-2. */
  country: z.string().length(2),
  status: accountStatus,
  bank: bank.nullable(),
  reachability: reachability.nullable(),
});
export type AccountSummary = z.infer<typeof accountSummary>;

import { type BatchRequest, batchLine, type ReceiptClaims } from '@payee-check/shared/contract';
import { faultOfIdentifier } from '@payee-check/shared/identifiers';
import { accountValue, nameValue } from '@payee-check/shared/receipt';
import type { z } from 'zod';
import type { TestAccounts } from '../accounts/read-account.ts';
import { readAccount } from '../accounts/read-account.ts';
import type { Question } from '../domain/question.ts';
import { type AskedAgain, faultOfReceipt } from '../receipts/before.ts';
import type { Before } from '../receipts/change.ts';
import { mapInSlices } from '../time/slices.ts';

interface LineError {
  /** A JSON Pointer into the line. */
  readonly path: string;
  readonly message: string;
}

/** A submitted line: it either refers to one of the batch's questions by number, or is invalid. */
export type Line = { readonly id: string } & (
  | {
      readonly question: number;
      readonly reference: string | null;
      readonly before: Before | null;
      readonly errors: null;
    }
  | { readonly question: null; readonly reference: null; readonly before: null; readonly errors: readonly LineError[] }
);

export interface Prepared {
  readonly lines: readonly Line[];
  /** Each question once, however many lines ask it. */
  readonly questions: readonly Question[];
}

export interface PrepareOptions {
  readonly testAccounts: TestAccounts;
  /** What is wrong with an input, without quoting it. */
  explain(schema: z.ZodType, input: unknown): readonly LineError[];
  /** What the earlier receipt states. @throws {ReceiptError} */
  readBefore(asked: AskedAgain): Promise<ReceiptClaims>;
}

function sameQuestion({ account, name, accountType, identifiers }: Question): string {
  const stated = identifiers.map(({ type, value }) => `${type} ${value}`).sort();
  return JSON.stringify([accountValue(account), nameValue(name), accountType, ...stated]);
}

/** Of an earlier receipt, only what the new answer will be compared with is kept. */
function keptOf({ outcome, reason, decision, risk, account_status, identifiers_compared }: ReceiptClaims): Before {
  return { outcome, reason, decision, risk, account_status, identifiers_compared };
}

/** A line has no customer, so a receipt that is bound to one cannot be used here. */
function faultInLine(error: unknown): LineError {
  const { path, message } = faultOfReceipt(error);
  return path === '/subject'
    ? { path: '/receipt', message: 'cannot be accepted: subject_required' }
    : { path, message };
}

/**
 * Reads the lines one by one. A line whose account cannot exist, or whose receipt is about something else, is reported
 * as invalid and not asked. Equal questions become one.
 */
export async function prepare(
  input: BatchRequest['lines'],
  { testAccounts, explain, readBefore }: PrepareOptions,
): Promise<Prepared> {
  const questions: Question[] = [];
  const numbers = new Map<string, number>();
  const invalid = (id: string, ...errors: readonly LineError[]): Line => ({
    id,
    question: null,
    reference: null,
    before: null,
    errors,
  });

  async function read(given: BatchRequest['lines'][number]): Promise<Line> {
    const parsed = batchLine.safeParse(given);
    if (!parsed.success) return invalid(given.id, ...explain(batchLine, given));
    const { id, account, name = '', accountType = null, identifiers = [], reference = null, receipt } = parsed.data;
    const found = readAccount(account, testAccounts);
    if (!found.valid) return invalid(id, { path: `/account${found.fault.path}`, message: found.fault.message });
    const faults = identifiers.flatMap((identifier, index) => {
      const message = faultOfIdentifier(identifier, found.account.country);
      return message === null ? [] : [{ path: `/identifiers/${index}/value`, message }];
    });
    if (faults.length > 0) return invalid(id, ...faults);
    let before: Before | null = null;
    if (receipt !== undefined) {
      try {
        before = keptOf(await readBefore({ receipt, account, name, identifiers }));
      } catch (error) {
        return invalid(id, faultInLine(error));
      }
    }
    const question: Question = { account: found.account, name, accountType, identifiers };
    const key = sameQuestion(question);
    const number = numbers.get(key) ?? questions.push(question) - 1;
    numbers.set(key, number);
    return { id, question: number, reference, before, errors: null };
  }

  return { lines: await mapInSlices(input, read), questions };
}

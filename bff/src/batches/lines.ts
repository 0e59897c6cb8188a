import {
  asksSomething,
  type BatchRequest,
  checkRequest,
  lineId,
  NOTHING_ASKED,
  orderReference,
} from '@payee-check/shared/contract';
import { faultOfIdentifier } from '@payee-check/shared/identifiers';
import { accountValue, nameValue } from '@payee-check/shared/receipt';
import { z } from 'zod';
import type { TestAccounts } from '../accounts/read-account.ts';
import { readAccount } from '../accounts/read-account.ts';
import type { Question } from '../domain/question.ts';

export interface LineError {
  /** A JSON Pointer into the line. */
  readonly path: string;
  readonly message: string;
}

/** A line that was handed in: either it asks one of the batch's questions, by number, or it is invalid. */
export type Line = { readonly id: string } & (
  | { readonly question: number; readonly reference: string | null; readonly errors: null }
  | { readonly question: null; readonly reference: null; readonly errors: readonly LineError[] }
);

export interface Prepared {
  readonly lines: readonly Line[];
  /** Each once, however many lines ask it. */
  readonly questions: readonly Question[];
}

const lineSchema = z
  .strictObject({ ...checkRequest.shape, id: lineId, reference: orderReference.optional() })
  .refine(asksSomething, NOTHING_ASKED);

function sameQuestion({ account, name, accountType, identifiers }: Question): string {
  const stated = identifiers.map(({ type, value }) => `${type} ${value}`).sort();
  return JSON.stringify([accountValue(account), nameValue(name), accountType, ...stated]);
}

/**
 * Reads the lines one by one: what cannot exist is told in its line, and asked of nobody. Equal questions are one.
 *
 * @param explain What is wrong with an input, in our own words.
 */
export function prepare(
  input: BatchRequest['lines'],
  testAccounts: TestAccounts,
  explain: (schema: z.ZodType, input: unknown) => readonly LineError[],
): Prepared {
  const questions: Question[] = [];
  const numbers = new Map<string, number>();
  const invalid = (id: string, ...errors: readonly LineError[]): Line => ({
    id,
    question: null,
    reference: null,
    errors,
  });

  const lines = input.map((given): Line => {
    const parsed = lineSchema.safeParse(given);
    if (!parsed.success) return invalid(given.id, ...explain(lineSchema, given));
    const { id, account, name = '', accountType = null, identifiers = [], reference: order = null } = parsed.data;
    const read = readAccount(account, testAccounts);
    if (!read.valid) return invalid(id, { path: `/account${read.fault.path}`, message: read.fault.message });
    const faults = identifiers.flatMap((identifier, index) => {
      const message = faultOfIdentifier(identifier, read.account.country);
      return message === null ? [] : [{ path: `/identifiers/${index}/value`, message }];
    });
    if (faults.length > 0) return invalid(id, ...faults);
    const question: Question = { account: read.account, name, accountType, identifiers };
    const key = sameQuestion(question);
    const number = numbers.get(key) ?? questions.push(question) - 1;
    numbers.set(key, number);
    return { id, question: number, reference: order, errors: null };
  });
  return { lines, questions };
}

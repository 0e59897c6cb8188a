import type { z } from 'zod';
import { ProblemError } from './problems.ts';

/** A JSON Pointer (RFC 6901). Keys that the caller made up never get here: no schema has free keys. */
function pointer(path: readonly PropertyKey[]): string {
  return path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

const KINDS: Readonly<Record<string, string>> = {
  string: 'a string',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'an array',
  object: 'an object',
};

const characters = (count: number | bigint) => `${count} ${count === 1 ? 'character' : 'characters'}`;

/** What is wrong, in our own words: zod's repeat keys and values that the caller sent. */
function messageOf(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? 'is missing' : `has to be ${KINDS[issue.expected] ?? 'of another type'}`;
    case 'unrecognized_keys':
      return 'holds a property that is not of the contract';
    case 'too_small':
      return issue.origin === 'string' ? `needs ${characters(issue.minimum)} or more` : `is less than ${issue.minimum}`;
    case 'too_big':
      if (issue.origin === 'string') return `has more than ${characters(issue.maximum)}`;
      return issue.origin === 'array' ? `has more than ${issue.maximum} entries` : `is more than ${issue.maximum}`;
    case 'invalid_value':
      return `has to be ${issue.values.map(String).join(' or ')}`;
    case 'custom':
      // Refinements of the contract, whose messages are ours.
      return issue.message;
    default:
      return 'is not of the contract';
  }
}

const MAX_ERRORS = 10;

/** What is wrong with an input, place by place; empty where nothing is. */
export function explain(schema: z.ZodType, input: unknown): { path: string; message: string }[] {
  const { error } = schema.safeParse(input, { reportInput: true });
  const issues = error?.issues.slice(0, MAX_ERRORS) ?? [];
  return issues.map((issue) => ({ path: pointer(issue.path), message: messageOf(issue) }));
}

/** @throws {ProblemError} `invalid_request`, with a pointer to each fault. */
export function parseRequest<T extends z.ZodType>(schema: T, input: unknown): z.output<T> {
  const result = schema.safeParse(input, { reportInput: true });
  if (result.success) return result.data;
  const errors = result.error.issues
    .slice(0, MAX_ERRORS)
    .map((issue) => ({ path: pointer(issue.path), message: messageOf(issue) }));
  throw new ProblemError('invalid_request', { errors });
}

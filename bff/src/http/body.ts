import type { IncomingMessage } from 'node:http';
import type { z } from 'zod';
import { parseJson } from '../outbound/exchange.ts';
import { ProblemError } from './problems.ts';

/** How much a body may hold. */
export interface Most {
  readonly bytes: number;
  /** Entries of all its lists together. */
  readonly entries: number;
}

/** Every request of the contract except a batch fits into an eighth of this. */
const USUAL: Most = { bytes: 8 * 1024, entries: 1000 };

/** The contract's deepest body has four levels. */
const MAX_DEPTH = 16;
/** Members of one object; no object of the contract has a quarter as many. */
const MOST_MEMBERS = 64;

/**
 * JSON is UTF-8 (RFC 8259, 8.1), so that is all its type may say. Split at the semicolons, because a regular expression
 * for the whole would try every way of dividing up white space, of which anybody may send kilobytes.
 */
function isJson(contentType: string): boolean {
  const [type, charset = '', ...rest] = contentType
    .toLowerCase()
    .split(';', 4)
    .map((part) => part.trim());
  const isUtf8 = /^charset\s*=\s*(?:utf-8|"utf-8")$/.test(charset);
  return type === 'application/json' && (charset === '' || isUtf8) && rest.join('') === '';
}

/** Compressed bodies are refused: they could expand without bound. */
export function requireJson(request: IncomingMessage): void {
  const { 'content-type': type, 'content-encoding': encoding } = request.headers;
  const plain = encoding === undefined || encoding.toLowerCase() === 'identity';
  if (type === undefined || !isJson(type) || !plain) throw new ProblemError('unsupported_media_type');
}

/**
 * The whole body, `most` bytes at most, whatever length was announced. What comes after them is not kept: Node discards
 * it while the answer is on its way, until the request times out. Closing at once would lose the answer, because a
 * connection that is closed with bytes unread is reset.
 */
function readBytes(request: IncomingMessage, most: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    if (Number(request.headers['content-length'] ?? 0) > most) {
      reject(new ProblemError('payload_too_large'));
      return;
    }
    const chunks: Buffer[] = [];
    let bytes = 0;
    const stop = () => {
      request.off('data', take);
      request.off('end', finish);
      request.off('error', giveUp);
      request.off('close', giveUp);
    };
    const take = (chunk: Buffer) => {
      bytes += chunk.length;
      chunks.push(chunk);
      if (bytes <= most) return;
      stop();
      request.resume();
      reject(new ProblemError('payload_too_large'));
    };
    const finish = () => {
      stop();
      const [first] = chunks;
      resolve(first !== undefined && chunks.length === 1 ? first : Buffer.concat(chunks, bytes));
    };
    const giveUp = () => {
      stop();
      // Nobody is left to read the answer.
      reject(new ProblemError('invalid_json'));
    };
    request.on('data', take);
    request.on('end', finish);
    request.on('error', giveUp);
    request.on('close', giveUp);
  });
}

const tooMany = (what: string) => new ProblemError('invalid_request', { detail: `The body has too many ${what}` });

/**
 * Called before any schema is applied: zod first collects the faults of every entry of a list, and only then finds that
 * there are too many. Two megabytes of `0,0,0` gave a million faults, which cost a process seconds and its memory.
 */
function assertModest(body: unknown, mostEntries: number): void {
  let entries = 0;
  function look(value: unknown, room: number): void {
    if (typeof value !== 'object' || value === null) return;
    if (room === 0) throw new ProblemError('invalid_json', { detail: 'The body is nested too deeply' });
    const children = Object.values(value);
    if (Array.isArray(value)) entries += children.length;
    else if (children.length > MOST_MEMBERS) throw tooMany('members');
    if (entries > mostEntries) throw tooMany('entries');
    for (const child of children) look(child, room - 1);
  }
  look(body, MAX_DEPTH);
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Reads a JSON body. Of duplicate keys the last one counts, as everywhere in JavaScript; `__proto__` is a key like any
 * other, and no schema knows it.
 */
export async function readJson(request: IncomingMessage, most: Most = USUAL): Promise<unknown> {
  const bytes = await readBytes(request, most.bytes);
  let value: unknown;
  try {
    value = parseJson(utf8.decode(bytes));
  } catch {
    throw new ProblemError('invalid_json');
  }
  assertModest(value, most.entries);
  return value;
}

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
const entries = (count: number | bigint) => `${count} ${count === 1 ? 'entry' : 'entries'}`;

/** What is wrong, in a message of our own: zod's messages repeat keys and values that the caller sent. */
function messageOf(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? 'is missing' : `has to be ${KINDS[issue.expected] ?? 'of another type'}`;
    case 'unrecognized_keys':
      return 'contains an unknown property';
    case 'too_small':
      if (issue.origin === 'string') return `needs ${characters(issue.minimum)} or more`;
      return issue.origin === 'array' ? `needs ${entries(issue.minimum)} or more` : `is less than ${issue.minimum}`;
    case 'too_big':
      if (issue.origin === 'string') return `has more than ${characters(issue.maximum)}`;
      return issue.origin === 'array' ? `has more than ${entries(issue.maximum)}` : `is more than ${issue.maximum}`;
    case 'invalid_value':
      return `has to be ${issue.values.map(String).join(' or ')}`;
    case 'custom':
      // The contract's refinements, whose messages are ours.
      return issue.message;
    default:
      return 'does not match the contract';
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

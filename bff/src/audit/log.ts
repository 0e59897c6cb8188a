import { hash, randomBytes } from 'node:crypto';
import { closeSync, fstatSync, ftruncateSync, openSync, readSync, statSync, writeSync } from 'node:fs';
import type { IssuedClaims } from '../receipts/issuer.ts';
import type { Clock } from '../time/clock.ts';

/** The end of a chain, which the next line continues. */
interface ChainEnd {
  readonly chain: string;
  /** Lines so far. */
  readonly number: number;
  /** Of the last line; empty before the first. */
  readonly hash: string;
}

/** A synchronous version of `hashOfLine` from `@payee-check/shared`. */
const hashOf = (line: string) => hash('sha256', line, 'base64url');

/**
 * The next line of a chain. `hash` comes last and covers the line as written without it, so that a verifier needs no
 * rules for canonical JSON.
 */
function nextLine(end: ChainEnd, entry: object): { readonly line: string; readonly end: ChainEnd } {
  const number = end.number + 1;
  const text = JSON.stringify({ chain: end.chain, number, previous: end.hash, ...entry });
  const own = hashOf(text);
  return { line: `${text.slice(0, -1)},"hash":"${own}"}`, end: { chain: end.chain, number, hash: own } };
}

/** The end of an existing log; `null` if its last line does not belong to a chain, as after a crash. */
function endOf(lastLine: string): ChainEnd | null {
  const found = /^(\{.*),"hash":"([\w-]{43})"\}$/.exec(lastLine);
  if (found === null || found[1] === undefined || found[2] === undefined || hashOf(`${found[1]}}`) !== found[2])
    return null;
  const { chain, number }: { chain?: unknown; number?: unknown } = JSON.parse(`${found[1]}}`);
  return typeof chain === 'string' && typeof number === 'number' ? { chain, number, hash: found[2] } : null;
}

/** What an auditor sees: one line per check and per decision. */
export interface AuditLog {
  append(entry: object): void;
  close(): void;
}

export interface AuditLogOptions {
  /** A file, or `-` for standard output. */
  readonly path: string;
  readonly clock: Clock;
  /** Called when a line could not be written because the disk is full or gone. Checks continue. */
  readonly onFailure: (error: unknown) => void;
}

/** Longer than any line. */
const TAIL_BYTES = 64 * 1024;

/** Only auditors may read a log: its claims are personal data. */
const FOR_US_ALONE = 0o600;

function newChain(clock: Clock): ChainEnd {
  return {
    chain: `${new Date(clock.now()).toISOString()} ${randomBytes(6).toString('base64url')}`,
    number: 0,
    hash: '',
  };
}

/** The text at the end of a file. */
function tailOf(path: string): string {
  const size = statSync(path).size;
  const length = Math.min(size, TAIL_BYTES);
  const bytes = Buffer.alloc(length);
  const file = openSync(path, 'r');
  try {
    readSync(file, bytes, 0, length, size - length);
  } finally {
    closeSync(file);
  }
  return bytes.toString('utf8');
}

/**
 * A disk that fills up takes the beginning of a line without an error. It is taken back, so that the chain stays whole.
 *
 * @throws where not all of it was written
 */
function writeWhole(file: number, text: string): void {
  const written = writeSync(file, text);
  if (written === Buffer.byteLength(text)) return;
  ftruncateSync(file, fstatSync(file).size - written);
  throw new Error('The disk took part of a line');
}

/**
 * Opens a log and continues its chain where the file ends. Each instance needs a file of its own, since two would
 * interleave their lines.
 *
 * @throws where the file cannot be written
 */
export function openAuditLog({ path, clock, onFailure }: AuditLogOptions): AuditLog {
  const isFile = path !== '-';
  const file = isFile ? openSync(path, 'a', FOR_US_ALONE) : null;
  const tail = isFile ? tailOf(path) : '';
  // A crash in the middle of a line leaves it unterminated; what follows starts a new chain.
  const isTorn = tail !== '' && !tail.endsWith('\n');
  const lastLine = isTorn ? '' : (tail.split('\n').at(-2) ?? '');
  let end = endOf(lastLine) ?? newChain(clock);
  let before = isTorn ? '\n' : '';

  return {
    append(entry) {
      const next = nextLine(end, { at: new Date(clock.now()).toISOString(), ...entry });
      try {
        const text = `${before}${next.line}\n`;
        // Synchronous, so that whatever a payer was told is in the log even if the process dies right after.
        if (file === null) process.stdout.write(text);
        else writeWhole(file, text);
        end = next.end;
        before = '';
      } catch (error) {
        onFailure(error);
      }
    },
    close() {
      if (file !== null) closeSync(file);
    },
  };
}

/**
 * One line per check and per decision. It contains what the receipt states (ids, hashes and codes, but no name and no
 * account number) and the hash of the receipt, which leads from a stored receipt to its line.
 */
export const auditIssued =
  (log: AuditLog) =>
  (claims: IssuedClaims, receipt: string | null): void =>
    log.append({
      event: claims.decision === null ? 'check' : 'decision',
      claims,
      receipt: receipt === null ? null : hash('sha256', receipt, 'base64url'),
    });

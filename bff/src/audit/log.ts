import { randomBytes } from 'node:crypto';
import { closeSync, openSync, readSync, statSync, writeSync } from 'node:fs';
import type { Clock } from '../time/clock.ts';
import { type ChainEnd, endOf, nextLine } from './chain.ts';

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
        else writeSync(file, text);
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

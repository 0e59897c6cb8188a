import { randomBytes } from 'node:crypto';
import { closeSync, openSync, readSync, statSync, writeSync } from 'node:fs';
import type { Clock } from '../time/clock.ts';
import { type ChainEnd, endOf, nextLine } from './chain.ts';

/** What an auditor is shown: one line for each check and each decision. */
export interface AuditLog {
  append(entry: object): void;
  close(): void;
}

export interface AuditLogOptions {
  /** A file, or `-` for standard output. */
  readonly path: string;
  readonly clock: Clock;
  /** A line that could not be written: the disk is full, or gone. Checks go on. */
  readonly onFailure: (error: unknown) => void;
}

/** Longer than any line. */
const TAIL_BYTES = 64 * 1024;

/** A log is for those who audit; the claims in it are personal data. */
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
 * Opens a log to be continued: the chain goes on where the file ends. A file is for one instance, since two would write
 * between each other's lines.
 *
 * @throws where the file cannot be written
 */
export function openAuditLog({ path, clock, onFailure }: AuditLogOptions): AuditLog {
  const isFile = path !== '-';
  const file = isFile ? openSync(path, 'a', FOR_US_ALONE) : null;
  const tail = isFile ? tailOf(path) : '';
  // A crash in the middle of a line leaves it without an end: what follows is a chain of its own.
  const isTorn = tail !== '' && !tail.endsWith('\n');
  const lastLine = isTorn ? '' : (tail.split('\n').at(-2) ?? '');
  let end = endOf(lastLine) ?? newChain(clock);
  let before = isTorn ? '\n' : '';

  return {
    append(entry) {
      const next = nextLine(end, { at: new Date(clock.now()).toISOString(), ...entry });
      try {
        const text = `${before}${next.line}\n`;
        // At once: what was answered to a payer is in the log, whatever happens to the process then.
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

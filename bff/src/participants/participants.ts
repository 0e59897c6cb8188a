import { readFileSync, type Stats, statSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import type { Account } from '../domain/question.ts';
import type { Metrics } from '../metrics/metrics.ts';
import type { Clock } from '../time/clock.ts';
import { DAY_MS } from '../time/units.ts';
import { isLeftOut, isStale } from './left-out.ts';
import { type ParticipantList, ParticipantListError, readParticipants } from './list.ts';

/** What operators are told about the list. */
interface ParticipantsState {
  /** `YYYY-MM-DD`. */
  readonly asOf: string;
  /** Older than 30 days, in which case every bank is asked. */
  readonly stale: boolean;
}

/** Which banks take part in the schemes that the providers ask through. */
export interface Participants {
  /**
   * Whether the account's bank certainly takes no part, so that asking would be in vain.
   *
   * @param bic What is already known about the bank; `null`: nothing.
   */
  leavesOut(account: Account, bic: string | null): boolean;
  /** Counts a call that was not made for this reason. */
  callSaved(): void;
  state(): ParticipantsState;
}

export interface ParticipantsOptions {
  readonly path: string;
  readonly clock: Clock;
  readonly metrics: Pick<Metrics, 'participantsListed' | 'callSaved'>;
  readonly log: { info(fields: object, message: string): void; warn(fields: object, message: string): void };
}

/** How often the file is looked at. */
const LOOK_EVERY_MS = 60_000;
/** Far more than all banks of Europe: a larger file is another one, and reading it would stop everything else. */
const MAX_BYTES = 4 * 1024 * 1024;

const dayOf = (time: number) => new Date(time).toISOString().slice(0, 10);

function refuseIfTooLarge({ size }: Stats): void {
  if (size > MAX_BYTES) throw new ParticipantListError('it is larger than 4 MiB');
}

function checked(text: string, now: number): ParticipantList {
  const list = readParticipants(text);
  if (list.asOf > now + DAY_MS) throw new ParticipantListError('its day lies in the future');
  return list;
}

/**
 * Keeps the list from a file. A replaced file is picked up once it has been the same for a minute: of one that is still
 * being written, the banks that are not in it yet would be left out. If it cannot be read, the old list stays in use until
 * it is too old.
 *
 * @throws {ParticipantListError} and what the file system throws, if there is no list at start
 */
export function openParticipants({ path, clock, metrics, log }: ParticipantsOptions): Participants {
  const stats = statSync(path);
  refuseIfTooLarge(stats);
  /** Of the file that was read last; of the one that was looked at last. */
  let stamp = stampOf(stats);
  let seen = stamp;
  let refused = '';
  let list = checked(readFileSync(path, 'utf8'), clock.now());
  let lookedAt = clock.now();
  let saidStale = false;
  told();

  function told(): void {
    metrics.participantsListed(list.asOf);
    log.info({ asOf: dayOf(list.asOf), institutions: list.byInstitution.size }, 'the list of participants was read');
    saidStale = false;
    warnIfStale();
  }

  function warnIfStale(): boolean {
    const stale = isStale(list, clock.now());
    if (stale && !saidStale) {
      log.warn(
        { asOf: dayOf(list.asOf) },
        'the list of participants is older than 30 days: every bank is asked. Put a new one in its place (VOP_PARTICIPANTS_FILE)',
      );
      saidStale = true;
    }
    return stale;
  }

  async function lookAgain(): Promise<void> {
    try {
      const stats = await stat(path);
      const now = stampOf(stats);
      const isSettled = now === seen;
      seen = now;
      if (now === stamp || !isSettled) return;
      stamp = now;
      refuseIfTooLarge(stats);
      list = checked(await readFile(path, 'utf8'), clock.now());
      told();
    } catch (error) {
      const why = error instanceof ParticipantListError ? error.message : 'cannot be read';
      // A file that is missing is looked for every minute.
      if (refused === stamp + why) return;
      refused = stamp + why;
      log.warn({ why }, 'the new list of participants is not usable: the old one stays in use');
    }
  }

  function look(): void {
    if (clock.now() - lookedAt < LOOK_EVERY_MS) return;
    lookedAt = clock.now();
    void lookAgain();
  }

  return {
    leavesOut(account, bic) {
      look();
      return !warnIfStale() && isLeftOut(list, account, bic, clock.now());
    },
    callSaved: () => metrics.callSaved(),
    state() {
      look();
      return { asOf: dayOf(list.asOf), stale: warnIfStale() };
    },
  };
}

function stampOf({ mtimeMs, size, ino }: Stats): string {
  return `${mtimeMs} ${size} ${ino}`;
}

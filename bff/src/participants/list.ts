import { z } from 'zod';
import { DAY_MS } from '../time/units.ts';

/** One participant of a verification scheme. */
export interface Participant {
  /** ISO 9362: 8 or 11 characters. */
  readonly bic: string;
  /** Epoch milliseconds: the start of the first day on which it takes part; `null`: it does already. */
  readonly from: number | null;
  /** Epoch milliseconds: the end of its last day; `null` if there is none. */
  readonly until: number | null;
}

/** Who took part on a given day. */
export interface ParticipantList {
  /** Epoch milliseconds: the start of the day on which the list was taken. */
  readonly asOf: number;
  /** By institution and country, which are the first six characters of a BIC. */
  readonly byInstitution: ReadonlyMap<string, readonly Participant[]>;
}

/** The list cannot be read. The message says where and why, without quoting the list. */
export class ParticipantListError extends Error {
  override readonly name = 'ParticipantListError';
  readonly code = 'participants_invalid';
}

/** As ISO 20022 has it (`BICFIDec2014Identifier`): an institution's four characters can be digits. */
const BIC = /^[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}(?:[A-Z0-9]{3})?$/;
const HEADER = ['bic', 'from', 'until'];

const listed = z.strictObject({
  asOf: z.string(),
  participants: z.array(z.strictObject({ bic: z.string(), from: z.string().nullish(), until: z.string().nullish() })),
});

function dayOf(text: string, where: string): number {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  // `Date` would read `2026-02-30` as a day in March.
  if (Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== text) {
    throw new ParticipantListError(`${where}: a date has to be an existing day, as YYYY-MM-DD`);
  }
  return at;
}

function participantOf(bic: string, from: string, until: string, where: string): Participant {
  if (!BIC.test(bic)) throw new ParticipantListError(`${where}: a BIC has 8 or 11 capitals and digits`);
  const participant = {
    bic,
    from: from === '' ? null : dayOf(from, where),
    until: until === '' ? null : dayOf(until, where) + DAY_MS,
  };
  // Probably the other way round: as it stands, the bank would never be asked.
  if (participant.until !== null && (participant.from ?? 0) >= participant.until) {
    throw new ParticipantListError(`${where}: ends before it begins`);
  }
  return participant;
}

function listOf(asOf: number, participants: readonly Participant[]): ParticipantList {
  if (participants.length === 0) throw new ParticipantListError('it names no bank');
  const byInstitution = new Map<string, Participant[]>();
  for (const participant of participants) {
    const institution = participant.bic.slice(0, 6);
    const known = byInstitution.get(institution);
    if (known === undefined) byInstitution.set(institution, [participant]);
    else known.push(participant);
  }
  return { asOf, byInstitution };
}

/** `as_of,2026-11-20`, then `bic,from,until`, then a line for each bank; with commas or semicolons. */
function readCsv(text: string): ParticipantList {
  let asOf: number | null = null;
  let hasHeader = false;
  const participants: Participant[] = [];
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    const where = `line ${index + 1}`;
    const cells = line.split(/[,;]/).map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'));
    while (cells.length > HEADER.length && cells.at(-1) === '') cells.pop();
    if (cells.every((cell) => cell === '')) continue;
    const [bic = '', from = '', until = ''] = cells;
    if (asOf === null) {
      if (bic !== 'as_of') throw new ParticipantListError(`${where}: has to say as_of and the day of the list`);
      asOf = dayOf(from, where);
    } else if (!hasHeader) {
      if (cells.join() !== HEADER.join()) throw new ParticipantListError(`${where}: has to be ${HEADER.join()}`);
      hasHeader = true;
    } else {
      if (cells.length > HEADER.length) throw new ParticipantListError(`${where}: has more than ${HEADER.join(', ')}`);
      participants.push(participantOf(bic, from, until, where));
    }
  }
  if (asOf === null) throw new ParticipantListError('line 1: has to say as_of and the day of the list');
  return listOf(asOf, participants);
}

/** Where a JSON text is malformed; engines word the position differently. */
function brokenAt(text: string, error: unknown): string {
  const position = Number(/position (\d+)/.exec(String(error))?.[1] ?? text.length);
  return `line ${text.slice(0, position).split('\n').length}`;
}

function readJson(text: string): ParticipantList {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new ParticipantListError(`${brokenAt(text, error)}: is not JSON`);
  }
  const { data, error } = listed.safeParse(value);
  if (data === undefined) {
    const path = error.issues[0]?.path.join('/') ?? '';
    throw new ParticipantListError(`/${path}: is not { "asOf", "participants": [{ "bic", "from", "until" }] }`);
  }
  return listOf(
    dayOf(data.asOf, '/asOf'),
    data.participants.map(({ bic, from, until }, index) =>
      participantOf(bic, from ?? '', until ?? '', `/participants/${index}`),
    ),
  );
}

/**
 * Reads a list of participants: JSON if it begins with a brace, otherwise CSV.
 *
 * @throws {ParticipantListError} with the line, or the place in the JSON
 */
export function readParticipants(text: string): ParticipantList {
  const content = text.replace(/^\uFEFF/, '');
  return content.trimStart().startsWith('{') ? readJson(content) : readCsv(content);
}

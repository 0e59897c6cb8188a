import { validateIban } from '@payee-check/shared/iban';
import type { Account } from '../domain/question.ts';
import { DAY_MS } from '../time/units.ts';
import type { Participant, ParticipantList } from './list.ts';

/** An older list says too little about today. */
const FRESH_MS = 30 * DAY_MS;

export const isStale = ({ asOf }: ParticipantList, now: number): boolean => now - asOf > FRESH_MS;

/**
 * The institution that keeps an account, if the account number states it: in some countries an IBAN's bank code is the
 * first four letters of the BIC (IBAN registry: NL, IE, MT, LV, RO, BG and others).
 */
function institutionIn(account: Account): string | null {
  if (account.scheme !== 'iban') return null;
  const read = validateIban(account.iban);
  return read.valid && /^[A-Z]{4}$/.test(read.bankCode) ? read.bankCode + read.country : null;
}

/** Today, with a day of tolerance on either side: the dates are in the bank's own time zone. */
function mayTakePart({ from, until }: Participant, now: number): boolean {
  return (from === null || from - DAY_MS <= now) && (until === null || now < until + DAY_MS);
}

/** Whether any bank of a country takes part: a list that does not cover a country leaves nobody out there. */
function covers({ byInstitution }: ParticipantList, country: string, now: number): boolean {
  for (const [institution, participants] of byInstitution) {
    if (institution.endsWith(country) && participants.some((participant) => mayTakePart(participant, now))) return true;
  }
  return false;
}

/**
 * Whether a list certainly leaves a bank out. Anything uncertain counts as no: an old list, a country without any
 * entry, an account whose bank is unknown, a bank with another office that takes part.
 *
 * @param bic What is already known about the account's bank; `null`: nothing.
 */
export function isLeftOut(list: ParticipantList, account: Account, bic: string | null, now: number): boolean {
  if (isStale(list, now)) return false;
  const institution = bic?.slice(0, 6) ?? institutionIn(account);
  if (institution === null) return false;
  const country = institution.slice(4);
  if (!covers(list, country, now)) return false;
  const listed = list.byInstitution.get(institution) ?? [];
  const office = bic === null ? [] : listed.filter((participant) => participant.bic.startsWith(bic.slice(0, 8)));
  return !(office.length > 0 ? office : listed).some((participant) => mayTakePart(participant, now));
}

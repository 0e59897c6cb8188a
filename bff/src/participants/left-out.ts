import { validateIban } from '@payee-check/shared/iban';
import type { Account } from '../domain/question.ts';
import type { Participant, ParticipantList } from './list.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** A list that is older than this says too little about today. */
const FRESH_MS = 30 * DAY_MS;

export const isStale = ({ asOf }: ParticipantList, now: number): boolean => now - asOf > FRESH_MS;

/**
 * The institution that keeps an account, where its number says so: in some countries an IBAN's bank code is the first four
 * letters of the BIC (IBAN registry: NL, IE, MT, LV, RO, BG and others).
 */
function institutionIn(account: Account): string | null {
  if (account.scheme !== 'iban') return null;
  const read = validateIban(account.iban);
  return read.valid && /^[A-Z]{4}$/.test(read.bankCode) ? read.bankCode + read.country : null;
}

/** Today, or with a day on either side: dates are a bank's own, and so is its midnight. */
function mayTakePart({ from, until }: Participant, now: number): boolean {
  return (from === null || from - DAY_MS <= now) && (until === null || now < until + DAY_MS);
}

/** Whether anybody of a country takes part: what a list does not look at, it does not leave out. */
function covers({ byInstitution }: ParticipantList, country: string, now: number): boolean {
  for (const [institution, participants] of byInstitution) {
    if (institution.endsWith(country) && participants.some((it) => mayTakePart(it, now))) return true;
  }
  return false;
}

/**
 * Whether a list leaves a bank out for certain. Whatever is uncertain is not: a list that is old, a country of which the
 * list names nobody, an account whose bank is not known, a bank with another office that takes part.
 *
 * @param bic What is known of the account's bank already; `null`: nothing.
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

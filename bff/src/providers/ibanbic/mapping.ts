import type { AccountNumber, Bank, Reachability } from '@payee-check/shared/contract';
import { validateIban } from '@payee-check/shared/iban';
import type { DetailsAnswer } from '../provider.ts';
import { type ReadNumber, readNumber } from './return-code.ts';
import { readDate, readSignals } from './risk.ts';
import type { BicCandidate, Validation } from './schema.ts';

/** ISO 9362: party prefix, country, party suffix, and perhaps a branch. */
const BIC = /^[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}(?:[A-Z0-9]{3})?$/;
/** The longest that a bank's or a city's name can be. */
const LONGEST = 140;

/** An answer about an account that was not asked about. */
export const NOTHING_KNOWN: DetailsAnswer = {
  found: false,
  bank: null,
  reachability: null,
  number: null,
  signals: null,
  reference: null,
};

/**
 * A validation as evidence. An account number that is wrong according to the service's tables belongs to no account, so
 * there is no bank to report; whether it is on a list is reported all the same.
 */
export function readDetails(validation: Validation, now: number): DetailsAnswer {
  const read = readNumber(validation);
  const lists = readSignals(validation, now);
  const bank = readBank(validation);
  const number = tellNumber(validation, read);
  // If nothing was looked up, an empty list would not mean that nothing was found.
  const signals =
    lists === null && read.signals.length === 0 ? null : [...new Set([...read.signals, ...(lists ?? [])])];
  if (read.verdict === 'wrong') return { ...NOTHING_KNOWN, number, signals };
  const isUnknown = read.verdict === 'unknown';
  return {
    // An answer that says nothing about the number has found the account only if it knows its bank.
    found: !isUnknown || bank !== null,
    bank,
    reachability: readReachability(validation, now),
    number,
    signals: isUnknown && signals?.length === 0 ? null : signals,
    reference: null,
  };
}

const VERDICTS = { right: 'valid', doubtful: 'doubtful', wrong: 'invalid', unknown: null } as const;

/** `null` if there is nothing to report. */
function tellNumber(validation: Validation, { verdict, failedChecks }: ReadNumber): AccountNumber | null {
  const told = VERDICTS[verdict];
  const firstSeen = readDate(validation.iban_first_seen);
  const candidate = validateIban(validation.iban_candidate ?? '');
  const isAnother = candidate.valid && candidate.iban !== plain(validation.iban);
  if (told === null && firstSeen === null && !isAnother) return null;
  return {
    verdict: told,
    failedChecks: [...failedChecks],
    firstSeen: firstSeen === null ? null : new Date(firstSeen).toISOString().slice(0, 10),
    candidate: isAnother ? candidate.iban : null,
  };
}

function readBank(validation: Validation): Bank | null {
  const candidate = chosen(validation.bic_candidates);
  const bank = {
    name: short(validation.bank),
    bic: candidate?.bic ?? null,
    // A candidate's city may be that of its headquarters.
    city: short(validation.bank_city) ?? short(candidate?.city ?? null),
  };
  return bank.name === null && bank.bic === null && bank.city === null ? null : bank;
}

/**
 * `sct` and `sdd` are about the first candidate and mean something only if that is in the Bundesbank's SCL directory;
 * they are not applied to another bank's BIC. `sct_inst` is about the IBAN.
 */
function readReachability(validation: Validation, now: number): Reachability | null {
  const [first] = validation.bic_candidates;
  const same = institution(first?.bic) === institution(chosen(validation.bic_candidates)?.bic);
  const listed = validation.in_scl_directory === true && same;
  const ready = (readDate(validation.sct_inst_readiness_date) ?? now) <= now;
  const reachability = {
    creditTransfer: listed ? validation.sct : null,
    instant: validation.sct_inst === true ? ready : validation.sct_inst,
    directDebit: listed ? validation.sdd : null,
  };
  return Object.values(reachability).every((reached) => reached === null) ? null : reachability;
}

/**
 * The first candidate that comes from a national bank or the ECB; otherwise the first one, which was harvested from the
 * web.
 */
function chosen(candidates: readonly BicCandidate[]): BicCandidate | null {
  const valid = candidates
    .map((candidate) => ({ ...candidate, bic: (candidate.bic ?? '').replaceAll(' ', '').toUpperCase() }))
    .filter(({ bic }) => BIC.test(bic));
  return valid.find(({ wwwcount, city }) => wwwcount === 0 || city !== null) ?? valid[0] ?? null;
}

function institution(bic: string | null | undefined): string {
  return (bic ?? '').replaceAll(' ', '').toUpperCase().slice(0, 8);
}

function short(value: string | null): string | null {
  return value === null || value.length > LONGEST ? null : value;
}

function plain(iban: string): string {
  return iban.replace(/\s/g, '').toUpperCase();
}

import type { RiskSignal } from '@payee-check/shared/contract';
import type { Validation } from './schema.ts';

const LISTS: ReadonlyMap<string, RiskSignal> = new Map([
  ['www', 'listed_on_web'],
  ['fake', 'fake_generator'],
  ['blacklist', 'listed_as_fraud'],
]);

/** "More than about 2 weeks old, chances are that this IBAN is legitimate." */
const YOUNG_MS = 14 * 24 * 60 * 60 * 1000;

type Lists = Pick<Validation, 'iban_listed' | 'iban_www_occurrences' | 'iban_url' | 'iban_first_seen'>;

/**
 * The risk signals of an answer, each once. `null` if the service could not say: it did not say whether the IBAN is
 * listed, or it named an unknown list, and there is no other signal either.
 */
export function readSignals(lists: Lists, now: number): RiskSignal[] | null {
  const signals = new Set<RiskSignal>();
  let known = lists.iban_listed !== undefined;
  for (const list of namedIn(lists)) {
    const signal = LISTS.get(list);
    if (signal === undefined) known = false;
    else signals.add(signal);
  }
  // "If iban_url contains IBAN_BLACKLISTED, it is not necessarily publicly visible but has been reported as suspicious."
  if (lists.iban_url?.includes('IBAN_BLACKLISTED')) signals.add('listed_as_fraud');
  else if ((lists.iban_www_occurrences ?? 0) > 0) signals.add('listed_on_web');
  if (isYoung(lists.iban_first_seen, now)) signals.add('recently_first_seen');
  return signals.size === 0 && !known ? null : [...signals];
}

/** Unknown lists. */
export function unknownLists(lists: Pick<Validation, 'iban_listed'>): string[] {
  return namedIn(lists).filter((list) => !LISTS.has(list));
}

function namedIn(lists: Pick<Validation, 'iban_listed'>): readonly string[] {
  return (lists.iban_listed ?? '').toLowerCase().match(/[^\s,;]+/g) ?? [];
}

/**
 * The date has no time zone. Read as UTC it is never too early for a service in Germany, so an IBAN is taken to be an
 * hour or two younger than it is, never older; a date in the future counts as young as well.
 */
function isYoung(firstSeen: string | null, now: number): boolean {
  const at = readDate(firstSeen);
  return at !== null && now - at < YOUNG_MS;
}

/** `YYYY-MM-DD`, with or without a time, or `YYYYMMDD`, as epoch milliseconds; `null` for no such day. */
export function readDate(value: string | null): number | null {
  const parts = /^(\d{4})-?(\d\d)-?(\d\d)(?:[ T](\d\d):(\d\d)(?::(\d\d))?)?/.exec(value ?? '');
  if (parts === null) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts
    .slice(1)
    .map((part) => Number(part ?? 0));
  const at = Date.UTC(year, month - 1, day, hour, minute, second);
  // Zero dates ("0000-00-00"), 31 February and the like would be turned into another day.
  return year >= 1970 && new Date(at).getUTCDate() === day && new Date(at).getUTCMonth() === month - 1 ? at : null;
}

import type { Holder } from '../directory/holder.ts';

const DAY = 24 * 60 * 60 * 1000;

/** `YYYY-MM-DD HH:MM:SS`, as `iban_first_seen` is documented. */
const stamp = (at: number) => new Date(at).toISOString().slice(0, 19).replace('T', ' ');
const date = (at: number) => stamp(at).slice(0, 10);

/** The documented fields on fraud. Numbers come as strings here and as numbers there, as with the real service. */
export function fraudFields(holder: Holder | null, now: number): Readonly<Record<string, string | number>> {
  const firstSeen = holder?.firstSeenDaysAgo ?? null;
  return {
    iban_listed: holder?.listing ?? '',
    ...occurrences(holder, now),
    iban_reported_to_exist: 0,
    iban_last_reported: '',
    iban_first_seen: firstSeen === null ? '' : stamp(now - firstSeen * DAY),
  };
}

function occurrences(holder: Holder | null, now: number): Readonly<Record<string, string | number>> {
  const onTheWeb = holder?.listing === 'www';
  const blacklisted = holder?.listing === 'blacklist';
  return {
    iban_www_occurrences: onTheWeb ? '14' : blacklisted ? '1' : '0',
    www_seen_from: onTheWeb ? date(now - 900 * DAY) : '',
    www_seen_until: onTheWeb ? date(now - 20 * DAY) : '',
    iban_url: onTheWeb ? 'www.example.org/donate' : blacklisted ? 'IBAN_BLACKLISTED' : '',
    url_rank: onTheWeb ? '120345' : '',
    url_category: onTheWeb ? 'charity' : '',
    url_min_depth: onTheWeb ? 1 : '',
    url_prominence: '',
  };
}

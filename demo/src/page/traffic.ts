import type { RequestLog } from '../sandbox/index.ts';
import { providerNames as asked, providerTitles } from '../sandbox/provider-names.ts';
import type { Wire } from '../server/wire.ts';

/** One request, whoever made it. Times in milliseconds since the epoch. */
export interface Trip {
  readonly from: string;
  readonly to: string;
  readonly method: string;
  readonly path: string;
  /** `null` if it cannot be seen. */
  readonly status: number | null;
  readonly start: number;
  readonly ms: number;
  /** How many similar requests are shown as one; their time is from the start of the first to the end of the last. */
  readonly times?: number;
}

/** The BFF's routes as a browser calls them, by path only: the browser's own record does not name the method. */
const routes: readonly (readonly [RegExp, string, string])[] = [
  [/^\/v1\/checks$/, 'POST', '/v1/checks'],
  [/^\/v1\/checks\/[^/]+$/, 'GET', '/v1/checks/:id'],
  [/^\/v1\/checks\/[^/]+\/decision$/, 'POST', '/v1/checks/:id/decision'],
  [/^\/v1\/accounts\/details$/, 'POST', '/v1/accounts/details'],
  [/^\/v1\/sessions$/, 'POST', '/v1/sessions'],
];

/** The shop's own routes that take part in a check. */
const shopRoutes: ReadonlySet<string> = new Set(['/session', '/orders', '/payout-accounts', '/suppliers']);

/** The browser's record of one of the page's requests; `null` if it has nothing to do with a check. */
export function browserTrip(entry: PerformanceResourceTiming, timeOrigin: number, ownOrigin: string): Trip | null {
  const { origin, pathname } = new URL(entry.name);
  const shared = {
    from: 'browser',
    // 0: the browser does not reveal it.
    status: entry.responseStatus || null,
    start: timeOrigin + entry.startTime,
    ms: Math.round(entry.duration),
  };
  if (origin === ownOrigin) {
    return shopRoutes.has(pathname) ? { ...shared, to: 'shop', method: 'POST', path: pathname } : null;
  }
  const [, method, path] = routes.find(([pattern]) => pattern.test(pathname)) ?? [];
  return method && path ? { ...shared, to: 'BFF', method, path } : null;
}

/** Follows the requests that servers recorded: each `read` returns those since the one before. */
export function wireReader() {
  const seen = new Map<string, number>();

  function fresh(key: string, { total, recent }: RequestLog, from: string, to: string): Trip[] {
    const before = seen.get(key);
    seen.set(key, total);
    // The first read, or a restarted server: earlier requests have nothing to do with this page.
    if (before === undefined || total < before) return [];
    return recent.slice(0, total - before).map(({ at, method, route, status, elapsedMs }) => ({
      from,
      to,
      method,
      path: route,
      status: status || null,
      start: Date.parse(at) - elapsedMs,
      ms: elapsedMs,
    }));
  }

  return ({ shop, providers }: Wire): Trip[] => [
    ...fresh('shop', shop, 'shop', 'BFF'),
    ...asked.flatMap((name) => fresh(name, providers[name], 'BFF', providerTitles[name])),
  ];
}

/** Requests less than this apart belong together. */
const PAUSE_MS = 1500;

/** Sorts by time, and splits where nothing happened for a while. */
export function bursts(trips: readonly Trip[]): Trip[][] {
  const groups: Trip[][] = [];
  let end = Number.NEGATIVE_INFINITY;
  for (const trip of [...trips].sort((a, b) => a.start - b.start)) {
    if (trip.start > end + PAUSE_MS) groups.push([]);
    groups.at(-1)?.push(trip);
    end = Math.max(end, trip.start + trip.ms);
  }
  return groups;
}

/** From this number on, similar requests share one line: pages of a list, a history read transaction by transaction. */
const MANY = 3;

/** Combines repeated requests of a server to a provider. */
export function collected(trips: readonly Trip[]): Trip[] {
  const alike = new Map<string, Trip[]>();
  for (const trip of trips) {
    const key = [trip.from, trip.to, trip.method, trip.path, trip.status].join(' ');
    alike.set(key, [...(alike.get(key) ?? []), trip]);
  }
  return [...alike.values()]
    .flatMap((group) => {
      const [first] = group;
      if (!first || group.length < MANY || first.from === 'browser') return group;
      const end = Math.max(...group.map(({ start, ms }) => start + ms));
      return [{ ...first, ms: Math.round(end - first.start), times: group.length }];
    })
    .sort((a, b) => a.start - b.start);
}

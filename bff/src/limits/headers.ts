import { createHash } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import type { Charge, LimitName } from './limit.ts';

/** Which counter it is, as draft 8 wants it told apart; computed as express-rate-limit does, which exports no function for it. */
function partitionKey(key: string): string {
  return Buffer.from(createHash('sha256').update(key).digest('hex').slice(0, 12)).toString('base64');
}

/** What is known of an account beyond this session is nobody's business, not even as a count. */
const UNANNOUNCED: ReadonlySet<LimitName> = new Set([
  'names-per-account',
  'names-per-account-and-address',
  'disclosures-per-account',
]);

/**
 * Adds what the limits of a check said to what express-rate-limit has written of the request as a whole, in the same form
 * (draft-ietf-httpapi-ratelimit-headers-08). Each limit is written once, by whoever counts it.
 */
export function addRateLimits(response: ServerResponse, charges: readonly Charge[], now: number): void {
  for (const { name, key, limit, total, resetsAt, windowMs } of charges) {
    if (UNANNOUNCED.has(name)) continue;
    const seconds = Math.max(0, Math.ceil((resetsAt - now) / 1000));
    const window = Math.ceil(windowMs / 1000);
    response.appendHeader('RateLimit', `"${name}"; r=${Math.max(0, limit - total)}; t=${seconds}`);
    response.appendHeader('RateLimit-Policy', `"${name}"; q=${limit}; w=${window}; pk=:${partitionKey(key)}:`);
  }
}

import { createHash } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import type { Charge } from './charges.ts';
import type { LimitName } from './errors.ts';

/** Which counter it is, as draft 8 wants it told apart: the beginning of a hash, the same for one owner and limit. */
function partition(owner: string): string {
  return createHash('sha256').update(owner).digest('base64').slice(0, 8);
}

/** What is known of an account beyond this session is nobody's business, not even as a count. */
const UNANNOUNCED: ReadonlySet<LimitName> = new Set([
  'names-per-account',
  'names-per-account-and-address',
  'disclosures-per-account',
]);

/**
 * Adds what the limits of a check said to those of the request as a whole (draft-ietf-httpapi-ratelimit-headers-08),
 * in the form that express-rate-limit writes.
 */
export function addRateLimits(response: ServerResponse, charges: readonly Charge[], owner: string, now: number): void {
  const partitionKey = partition(owner);
  for (const { name, limit, total, resetsAt, windowMs } of charges.filter((charge) => !UNANNOUNCED.has(charge.name))) {
    const seconds = Math.max(0, Math.ceil((resetsAt - now) / 1000));
    response.appendHeader('RateLimit', `"${name}"; r=${Math.max(0, limit - total)}; t=${seconds}`);
    response.appendHeader(
      'RateLimit-Policy',
      `"${name}"; q=${limit}; w=${Math.ceil(windowMs / 1000)}; pk=:${partitionKey}:`,
    );
  }
}

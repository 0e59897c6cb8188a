import type { Fault } from './server/faults.ts';

/** One entry of the menu that the demo page offers for each provider. */
export interface FaultChoice {
  readonly id: string;
  readonly label: string;
  readonly fault: Fault;
}

/** Everything that can be made to go wrong, ready to be listed and picked by id. */
export const faultMenu: readonly FaultChoice[] = [
  { id: 'slow', label: 'Slow (4 s)', fault: { kind: 'slow', ms: 4000 } },
  { id: 'unauthorized', label: '401', fault: { kind: 'status', status: 401 } },
  { id: 'expired_token', label: 'Token expired', fault: { kind: 'expired_token' } },
  { id: 'no_credits', label: '403, credits used up', fault: { kind: 'status', status: 403 } },
  { id: 'not_found', label: '404', fault: { kind: 'status', status: 404 } },
  { id: 'timed_out', label: '408', fault: { kind: 'status', status: 408 } },
  { id: 'misdirected', label: '421', fault: { kind: 'status', status: 421 } },
  { id: 'too_many', label: '429', fault: { kind: 'status', status: 429 } },
  { id: 'too_many_retry', label: '429, Retry-After 2', fault: { kind: 'status', status: 429, retryAfter: 2 } },
  { id: 'server_error', label: '500', fault: { kind: 'status', status: 500 } },
  { id: 'unavailable', label: '503', fault: { kind: 'status', status: 503 } },
  { id: 'malformed', label: 'Malformed JSON', fault: { kind: 'malformed' } },
  { id: 'html', label: 'HTML in place of JSON', fault: { kind: 'html' } },
  { id: 'truncated', label: 'Truncated JSON', fault: { kind: 'truncated' } },
  { id: 'hang', label: 'Hang before headers', fault: { kind: 'hang_before_headers' } },
  { id: 'hang_body', label: 'Hang after headers', fault: { kind: 'hang_after_headers' } },
  { id: 'reset', label: 'Reset in mid body', fault: { kind: 'reset_mid_body' } },
  { id: 'huge', label: 'Answer of 30 MB', fault: { kind: 'huge' } },
  { id: 'array', label: 'Array in place of an object', fault: { kind: 'wrong_answer', how: 'array' } },
  { id: 'unknown_word', label: 'Unknown word', fault: { kind: 'wrong_answer', how: 'unknown_word' } },
  { id: 'needless_name', label: 'Name where none belongs', fault: { kind: 'wrong_answer', how: 'needless_name' } },
  { id: 'contradiction', label: 'Contradictory fields', fault: { kind: 'wrong_answer', how: 'contradiction' } },
  { id: 'wrong_clock', label: 'Clock two minutes fast', fault: { kind: 'wrong_clock', ms: 120_000 } },
];

import type { Fault } from './server/faults.ts';

/** One entry of the menu that the demo page offers for each provider. */
export interface FaultChoice {
  readonly id: string;
  readonly label: string;
  readonly fault: Fault;
}

/** Everything that can be made to go wrong, ready to be listed and picked by id. */
export const faultMenu: readonly FaultChoice[] = [
  { id: 'slow', label: 'Answers after 4 seconds', fault: { kind: 'slow', ms: 4000 } },
  { id: 'unauthorized', label: 'Refuses our login (401)', fault: { kind: 'status', status: 401 } },
  { id: 'expired_token', label: 'Says that our login has expired', fault: { kind: 'expired_token' } },
  { id: 'no_credits', label: 'Says that our credit is used up (403)', fault: { kind: 'status', status: 403 } },
  { id: 'not_found', label: 'Does not know the address we call (404)', fault: { kind: 'status', status: 404 } },
  { id: 'timed_out', label: 'Gives up before it has an answer (408)', fault: { kind: 'status', status: 408 } },
  { id: 'misdirected', label: 'Says that we ask the wrong place (421)', fault: { kind: 'status', status: 421 } },
  { id: 'too_many', label: 'Says that we ask too often (429)', fault: { kind: 'status', status: 429 } },
  {
    id: 'too_many_retry',
    label: 'Asks us to wait 2 seconds (429)',
    fault: { kind: 'status', status: 429, retryAfter: 2 },
  },
  { id: 'server_error', label: 'Has an error of its own (500)', fault: { kind: 'status', status: 500 } },
  { id: 'unavailable', label: 'Is out of service (503)', fault: { kind: 'status', status: 503 } },
  { id: 'malformed', label: 'Answers in broken JSON', fault: { kind: 'malformed' } },
  { id: 'html', label: 'Answers with a web page', fault: { kind: 'html' } },
  { id: 'truncated', label: 'Answers only in part', fault: { kind: 'truncated' } },
  { id: 'hang', label: 'Does not answer at all', fault: { kind: 'hang_before_headers' } },
  { id: 'hang_body', label: 'Does not answer, though the connection stands', fault: { kind: 'hang_after_headers' } },
  { id: 'reset', label: 'Breaks off in the middle of its answer', fault: { kind: 'reset_mid_body' } },
  { id: 'huge', label: 'Answers with 30 MB', fault: { kind: 'huge' } },
  { id: 'array', label: 'Answers in another shape', fault: { kind: 'wrong_answer', how: 'array' } },
  {
    id: 'unknown_word',
    label: 'Answers with a word that nobody knows',
    fault: { kind: 'wrong_answer', how: 'unknown_word' },
  },
  {
    id: 'needless_name',
    label: 'Gives away a name it should keep',
    fault: { kind: 'wrong_answer', how: 'needless_name' },
  },
  { id: 'contradiction', label: 'Contradicts itself', fault: { kind: 'wrong_answer', how: 'contradiction' } },
  { id: 'wrong_clock', label: 'Has a clock that is two minutes fast', fault: { kind: 'wrong_clock', ms: 120_000 } },
];

import type { Outcome } from '../contract/words.ts';

/** How banks report a payee's verification to who sent the file (EBICS, pain.002): match, close match, no match, not applicable. */
export const verificationCodes: Readonly<Record<Outcome, 'RCVC' | 'RVMC' | 'RVNM' | 'RVNA'>> = {
  match: 'RCVC',
  close_match: 'RVMC',
  no_match: 'RVNM',
  unable_to_verify: 'RVNA',
};

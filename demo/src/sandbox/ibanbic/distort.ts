import type { Distortion } from '../server/faults.ts';

/** An answer that no documentation allows. */
export function distort(body: object, how: Exclude<Distortion, 'array'>): object {
  switch (how) {
    case 'unknown_word':
      return { ...body, result: 'perhaps', iban_listed: 'somewhere', sct: 'maybe' };
    case 'needless_name':
      return { ...body, account_holder: 'Jane Doe' };
    case 'contradiction':
      return { ...body, result: 'passed', return_code: 2048, iban_checksum_check: 'failed' };
  }
}

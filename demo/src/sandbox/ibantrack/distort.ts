import type { Distortion } from '../server/faults.ts';

/** A verification that no documentation allows; a token is left as it is. */
export function distort(body: object, how: Exclude<Distortion, 'array'>): object {
  if (!('id' in body)) return body;
  switch (how) {
    case 'unknown_word':
      return { ...body, status: 'completed', match_result: 'perhaps' };
    case 'needless_name':
      return { ...body, status: 'completed', match_result: 'no_match', matched_name: 'Jane Doe' };
    case 'contradiction':
      return { ...body, status: 'failed', match_result: 'match', status_reason: 'institution_timeout' };
  }
}

import type { Distortion } from '../server/faults.ts';

/** An envelope that no documentation allows. */
export function distort(body: object, how: Exclude<Distortion, 'array'>): object {
  switch (how) {
    case 'unknown_word':
      return { ...body, status: 'perhaps' };
    case 'needless_name':
      return { ...body, holder: 'Jane Doe' };
    case 'contradiction':
      return { ...body, status: '1', errors: [{ errorType: 'BadRequest', fieldName: 'Id', messageCode: 'Invalid' }] };
  }
}

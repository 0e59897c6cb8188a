import { shownAt } from '@payee-check/shared/iban/field';
import type { Fault } from '../types.ts';

/** A field's text, cut where its fault is, to show it marked. */
export interface Place {
  before: string;
  at: string;
  after: string;
}

/** Where a fault is in what the IBAN field shows; `undefined` where it has no place. */
export function placeOf(value: string, { code, position }: Fault): Place | undefined {
  if (position === undefined) return undefined;
  const start = shownAt(value, position);
  const at = code === 'too_long' ? value.slice(start) : ([...value.slice(start)][0] ?? '');
  return { before: value.slice(0, start), at, after: value.slice(start + at.length) };
}

import type { Check, CompletedCheck } from '@payee-check/shared/contract';
import { type Clock, sleep } from '../time/clock.ts';

/** A check that this instance is working on. */
export interface Flight {
  readonly kind: 'own';
  /** What is answered while it is not done. */
  readonly pending: Check;
  readonly completed: Promise<CompletedCheck>;
  /** Resolves when a provider says that it will answer later. */
  readonly later: Promise<void>;
}

/** The completed check if it comes within `waitMs` and nobody says that it will take longer; else the pending one. */
export async function firstAnswer(flight: Flight, clock: Clock, waitMs: number): Promise<Check> {
  const waiting = new AbortController();
  const completed = await Promise.race([
    flight.completed,
    flight.later.then(() => null),
    sleep(clock, waitMs, waiting.signal).then(() => null),
  ]).finally(() => waiting.abort());
  return completed ?? flight.pending;
}

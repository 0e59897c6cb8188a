import type { Check, CompletedCheck } from '@payee-check/shared/contract';
import { type Clock, startTimer } from '../time/clock.ts';
import type { Notice } from './notice.ts';

/** A check that this instance is working on. */
export interface Flight {
  readonly kind: 'own';
  /** What is answered while it is not done. */
  readonly pending: Check;
  readonly notice: Notice;
  readonly completed: Promise<CompletedCheck>;
  /** Resolves when a provider says that it will answer later. */
  readonly later: Promise<void>;
}

/** The completed check if it comes within `waitMs` and nobody says that it will take longer; else the pending one. */
export async function firstAnswer(flight: Flight, clock: Clock, waitMs: number): Promise<Check> {
  const wait = startTimer(clock, waitMs);
  const unanswered = Promise.race([flight.later, wait.over]).then(() => null);
  const completed = await Promise.race([flight.completed, unanswered]).finally(wait.cancel);
  if (completed !== null) return completed;
  // Whoever is told of it finds it.
  await flight.notice.write();
  return flight.pending;
}

import type { Check, CompletedCheck, Decision, DetailsResponse, Shown } from '@payee-check/shared/contract';
import type { Account, Question } from '../domain/question.ts';
import type { Admission } from '../limits/limit.ts';
import type { Asker } from './asker.ts';

/** Charges the limits for one new question; rejects when a limit is reached. */
export type Admit = () => Promise<Admission>;
/** The same for account details, which disclose no name. */
export type AdmitDetails = () => Promise<Pick<Admission, 'claimant'>>;

export interface CheckService {
  /**
   * Asks a question. The same question of the same session within five minutes, and a simultaneous one, get the same
   * check and do not call `admit`. Waits `CHECK_WAIT_MS` at most, then the check is pending while the work goes on.
   * Rejects with what `admit` rejects with, and with `StoreUnavailableError`.
   *
   * @param requestId For the log of the calls that it takes.
   */
  ask(asker: Asker, question: Question, admit: Admit, requestId?: string): Promise<Check>;
  /** The session's own check, or `null` where there is none (also for another session's). */
  read(asker: Asker, id: string): Promise<Check | null>;
  /**
   * The check with the decision and a new receipt, `null` where there is none, `'not_possible'` where it cannot be made.
   *
   * @param shown What the payer had on the screen, as the browser reports it
   */
  decide(
    asker: Asker,
    id: string,
    decision: Decision,
    shown?: Shown | null,
  ): Promise<CompletedCheck | null | 'not_possible'>;
  /** Bank and reach of an account; nulls where no provider knows. */
  details(asker: Asker, account: Account, admit: AdmitDetails, requestId?: string): Promise<DetailsResponse>;
  /** Until when those who were told that a check is pending may come to read it; epoch milliseconds, 0: nobody was. */
  readonly awaitedUntil: number;
  /** Resolves when every check under way has ended. */
  drain(): Promise<void>;
}

import type {
  AccountNumber,
  AccountStatus,
  Bank,
  Environment,
  Outcome,
  ProviderName,
  Reachability,
  Reason,
  RiskSignal,
  Scheme,
  VerificationScheme,
} from '@payee-check/shared/contract';
import type { Account, Customer, Question } from '../domain/question.ts';
import type { Claimant } from '../limits/shares.ts';

/** Identifiers in a log line that link it to others. None of them is personal. */
export interface Correlation {
  /** `X-Request-Id` of the request that began it. */
  readonly requestId?: string | undefined;
  /** Id of the check. */
  readonly check?: string | undefined;
}

/** What bounds one call to a provider. */
export interface CallContext {
  /** For the log. */
  readonly correlation?: Correlation | undefined;
  /** Aborts when the check's deadline passes, the answer is no longer wanted, or the process stops. */
  readonly signal: AbortSignal;
  /** Epoch milliseconds by which the answer has to arrive; a polling adapter stops before that. */
  readonly deadline: number;
  /**
   * Epoch milliseconds by which the provider has to have answered, or called `onPending`; absent: the deadline. Whoever
   * waits for a quota looks at it.
   */
  readonly answerBy?: number;
  /** The merchant's reference for the payment, for providers that pass it on. */
  readonly reference?: string;
  /** Called when a connection has taken the question, so that only the answer is outstanding. */
  readonly onAccepted?: () => void;
  /**
   * Called when the question starts and stops waiting for the provider's quota: during that time the provider is not
   * slow.
   */
  readonly onWaiting?: (isWaiting: boolean) => void;
  /** On whose behalf the call is made; quotas are divided fairly. */
  readonly claimant?: Claimant;
  /** Called once when the provider says that it will answer later: the browser is then told "pending" at once. */
  readonly onPending?: () => void;
  /** `false`: the answer only complements a bank's, so nothing slow or costly is worth it. If absent, it decides. */
  readonly decisive?: boolean;
}

/** A bank's verdict, as the provider reports it. `registeredName` is set only with `close_match`. */
export type NameCheckAnswer = {
  readonly accountStatus: AccountStatus;
  /** The provider's own reference of this request. */
  readonly reference: string | null;
  /** The scheme under which the bank answered; `null`, or absent, if the provider names none. */
  readonly scheme?: VerificationScheme | null;
  /**
   * Set if there was no name: only identifiers were compared, or nothing at all and only the account's status was
   * reported.
   */
  readonly compared?: 'identifiers' | 'nothing';
  /** Whether every identifier of the question was compared as well; absent: no. */
  readonly identifiersCompared?: boolean;
} & (
  | { readonly outcome: 'match'; readonly reason: null }
  | {
      readonly outcome: 'close_match';
      readonly reason: Extract<Reason, 'account_is_personal' | 'account_is_business'> | null;
      readonly registeredName: string | null;
    }
  | { readonly outcome: 'no_match'; readonly reason: Extract<Reason, 'identifier_mismatch'> | null }
  | {
      readonly outcome: 'unable_to_verify';
      readonly reason: Reason;
      /**
       * The bank has answered, and part of the answer is a no, or cannot be read: whatever the reason, no other
       * provider is asked and no ownership counts.
       */
      readonly final?: true;
    }
);

/** What a bank says about an account only. */
export interface StatusAnswer {
  readonly accountStatus: AccountStatus;
  /** Why it is not known to be active. */
  readonly reason: Reason | null;
  readonly reference: string | null;
  readonly scheme: VerificationScheme | null;
}

export interface DetailsAnswer {
  readonly found: boolean;
  readonly bank: Bank | null;
  readonly reachability: Reachability | null;
  /** `null`, or absent: it says nothing about the number itself. */
  readonly number?: AccountNumber | null;
  /** `null`: the provider could not tell; an empty list: it looked and found nothing. */
  readonly signals: readonly RiskSignal[] | null;
  readonly reference: string | null;
}

export interface OwnershipAnswer {
  /**
   * `unknown`: the account is connected, but the customer's relation to it is an unknown code, which proves nothing.
   */
  readonly relation: 'owner' | 'trustee' | 'unknown' | 'not_connected';
  /** How the customer's name, if the provider knows it, compares with the one typed; otherwise `null`. */
  readonly nameComparison: Exclude<Outcome, 'unable_to_verify'> | null;
  readonly reference: string | null;
  /** Set if the account's bank is fictitious, whatever else the provider is asked. */
  readonly environment?: 'sandbox';
}

export interface HistoryAnswer {
  readonly paidBefore: boolean;
  /** ISO 8601 in UTC. */
  readonly lastPaidAt: string | null;
  readonly nameConsistency: Outcome | null;
  readonly reference: string | null;
}

/** One page of a bulk call's results so far. */
export interface BulkAnswers {
  /** The finished ones, by the question's position in the call, from 0. */
  readonly answers: ReadonlyMap<number, NameCheckAnswer>;
  /** All questions of this part are finished. */
  readonly done: boolean;
  /** The part to read after this one; `null` after the last. */
  readonly next: number | null;
  /** How many questions of the whole call are finished; absent if the provider does not say. */
  readonly finished?: number;
}

/** Many questions in one call, whose answers are asked for later. */
export interface BulkCheck {
  /** Most questions in a call. */
  readonly most: number;
  /** Submits them, which may cost as much as asking each. Resolves with the provider's id of the call. */
  submit(questions: readonly Question[], context: CallContext): Promise<string>;
  /** Costs nothing. @param part From 1. */
  read(call: string, part: number, context: CallContext): Promise<BulkAnswers>;
}

/**
 * One verification provider. It knows its own wire format and nothing of Express, sessions or other providers. Every
 * method resolves, or rejects with a {@link ProviderError} and nothing else; it never resolves with `match` unless the
 * provider said so unambiguously. A method that the provider cannot serve is absent.
 */
export interface Provider {
  readonly name: ProviderName;
  /** `sandbox`: its answers are fictitious, and evidence and receipts say so. `live` if absent. */
  readonly environment?: Environment;
  /** Whether the provider's documentation lets it answer for this scheme and country. */
  supports(account: { readonly scheme: Scheme; readonly country: string }): boolean;
  /** Shows that the credentials are accepted, at no cost and without asking about anybody. For `doctor`. */
  logIn?(context: CallContext): Promise<void>;
  /** How many name checks it allows in what time, if documented. */
  readonly quota?: { readonly calls: number; readonly windowMs: number };
  checkName?(question: Question, context: CallContext): Promise<NameCheckAnswer>;
  /** Whether `checkName` also answers a question that has identifiers and no name. */
  readonly answersByIdentifier?: boolean;
  readonly bulk?: BulkCheck;
  /** The status of an account, for callers that have no name to ask about. */
  accountStatus?(account: Account, context: CallContext): Promise<StatusAnswer>;
  accountDetails?(account: Account, context: CallContext): Promise<DetailsAnswer>;
  /**
   * Whether the customer may be known to the provider, judging by the form of the id. `false`: nothing about the
   * customer is asked, which is not a failure. If absent, any id may be known.
   */
  mayKnow?(customer: Customer): boolean;
  ownership?(question: Question, customer: Customer, context: CallContext): Promise<OwnershipAnswer>;
  history?(question: Question, customer: Customer, context: CallContext): Promise<HistoryAnswer>;
  /** Closes timers and sockets. */
  close(): Promise<void>;
}

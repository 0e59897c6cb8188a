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

/** What a log line names, so that it can be found from another one. Nothing in it is personal. */
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
  /** Epoch milliseconds by which an answer has to be in; a polling adapter stops before it. */
  readonly deadline: number;
  /**
   * Epoch milliseconds by which the provider has to have answered, or called `onPending`; absent: the deadline. Whoever
   * waits for a quota looks at it.
   */
  readonly answerBy?: number;
  /** What the merchant calls the payment, for a provider that hands on what a question is for. */
  readonly reference?: string;
  /** To be called when a connection has taken the question: what is missing from then on is the answer. */
  readonly onAccepted?: () => void;
  /** To be called when the question waits for a call that the provider allows, and when it has one: until then nobody is slow. */
  readonly onWaiting?: (isWaiting: boolean) => void;
  /** On whose behalf: what providers may be asked is shared out. */
  readonly claimant?: Claimant;
  /** To be called once when the provider says that it will answer later: the browser is then told "pending" at once. */
  readonly onPending?: () => void;
  /** `false`: the answer stands beside a bank's, so that nothing slow or costly is worth it. Absent: it decides. */
  readonly decisive?: boolean;
}

/** A bank's verdict, as the provider reports it. `registeredName` is set with `close_match` and at no other time. */
export type NameCheckAnswer = {
  readonly accountStatus: AccountStatus;
  /** The provider's own reference of this request. */
  readonly reference: string | null;
  /** Under which scheme the bank answered; `null`, or absent, where the provider names none. */
  readonly scheme?: VerificationScheme | null;
  /** Set where there was no name, and identifiers alone were compared; or nothing, and the state of the account was told. */
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
       * The bank has answered, and part of it is a no, or cannot be read: whatever the reason, no other provider is asked
       * and no ownership counts.
       */
      readonly final?: true;
    }
);

/** What a bank says of an account alone. */
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
  /** `null`, or absent: it says nothing of the number itself. */
  readonly number?: AccountNumber | null;
  /** `null`: the provider could not say; an empty list: it looked and found nothing. */
  readonly signals: readonly RiskSignal[] | null;
  readonly reference: string | null;
}

export interface OwnershipAnswer {
  /** `unknown`: the account is connected, and what the customer is to it is a word that is not known: no proof. */
  readonly relation: 'owner' | 'trustee' | 'unknown' | 'not_connected';
  /** Where the provider knows the customer's name, how it compares with the one typed; else `null`. */
  readonly nameComparison: Exclude<Outcome, 'unable_to_verify'> | null;
  readonly reference: string | null;
  /** Set where the account's bank is made up, whatever else the provider is asked for. */
  readonly environment?: 'sandbox';
}

export interface HistoryAnswer {
  readonly paidBefore: boolean;
  /** ISO 8601 in UTC. */
  readonly lastPaidAt: string | null;
  readonly nameConsistency: Outcome | null;
  readonly reference: string | null;
}

/** A part of what a provider's bulk call has found out so far. */
export interface BulkAnswers {
  /** By the question's place in the call, from 0: those that are done. */
  readonly answers: ReadonlyMap<number, NameCheckAnswer>;
  /** Nothing of this part is still open. */
  readonly done: boolean;
  /** The part to go on with once this one is done; `null`: it was the last. */
  readonly next: number | null;
}

/** Many questions in one call, whose answers are asked for later. */
export interface BulkCheck {
  /** Most questions in a call. */
  readonly most: number;
  /** Hands them in, which may cost as much as all of them. Resolves with the provider's id of the call. */
  submit(questions: readonly Question[], context: CallContext): Promise<string>;
  /** Costs nothing. @param part From 1. */
  read(call: string, part: number, context: CallContext): Promise<BulkAnswers>;
}

/**
 * One verification provider. It knows its own wire format and nothing of Express, sessions or other providers. Every
 * method answers, or rejects with a {@link ProviderError}; it never rejects with anything else, and it never answers
 * `match` unless the provider said so plainly. A method that the provider cannot serve is absent.
 */
export interface Provider {
  readonly name: ProviderName;
  /** `sandbox`: what it says is made up, and evidence and receipts say so. `live` where it is not said. */
  readonly environment?: Environment;
  /** Whether the provider's documentation lets it answer for this scheme and country. */
  supports(account: { readonly scheme: Scheme; readonly country: string }): boolean;
  /** Proves that the credentials are taken, at no cost and without asking about anybody. For `doctor`. */
  logIn?(context: CallContext): Promise<void>;
  /** How many name checks it takes in how long, where it says so. */
  readonly quota?: { readonly calls: number; readonly windowMs: number };
  checkName?(question: Question, context: CallContext): Promise<NameCheckAnswer>;
  /** Whether `checkName` also answers a question that has identifiers and no name. */
  readonly answersByIdentifier?: boolean;
  readonly bulk?: BulkCheck;
  /** The state of an account, for whoever has no name to ask about. */
  accountStatus?(account: Account, context: CallContext): Promise<StatusAnswer>;
  accountDetails?(account: Account, context: CallContext): Promise<DetailsAnswer>;
  /**
   * Whether the customer can be one of the provider's, as far as the form of an id tells. `false`: nothing about the
   * customer is asked, and that is no failure. Absent: whoever has an id can be.
   */
  mayKnow?(customer: Customer): boolean;
  ownership?(question: Question, customer: Customer, context: CallContext): Promise<OwnershipAnswer>;
  history?(question: Question, customer: Customer, context: CallContext): Promise<HistoryAnswer>;
  /** Ends timers and sockets. */
  close(): Promise<void>;
}

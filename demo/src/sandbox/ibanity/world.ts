/**
 * Everything that the Ibanity sandbox holds, as plain records; `documents.ts` makes the documents that are sent from
 * them.
 */
export interface Institution {
  readonly id: string;
  name: string;
  /** Its synchronizations end as `failed`. */
  readonly unreachable: boolean;
}

export interface User {
  readonly id: string;
  login: string;
  password: string;
  firstName: string;
  lastName: string;
  readonly createdAt: string;
  updatedAt: string;
}

export interface AccountAttributes {
  readonly subtype: 'checking' | 'savings';
  readonly relationship: 'owner' | 'trustee';
  /** Electronic form. */
  readonly iban: string;
  readonly description: string;
  /** ISO 4217. */
  readonly currency: string;
  readonly balance: number;
}

/** An account at the made-up bank. */
export interface BankAccount extends AccountAttributes {
  readonly id: string;
  readonly userId: string;
  readonly institutionId: string;
  readonly createdAt: string;
  readonly updatedAt: string;
}

interface TransactionAttributes {
  readonly valueDate: string;
  readonly executionDate: string;
  /** The other side's IBAN. */
  readonly counterpart: string;
  readonly communication: string;
  /** Negative: outgoing money. */
  readonly amount: number;
  readonly currency: string;
}

/** A transaction at the made-up bank. */
export interface BankTransaction extends TransactionAttributes {
  readonly id: string;
  readonly bankAccountId: string;
  readonly createdAt: string;
  readonly updatedAt: string;
}

export interface Customer {
  readonly id: string;
  /** The bank's client who gave access. */
  readonly userId: string;
  readonly email: string;
  readonly phoneNumber: string;
  readonly createdAt: string;
}

export interface Authorization {
  readonly id: string;
  readonly customerId: string;
  readonly accountId: string;
  readonly createdAt: string;
}

/** An account as of the last synchronization. */
export interface Account extends AccountAttributes {
  readonly id: string;
  readonly customerId: string;
  readonly institutionId: string;
  readonly bankAccountId: string;
  readonly authorizationId: string;
  readonly synchronizedAt: string;
}

export interface Transaction extends TransactionAttributes {
  readonly id: string;
  readonly accountId: string;
  readonly customerId: string;
  readonly reference: string;
  readonly synchronizedAt: string;
}

export interface Synchronization {
  readonly id: string;
  readonly customerId: string;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  readonly readyAt: number;
  readonly fails: boolean;
  applied: boolean;
}

/** Insertion order is the order of the lists. */
export interface World {
  readonly institutions: Map<string, Institution>;
  readonly users: Map<string, User>;
  readonly bankAccounts: Map<string, BankAccount>;
  readonly bankTransactions: Map<string, BankTransaction>;
  readonly customers: Map<string, Customer>;
  readonly accounts: Map<string, Account>;
  readonly authorizations: Map<string, Authorization>;
  readonly transactions: Map<string, Transaction>;
  readonly synchronizations: Map<string, Synchronization>;
}

export function createWorld(): World {
  return {
    institutions: new Map(),
    users: new Map(),
    bankAccounts: new Map(),
    bankTransactions: new Map(),
    customers: new Map(),
    accounts: new Map(),
    authorizations: new Map(),
    transactions: new Map(),
    synchronizations: new Map(),
  };
}

import type { AccountType, Identifier, ProviderName } from '@payee-check/shared/contract';

/** An account that has passed the rules: electronic form, nothing left to normalise. */
export type Account =
  | {
      readonly scheme: 'iban';
      /** Electronic form. */
      readonly iban: string;
      /** ISO 3166-1 alpha-2. */
      readonly country: string;
    }
  | {
      readonly scheme: 'uk';
      /** 6 digits. */
      readonly sortCode: string;
      /** 8 digits. */
      readonly accountNumber: string;
      readonly secondaryReference: string | null;
      readonly country: 'GB';
    };

/** One question about one account: does it belong to this name, or to whom these identifiers are? */
export interface Question {
  readonly account: Account;
  /** As typed, trimmed; empty where the identifiers alone are asked about. */
  readonly name: string;
  readonly accountType: AccountType | null;
  readonly identifiers: readonly Identifier[];
}

/** Whether there is no name to ask about: the EPC scheme's second question, account and identifier. */
export function asksByIdentifier({ name, identifiers }: Pick<Question, 'name' | 'identifiers'>): boolean {
  return name === '' && identifiers.length > 0;
}

/** Whether nothing about the holder is asked: the state of the account alone. */
export function asksStateAlone({ name, identifiers }: Pick<Question, 'name' | 'identifiers'>): boolean {
  return name === '' && identifiers.length === 0;
}

/** What a payer tries at an account: the name, or the identifiers where there is none. */
export function attemptOf({ name, identifiers }: Pick<Question, 'name' | 'identifiers'>): string {
  if (name !== '' || identifiers.length === 0) return name;
  return identifiers
    .map(({ type, value }) => `${type} ${value}`)
    .sort()
    .join('\n');
}

/** Whose ownership and history may be looked up. Only a merchant's server can name them, never a browser. */
export interface Customer {
  /** The merchant's own id of the customer. */
  readonly subject: string | null;
  /** Ids at the providers, where they differ from `subject`. */
  readonly subjects: Readonly<Partial<Record<ProviderName, string>>>;
}

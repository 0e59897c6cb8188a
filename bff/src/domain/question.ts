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

/** One question about one account: does it belong to this name, or to the organisation with these identifiers? */
export interface Question {
  readonly account: Account;
  /** As typed, trimmed; empty if only the identifiers are asked about. */
  readonly name: string;
  readonly accountType: AccountType | null;
  readonly identifiers: readonly Identifier[];
}

/** Identifiers as text, in an order of their own: the same ones are the same, however they were listed. */
export function statedIdentifiers(identifiers: readonly Identifier[]): string[] {
  return identifiers.map(({ type, value }) => `${type} ${value}`).sort();
}

/** Whether there is no name: in the EPC scheme's second kind of question, only account and identifier are compared. */
export function asksByIdentifier({ name, identifiers }: Pick<Question, 'name' | 'identifiers'>): boolean {
  return name === '' && identifiers.length > 0;
}

/** Whether only the account's state is asked, and nothing about the holder. */
export function asksStateAlone({ name, identifiers }: Pick<Question, 'name' | 'identifiers'>): boolean {
  return name === '' && identifiers.length === 0;
}

/**
 * What a payer tries for an account: the name and the identifiers. Whoever knows the name could otherwise try as many
 * identifiers as they like.
 */
export function attemptOf({ name, identifiers }: Pick<Question, 'name' | 'identifiers'>): string {
  const stated = statedIdentifiers(identifiers);
  return (name === '' ? stated : [name, ...stated]).join('\n');
}

/** Whose ownership and history may be looked up. Only a merchant's server can name them, never a browser. */
export interface Customer {
  /** The merchant's own id of the customer. */
  readonly subject: string | null;
  /** Ids at the providers, if they differ from `subject`. */
  readonly subjects: Readonly<Partial<Record<ProviderName, string>>>;
}

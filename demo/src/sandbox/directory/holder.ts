export type AccountType = 'personal' | 'business';

export type SandboxAccount =
  | { readonly scheme: 'iban'; readonly iban: string }
  | {
      readonly scheme: 'uk';
      /** 6 digits. */
      readonly sortCode: string;
      /** 8 digits. */
      readonly accountNumber: string;
      /** A building society's roll number: without it, money does not arrive. */
      readonly secondaryReference: string | null;
    };

/** The state of the account itself, as its bank would report it. */
type HolderStatus = 'active' | 'inactive' | 'closed' | 'switched' | 'opted_out' | 'type_unsupported' | 'not_found';

/** The types of companies' registers, as named in Banfico's documentation. */
export type IdentifierType = 'LEI' | 'VAT' | 'CRN' | 'TXID' | 'DUNS';

/** Where an account number has been seen, as in IBAN-BIC.com's `iban_listed`. */
export type Listing = 'www' | 'blacklist' | 'fake';

/** One made-up account holder. */
export interface Holder {
  readonly account: SandboxAccount;
  /** The registered name; several for a joint account. */
  readonly names: readonly [string, ...string[]];
  readonly kind: 'person' | 'organisation';
  readonly accountType: AccountType;
  readonly status: HolderStatus;
  readonly identifiers: readonly { readonly type: IdentifierType; readonly value: string }[];
  /** Names that this bank calls close although a stricter one would not: each bank decides for itself. */
  readonly alsoClose: readonly string[];
  readonly listing: Listing | null;
  /** Days since the account number was first seen by a public checking site; `null`: never. */
  readonly firstSeenDaysAgo: number | null;
  /** Whether a subaccount number may be missing from it: IBAN-BIC.com then asks for manual verification. */
  readonly mayLackSubaccount: boolean;
}

type Details = Partial<Omit<Holder, 'account' | 'names' | 'kind'>>;
type Names = string | readonly [string, ...string[]];

const unremarkable = {
  status: 'active',
  identifiers: [],
  alsoClose: [],
  listing: null,
  firstSeenDaysAgo: null,
  mayLackSubaccount: false,
} as const;

function holder(kind: Holder['kind'], account: SandboxAccount, names: Names, details: Details): Holder {
  const accountType = kind === 'person' ? 'personal' : 'business';
  return {
    ...unremarkable,
    accountType,
    ...details,
    kind,
    account,
    names: typeof names === 'string' ? [names] : names,
  };
}

/** A person's account; two names make it a joint one. */
export function person(account: SandboxAccount, names: Names, details: Details = {}): Holder {
  return holder('person', account, names, details);
}

export function company(account: SandboxAccount, name: string, details: Details = {}): Holder {
  return holder('organisation', account, name, details);
}

/** @param value In electronic form */
export function iban(value: string): SandboxAccount {
  return { scheme: 'iban', iban: value };
}

export function uk(sortCode: string, accountNumber: string, secondaryReference: string | null = null): SandboxAccount {
  return { scheme: 'uk', sortCode, accountNumber, secondaryReference };
}

/** One string for one account, for look-up tables. */
export function accountKey(account: SandboxAccount): string {
  return account.scheme === 'iban' ? account.iban : `${account.sortCode}${account.accountNumber}`;
}

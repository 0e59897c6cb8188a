/**
 * Every word the element says, in one language. A locale is a module that exports one `Messages` object as
 * `messages`; the compiler refuses one that lacks a line.
 *
 * How a message is written
 * - Plain words (CEFR B2 at most), spoken to the payer, polite form where the language has one. Sentences end in a
 *   full stop; labels, headings and buttons do not.
 * - `{name}` stands for a value that is put in as text. The values a message may use are named beside it; each may
 *   be left out or moved.
 * - A {@link Plural} has one form per category that `Intl.PluralRules` knows for the language; `other` is always
 *   there. `{count}` is the number, written with the language's own digits.
 * - Country names, numbers and times come from `Intl`, not from here.
 * - The bank is the payee's: on a shop's page, "the bank" is the payer's own.
 * - The four outcomes are legal text (EU Instant Payments Regulation, EPC VOP scheme; UK Confirmation of Payee).
 *   The warning has to convey: if you go on, the money may reach someone else, and you may not be able to get it back.
 */
export interface Messages {
  label: {
    /** Holder name. Where a form's "name" is the given name or the surname alone, it says that both are meant. */
    name: string;
    /** Holds the word IBAN in every language. */
    iban: string;
    /** Of all fields together, for who cannot see that they belong together. It repeats no field's label. */
    group: string;
  };
  hint: {
    /** First and last name, or a company's full name: what banks compare. */
    name: string;
    iban: string;
  };
  /** Fields and choices beyond a name and an IBAN. */
  option: {
    sortCode: string;
    sortCodeHint: string;
    accountNumber: string;
    accountNumberHint: string;
    /** Roll number or other reference of a building society account; optional. */
    secondaryReference: string;
    secondaryReferenceHint: string;
    accountType: string;
    personal: string;
    business: string;
    /** The choice between an IBAN and a UK sort code and account number. */
    scheme: string;
    ukAccount: string;
  };
  /** A field's faults, shown when the payer leaves it or submits. */
  fault: {
    name_missing: string;
    /** The holder name has more than 140 characters. */
    name_too_long: string;
    /** The holder name holds characters that nobody types, or none that is a letter or digit. Says where a right one stands. */
    name_invalid: string;
    iban_missing: string;
    /** `{country}`: the two letters typed. */
    unknown_country: string;
    /** `{country}`: a country's name; `{count}`: how many characters its IBANs have; `{typed}`: how many there are. */
    too_short: Plural;
    /** As `too_short`. */
    too_long: Plural;
    /** The country is not known yet and hardly anything was typed. */
    incomplete: string;
    /** `{character}`: what was typed; `{position}`: its place, counted from 1. */
    invalid_character: string;
    /** A letter where that country has a digit. `{character}`, `{position}`, `{country}`. */
    digit_expected: string;
    /** A digit where that country has a letter. `{character}`, `{position}`, `{country}`. */
    letter_expected: string;
    invalid_checksum: string;
    /** The merchant does not accept accounts in `{country}`. */
    country_not_accepted: string;
    /** Not a fault but a doubt: the country's own check digits do not fit. */
    national_check: string;
    sort_code: string;
    account_number: string;
    reference: string;
    account_type: string;
    /** The BFF found that no such account can exist. */
    invalid_account: string;
  };
  suggestion: {
    /** Stands before buttons with IBANs that differ little from what was typed. */
    intro: string;
    /** A button's accessible name; `{iban}`. */
    use: string;
  };
  /** One bold heading per outcome; another where the outcome is not about the name. */
  heading: {
    match: string;
    close_match: string;
    /** A close match for the account's type alone: the name fits, the type does not. */
    close_match_type: string;
    /** A match by ownership: the account is the payer's own, and nobody checked the name. */
    match_ownership: string;
    /** A match by an organisation's identifier (LEI, VAT number ...): nobody checked the name. */
    match_identifier: string;
    no_match: string;
    /** The bank said no to the identifier; of the name it may have said nothing, or yes. */
    identifier_mismatch: string;
    unable_to_verify: string;
    /** Stands above an alarm (`risk.level: high`), whatever the outcome. */
    risk_high: string;
    error: string;
  };
  outcome: {
    /** The name fits what the payee's bank has: no promise that the account is the payee's. */
    match: string;
    /** Match by ownership: the account is connected to the payer; the name was not checked. */
    match_ownership: string;
    /** Match by an identifier; the name was not checked. */
    match_identifier: string;
    /** With a registered name, which is shown below. */
    close_match: string;
    /** The bank did not say the registered name. */
    close_match_unnamed: string;
    /** Like every message that sends the payer to the payee, it names a way that no fraudster has a hand in. */
    no_match: string;
    /** Says nothing of the name, of which the bank may have said nothing. */
    identifier_mismatch: string;
    unable_to_verify: string;
  };
  /** The law's warning; it stands under every outcome but a match. */
  warning: string;
  /**
   * What the result adds for each reason code of the contract. The first two say that the name fits: where the bank sent
   * another name with them, the result names the account's type by itself. `identifier_mismatch` has no words here: they
   * stand in place of the outcome's.
   */
  reason: Record<
    | 'account_is_personal'
    | 'account_is_business'
    | 'account_not_found'
    | 'reference_not_found'
    | 'account_closed'
    | 'account_inactive'
    | 'account_switched'
    | 'payee_opted_out'
    | 'account_type_unsupported'
    | 'bank_unsupported'
    | 'bank_timeout'
    | 'bank_unavailable'
    | 'provider_unavailable'
    | 'account_not_connected'
    | 'not_checkable'
    | 'interrupted',
    string
  >;
  risk: Record<
    | 'listed_on_web'
    | 'listed_as_fraud'
    | 'fake_generator'
    | 'recently_first_seen'
    | 'account_number_invalid'
    | 'bank_unknown'
    | 'account_number_doubtful'
    | 'paid_before_under_another_name',
    string
  > & {
    /** What to do about an alarm; stands with `heading.risk_high`, on a match too, where there is no other warning. */
    alarm: string;
    /** The merchant has paid this account before. */
    paid_before: string;
    /** As `paid_before`, and `{date}` is known. */
    paid_before_on: string;
    /** The same where the month alone is known. `{month}`: with its year, as the language writes it by itself. */
    paid_before_in: string;
  };
  result: {
    /** Labels of the name the payer typed, and of the one the payee's bank has: nouns, no half sentences. */
    typed: string;
    registered: string;
    /** `{bank}`: the name of the payee's bank, for a line such as "Payee's bank: Example Bank". */
    bank: string;
    /** The name fits, or nearly, and the number of the organisation that was given with it was not compared. */
    number_unchecked: string;
  };
  decision: {
    /** `{name}`: the registered name. */
    use: string;
    /** Moves to the field in doubt and keeps what is in it: every warning's first action. */
    change: string;
    continue: string;
    /** Takes a choice back. */
    undo: string;
    retry: string;
    /** `{when}`: how long from now, as `waitWords` says it: "in 5 minutes". */
    retry_in: string;
    /** What the payer chose. `{name}`: the registered name, which is in the field now. */
    used: string;
    continued: string;
    /** The choice could not be recorded; the payment may go on all the same. */
    failed: string;
  };
  /** Why there is no answer. The element never blocks a payment for these. */
  failure: {
    offline: string;
    timeout: string;
    unavailable: string;
    session_expired: string;
    origin_not_allowed: string;
    not_configured: string;
    invalid_request: string;
    malformed_answer: string;
    /** `{when}`: as in `decision.retry_in`. */
    rate_limited: string;
    attempts_exhausted: string;
  };
  progress: {
    checking: string;
    /** No bank has answered after some seconds. */
    pending: string;
    /** Why the form does not go on: a warning is not confirmed yet; or only a match will do. */
    confirm: string;
    match_required: string;
  };
  state: {
    /** Why the form does not go on, for faults whose own words are not there yet. */
    incomplete: string;
    /** The page checks when it sees fit, and has not. */
    unchecked: string;
    /** The check could not even begin: message with the warning in it, and a button. */
    loadFailed: string;
    retry: string;
  };
}

/** What the fields say at first; in English it comes with the element itself. */
export type FieldMessages = Pick<Messages, 'label' | 'hint' | 'state'> & {
  /** Of the faults those that a payer who submits at once has. */
  fault: Pick<Messages['fault'], 'name_missing' | 'iban_missing'>;
};

/** What fields and choices beyond those say; in English it comes with them. */
export type OptionMessages = Pick<Messages, 'option'>;

/** What a check says; in English it comes when the payer begins to type. */
export type ResultMessages = Omit<Messages, 'label' | 'hint' | 'state' | keyof OptionMessages>;

/** What the part that makes a check has in hand. */
export type CheckMessages = Messages;

/** Forms by the categories of `Intl.PluralRules`, for the number `{count}`. */
export type Plural = { other: string } & Partial<Record<Exclude<Intl.LDMLPluralRule, 'other'>, string>>;

/**
 * The second part of every language: what is said where the element helps to fill in, or where the page asks for an
 * account that is the payer's own. It is loaded when the first of these is needed, in English too
 * (`words/assist/index.ts`), and weighs at most 3 KiB. A locale of it is a module that exports one `AssistMessages` as
 * `messages`; how a message is written stands in `../messages.ts`.
 */
import type { Messages } from '../messages.ts';

export interface AssistMessages {
  /** A pasted text was read for an account and a name. */
  paste: {
    /** Stands before a button for each: the text has several different accounts, and none is chosen for the payer. */
    choose: string;
    /** A button's accessible name; `{account}`: an IBAN, or a sort code and account number. */
    use: string;
    /** The account was taken out of a text that had more in it. */
    filled: string;
    /** The name field was empty, and the text had a name. `{name}`. */
    name_filled: string;
    /** Puts back what was in the fields before. */
    undo: string;
  };
  /** What is in the name field is no name: told before a bank is asked. */
  name: {
    iban: string;
    email: string;
    phone: string;
    /** Nothing but digits. */
    digits: string;
    /** An LEI or a VAT number. */
    identifier: string;
    /** A button, beside `iban`. */
    move_iban: string;
    /** A button, beside `identifier`, where the page has a field for it. */
    move_identifier: string;
  };
  /** A payment's QR code, read by the camera or from a picture. */
  scan: {
    /** The button that begins. */
    button: string;
    starting: string;
    /** The camera runs. */
    aim: string;
    /** The payer, or the page, does not allow the camera. */
    denied: string;
    no_camera: string;
    /** No code was found, or one without an account. */
    not_found: string;
    /** A button: a picture in place of the camera. */
    picture: string;
    /** The file is no picture that the browser can read. */
    unreadable: string;
    /** A button: ends the camera. */
    stop: string;
    filled: string;
    /** Stands under the button. */
    stays_here: string;
  };
  /** What the bank does not take, where it matters to the page's purpose. */
  reach: {
    /** With `purpose="payment"` or `"payout"`. */
    no_instant: string;
    no_transfer: string;
    /** With `purpose="mandate"`. */
    no_direct_debit: string;
  };
  /** The field for an organisation's identifier, by the contract's types. */
  identifier: {
    label: Record<'lei' | 'vat' | 'registration_number' | 'tax_id' | 'duns', string>;
    /** A label with its mark that the field may stay empty. `{label}`: one of those. */
    optional: string;
    hint: Record<'lei' | 'vat' | 'registration_number', string>;
    /** The choice where the page allows more than one type. */
    type: string;
    missing: string;
    /** By type; `other` for one without a rule of its own here. */
    fault: Record<'lei' | 'vat' | 'registration_number' | 'other', string> & {
      /** An LEI that is right but for its check digits. `{position}`: where they begin, counted from 1. */
      check_digits: string;
    };
    /** In place of {@link Messages} where an identifier alone is asked about, and no name. */
    only: {
      checking: string;
      unable_to_verify: string;
      not_checkable: string;
    };
  };
  /** The BFF wants proof that a person is there, which the browser works out. */
  challenge: {
    working: string;
    failed: string;
  };
  /** Good signs. */
  known: {
    /** `{year}`: since when a directory knows the account number. */
    since: string;
  };
  /**
   * In place of {@link Messages} where the account is the payer's own (`purpose="payout"` and `"mandate"`): nobody is told
   * of a payee, and the bank is simply the bank.
   */
  own: {
    /** `iban` holds the word IBAN in every language. */
    label: Pick<Messages['label'], 'name' | 'iban'>;
    hint: Pick<Messages['hint'], 'name'>;
    fault: Pick<Messages['fault'], 'name_invalid'>;
    outcome: Omit<Messages['outcome'], 'match_ownership'>;
    reason: Pick<
      Messages['reason'],
      | 'account_not_found'
      | 'reference_not_found'
      | 'account_switched'
      | 'payee_opted_out'
      | 'account_type_unsupported'
      | 'bank_unsupported'
      | 'bank_timeout'
      | 'bank_unavailable'
    >;
    risk: Pick<Messages['risk'], 'alarm'>;
    result: Pick<Messages['result'], 'registered' | 'bank'>;
    progress: Pick<Messages['progress'], 'checking' | 'pending'>;
  };
  /** In place of the law's warning, which is about paying somebody. */
  payout: { warning: string };
  mandate: { warning: string };
  /** In place of what says "if you continue", where `policy="require-match"` does not let anybody. */
  required: {
    warning: string;
    /** As {@link Messages}' `risk.alarm`, without its last sentence. */
    alarm: string;
  };
  /** In place of the two reasons that say "not a business one", where the payer was not asked which it is. */
  untyped: {
    reason: Pick<Messages['reason'], 'account_is_personal' | 'account_is_business'>;
  };
}

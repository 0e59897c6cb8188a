/**
 * The second part of every language: messages that help to fill in the fields, and those for an account that is the
 * payer's own. It is loaded when the first of these is needed, even in English (`messages/assist/index.ts`), and has at
 * most 3 KiB. A locale is a module that exports an `AssistMessages` as `messages`; `../messages.ts` says how a message
 * is written.
 */
import type { Messages } from '../messages.ts';

export interface AssistMessages {
  /** A pasted text was read for an account and a name. */
  paste: {
    /** Precedes a button for each account: the text has several, and none is chosen for the payer. */
    choose: string;
    /** A button's accessible name; `{account}`: an IBAN, or a sort code and account number. */
    use: string;
    /** The account was taken from a longer text. */
    filled: string;
    /** The name field was empty, and the text had a name. `{name}`. */
    name_filled: string;
    /** Puts back what was in the fields before. */
    undo: string;
  };
  /** The text in the name field is not a name: shown before a bank is asked. */
  name: {
    iban: string;
    email: string;
    phone: string;
    /** Nothing but digits. */
    digits: string;
    /** An LEI or a VAT number. */
    identifier: string;
    /** A button, next to `iban`. */
    move_iban: string;
    /** A button, next to `identifier`, if the page has a field for it. */
    move_identifier: string;
  };
  /** A payment's QR code, read by the camera or from a picture. */
  scan: {
    /** The button that starts scanning. */
    button: string;
    starting: string;
    /** The camera is running. */
    aim: string;
    /** The payer, or the page, does not allow the camera. */
    denied: string;
    no_camera: string;
    /** No code was found, or one without an account. */
    not_found: string;
    /** A button: a picture instead of the camera. */
    picture: string;
    /** The file is not a picture that the browser can read. */
    unreadable: string;
    /** A button: stops the camera. */
    stop: string;
    filled: string;
    /** Shown under the button. */
    stays_here: string;
  };
  /** What the bank does not accept, if it matters for the page's purpose. */
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
    /** A label that is marked as optional. `{label}`: one of those. */
    optional: string;
    hint: Record<'lei' | 'vat' | 'registration_number', string>;
    /** The choice, if the page allows more than one type. */
    type: string;
    missing: string;
    /** By type; `other` for one without a rule of its own here. */
    fault: Record<'lei' | 'vat' | 'registration_number' | 'other', string> & {
      /** An LEI of which only the check digits are wrong. `{position}`: where they begin, counted from 1. */
      check_digits: string;
    };
    /** Replaces {@link Messages} if only an identifier is asked about, and no name. */
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
   * Replaces {@link Messages} if the account is the payer's own (`purpose="payout"` and `"mandate"`): no payee is
   * mentioned, and the bank is simply the bank.
   */
  own: {
    /** `iban` contains the word IBAN in every language. */
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
  /** Replaces the law's warning, which is about paying somebody. */
  payout: { warning: string };
  mandate: { warning: string };
  /** Replaces messages that say "if you continue", which `policy="require-match"` does not allow. */
  required: {
    warning: string;
    /** As {@link Messages}' `risk.alarm`, without its last sentence. */
    alarm: string;
  };
  /** Replaces the two reasons that say "not a business one", if the payer was not asked which it is. */
  untyped: {
    reason: Pick<Messages['reason'], 'account_is_personal' | 'account_is_business'>;
  };
}

import type { AccountInput, CompletedCheck, Decision, Identifier, Scheme } from '@payee-check/shared/contract';
import type { IbanFaultCode, Typed } from '@payee-check/shared/iban/field';
import type { PayeeCheckErrorCode } from './errors.ts';

/** The element's state; also a CSS state, `payee-check:state(no-match)`. */
export type PayeeCheckState =
  | 'editing'
  | 'checking'
  | 'match'
  | 'close-match'
  | 'no-match'
  | 'unable-to-verify'
  | 'error';

/** When the control is valid: see the `policy` attribute. */
export type Policy = 'inform' | 'confirm' | 'require-match';

/** The EU's Instant Payments Regulation, or the UK's Confirmation of Payee. */
export type Law = 'eu-ipr' | 'uk-cop';
/** Whose account it is: a payee's, or the payer's own. */
export type Purpose = 'payment' | 'payout' | 'mandate';
export type CheckOn = 'complete' | 'submit' | 'manual';
export type SchemeChoice = Scheme | 'auto';
export type AccountTypeChoice = 'personal' | 'business' | 'ask';
/** `inherit` copies the look of the page's own text fields. */
export type Appearance = 'own' | 'inherit';
/** `auto` follows the page's `color-scheme`, as a native field does; `system` the payer's own preference. */
export type Theme = 'auto' | 'light' | 'dark' | 'system';

/** The text fields, by the name of their property. */
export type FieldKey = 'payeeName' | 'identifier' | 'iban' | 'sortCode' | 'accountNumber' | 'secondaryReference';
/** The type of an organisation's number. */
export type IdentifierType = Identifier['type'];
/** The texts in the fields, as shown. */
export type FieldValues = Record<FieldKey, string>;

/** What is wrong with a field, independent of language. */
export interface Fault {
  code:
    | IbanFaultCode
    | 'name_missing'
    | 'name_too_long'
    | 'name_invalid'
    | 'name_iban'
    | 'name_email'
    | 'name_phone'
    | 'name_digits'
    | 'name_identifier'
    | 'country_not_accepted'
    | 'sort_code'
    | 'account_number'
    | 'reference'
    | 'account_type'
    | 'identifier_missing'
    | 'identifier';
  /** The field is empty or stops too early; anything else was typed wrong. */
  missing?: boolean;
  /** Counted from 0, without separators. */
  position?: number;
}

/** How a field behaves during typing. */
export interface TypingRules {
  /** What a field shows after an edit, and where its caret is: see `formatTyping` of the IBAN rules. */
  type(key: FieldKey, previous: string, next: string, caret: number, inputType?: string): Typed;
}

/** How the fields of one scheme behave. */
export interface SchemeRules extends TypingRules {
  fault(key: FieldKey, values: FieldValues): Fault | undefined;
  /** For values without a fault. */
  account(values: FieldValues): AccountInput;
}

/** The payer decided what to do about a warning; `check` is `null` if the check itself had failed. */
export interface PayeeCheckDecisionDetail {
  decision: Decision;
  check: CompletedCheck | null;
}

export interface PayeeCheckEventMap {
  'payee-check-start': CustomEvent<null>;
  'payee-check-result': CustomEvent<{ check: CompletedCheck }>;
  'payee-check-decision': CustomEvent<PayeeCheckDecisionDetail>;
  'payee-check-state': CustomEvent<{ state: PayeeCheckState; previous: PayeeCheckState }>;
  'payee-check-error': CustomEvent<{ code: PayeeCheckErrorCode; retryable: boolean }>;
}

declare global {
  interface HTMLElementEventMap extends PayeeCheckEventMap {}
}

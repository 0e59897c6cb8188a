import type { AccountInput, CompletedCheck, Decision, Identifier, Scheme } from '@payee-check/shared/contract';
import type { IbanFaultCode, Typed } from '@payee-check/shared/iban/field';
import type { PayeeCheckErrorCode } from './errors.ts';

/** Where the element stands; also a CSS state, `payee-check:state(no-match)`. */
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
/** `inherit` takes the look of the page's own text fields. */
export type Appearance = 'own' | 'inherit';
/** `auto` follows the page's `color-scheme`, as a native field does; `system` the payer's own preference. */
export type Theme = 'auto' | 'light' | 'dark' | 'system';

/** The text fields, by the property that holds each. */
export type FieldKey = 'payeeName' | 'identifier' | 'iban' | 'sortCode' | 'accountNumber' | 'secondaryReference';
/** What kind of number an organisation is known by. */
export type IdentifierType = Identifier['type'];
/** What stands in the text fields, as it is shown. */
export type FieldValues = Record<FieldKey, string>;

/** What is wrong with a field, in a form that any language can put into words. */
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

/** How a field behaves as one types. */
export interface TypingRules {
  /** What a field shows after an edit, and where its caret stands: see `formatTyping` of the IBAN rules. */
  type(key: FieldKey, previous: string, next: string, caret: number, inputType?: string): Typed;
}

/** How the fields of one scheme behave. */
export interface SchemeRules extends TypingRules {
  fault(key: FieldKey, values: FieldValues): Fault | undefined;
  /** Of values without a fault. */
  account(values: FieldValues): AccountInput;
}

/** The payer decided what to do about a warning; `check` is `null` where the check itself had failed. */
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

import type { Identifier } from '@payee-check/shared/contract';
import type { CSSResult, ReactiveElement } from 'lit';
import type { FieldSeparator } from '../form/entries.ts';
import type { FormStanding } from '../form/form-control.ts';
import type { MessageOverrides } from '../locales/overrides.ts';
import type {
  AccountTypeChoice,
  Appearance,
  CheckOn,
  Law,
  PayeeCheckEventMap,
  Policy,
  Purpose,
  SchemeChoice,
  Theme,
} from '../types.ts';

/** What a page sets on the element. */
export interface Configured {
  endpoint: string;
  sessionToken: string;
  getSessionToken: (() => Promise<string>) | undefined;
  countries: string;
  identifier: string;
  identifiers: readonly Identifier[] | undefined;
  locale: string;
  messages: MessageOverrides | undefined;
  autocomplete: string;
  scheme: SchemeChoice;
  accountType: AccountTypeChoice | '';
  purpose: Purpose;
  policy: Policy;
  /** Empty: none is named. */
  law: Law | '';
  checkOn: CheckOn;
  appearance: Appearance;
  fieldSeparator: FieldSeparator;
  theme: Theme;
  scan: boolean;
  readonly required: boolean;
  readonly readOnly: boolean;
}

/** The element, as its controllers and the parts that are loaded later know it. */
export interface Host {
  readonly element: ReactiveElement & Configured & Pick<HTMLInputElement, 'form' | 'validity'>;
  /** By its own attribute or a fieldset's. */
  readonly isDisabled: boolean;
  /** What has an id inside of the element. */
  at(id: string): HTMLElement | null;
  /** Takes over the styles of a part that was loaded. */
  adopt(styles: readonly CSSResult[]): void;
  /** Something that the form or the payer sees has changed. */
  changed(): void;
  /** The question is another now: nothing holds any more but what is in the fields. */
  discard(): void;
  /** The payer edited through a button: what was asked holds no more. */
  edited(): void;
  /** Where the control stands, as the form is told. */
  standing(): FormStanding;
  /** Shows what is wrong: the payer tried to submit. */
  showFaults(): void;
  /** As a browser does with a form that it holds: shows what is wrong, and takes the focus there. */
  report(): void;
}

/** Tells the page of an edit, or that the receipt came or went. */
export function tell(element: Element, ...types: ('input' | 'change')[]): void {
  for (const type of types) element.dispatchEvent(new Event(type, { bubbles: true, composed: true }));
}

/** @returns false if a listener cancelled it */
export function emit<T extends keyof PayeeCheckEventMap>(
  element: Element,
  type: T,
  detail: PayeeCheckEventMap[T]['detail'],
  cancelable = false,
): boolean {
  return element.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true, cancelable }));
}

import type { Identifier } from '@payee-check/shared/contract';
import type { CSSResult, ReactiveElement } from 'lit';
import type { FieldSeparator } from '../form/entries.ts';
import type { FormState } from '../form/form-control.ts';
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

/** The settings that a page makes on an element. */
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
  /** Empty: none is set. */
  law: Law | '';
  checkOn: CheckOn;
  appearance: Appearance;
  fieldSeparator: FieldSeparator;
  theme: Theme;
  scan: boolean;
  readonly required: boolean;
  readonly readOnly: boolean;
}

/** The element, as its controllers and lazy parts see it. */
export interface Host {
  readonly element: ReactiveElement & Configured & Pick<HTMLInputElement, 'form' | 'validity'>;
  /** By its own attribute or a fieldset's. */
  readonly isDisabled: boolean;
  /** An element by its id inside the shadow root. */
  at(id: string): HTMLElement | null;
  /** Takes over the styles of a part that was loaded. */
  adopt(styles: readonly CSSResult[]): void;
  /** Something that the form or the payer sees has changed. */
  changed(): void;
  /** The question has changed: only the values of the fields remain valid. */
  discard(): void;
  /** The payer edited through a button: earlier results no longer apply. */
  edited(): void;
  /** Updates the state of the control, and reports it to the form. */
  formState(): FormState;
  /** Shows the faults: the payer tried to submit. */
  showFaults(): void;
  /** Like a browser that refuses to submit a form: shows the faults, and moves the focus to the first. */
  report(): void;
}

/** Notifies the page of an edit, or of a new or removed receipt. */
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

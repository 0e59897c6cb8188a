import type { CompletedCheck, Decision, Identifier } from '@payee-check/shared/contract';
import type { CSSResult, ReactiveControllerHost } from 'lit';
import type { Settings } from '../context/settings.ts';
import type { Fields } from '../controllers/fields.ts';
import type { Standing } from '../form/policy.ts';
import type { CheckMessages, OptionMessages, ResultMessages } from '../locales/messages.ts';
import type { MessageOverrides } from '../locales/overrides.ts';
import type { Fault, FieldKey, PayeeCheckEventMap, Policy, Purpose, SchemeChoice } from '../types.ts';

/** The element's own way to the BFF, and the surrounding context's. */
export interface ConnectionSettings {
  endpoint: string;
  sessionToken: string;
  getSessionToken: (() => Promise<string>) | undefined;
  shared: Settings | undefined;
  identifiers: readonly Identifier[] | undefined;
  scheme: SchemeChoice;
  purpose: Purpose;
}

/** A text as it was copied, and the fields before it came, for `restore`. */
export interface Pasted {
  text: string;
  before: string;
}

/** What the lazy part that talks to the BFF needs of its element. */
export interface ConversationHost {
  element: ReactiveControllerHost;
  root: ShadowRoot;
  fields: Fields;
  settings(): ConnectionSettings;
  policy(): Policy;
  /** What was pasted before the part was there. */
  pasted: Pasted | undefined;
  /** Complete by the time the part is there. */
  words(): { messages: CheckMessages; locale: string; overrides: MessageOverrides | undefined };
  /** Something that the form or the payer sees has changed. */
  changed(): void;
  /** The payer edited through a button (a suggestion, the registered name), or the receipt came or went. */
  edited(keepResult: boolean): void;
  /** @returns false if a listener cancelled it */
  emit<T extends keyof PayeeCheckEventMap>(
    type: T,
    detail: PayeeCheckEventMap[T]['detail'],
    cancelable?: boolean,
  ): boolean;
}

/** All that happens between the element and the BFF, and what is shown of it. */
export interface Conversation extends Standing {
  readonly receipt: string;
  readonly words: CheckMessages;
  /** For the live region. */
  readonly announcement: string;
  verify(): Promise<CompletedCheck>;
  /** Enter was pressed in a field. */
  submit(form: HTMLFormElement): void;
  decide(decision: Decision): Promise<void>;
  /**
   * What a submission has to wait for beside a check: a decision on its way, or a new receipt. `undefined` where it may
   * go at once.
   */
  settle(): Promise<unknown> | undefined;
  /** Nothing holds any more but what is in the fields. */
  discard(): void;
  /** Does what lets the page grow now, or when the payer's finger is up: a page that moves under it loses the click. */
  afterPress(go: () => void): void;
  /** The element left the page. A result stays. */
  disconnect(): void;
  /** Looks at the account while nothing is asked yet: the bank, slips, doubts. */
  look(examine: boolean): void;
  /** A fault in words, and its place in what the IBAN field shows. */
  fault(fault: Fault): string;
  place(fault: Fault): unknown;
  /** The card, or what stands in its place; `fixed`: what the payer cannot edit. */
  view(disabled: boolean, fixed: boolean): unknown;
  /** What stands under a field; `fixed`: which the payer cannot edit. */
  notes(key: FieldKey, fixed: boolean): unknown;
}

/** What a page can have set up wrong. */
export type Warning = 'value' | 'version' | 'origin' | 'blocked';

/** What the lazy part exports. */
export interface ConversationPart {
  createConversation(host: ConversationHost): Conversation;
  /** Tells who builds the page, once, what they set up wrong. */
  warn(what: Warning): void;
  english: OptionMessages & ResultMessages;
  styles: readonly CSSResult[];
}

/** The exports of the lazy parts: declared separately, so that a part and its users do not import each other. */
import type { CSSResult, ReactiveElement } from 'lit';
import type { Settings } from './context/settings.ts';
import type { Anchor } from './form/validity.ts';
import type { AssistMessages } from './locales/assist/messages.ts';
import type { FieldMessages, Messages, ResultMessages } from './locales/messages.ts';
import type { MessageOverrides } from './locales/overrides.ts';
import type { Fault, FieldKey, FieldValues, IdentifierType, Purpose, SchemeRules, TypingRules } from './types.ts';

/** English without the messages of a check, which are loaded with the part that makes it; or all messages of another language. */
export type LoadedMessages = FieldMessages & Partial<Omit<ResultMessages, 'fault'>>;

/** A language other than English, or a page's own messages. */
export interface MessagesPart {
  /** @returns the messages, and the locale to use with `Intl` */
  find(
    tag: string,
    overrides: MessageOverrides | undefined,
    situation?: Situation,
  ): Promise<{ locale: string; messages: LoadedMessages }>;
  /** The second part of the messages. */
  assist(): Promise<AssistPart>;
}

/** What determines the messages, apart from the language. */
export interface Situation {
  purpose: Purpose;
  /** `policy="require-match"`: the payer cannot go on without a match. */
  required: boolean;
  /** Whether the payer was asked for the type of the account, or the page gave it. */
  typed: boolean;
}

/** Messages that help to fill in the fields, and those for a page's purpose, in any language. */
export interface AssistPart {
  find(tag: string, overrides: MessageOverrides | undefined): Promise<AssistMessages>;
  /** A language's messages for a situation. */
  adapt(messages: Messages, assist: AssistMessages, situation: Situation): Messages;
}

/** The state that the choice of a scheme or of an account type reads and changes. */
interface ChoiceView {
  readonly fields: {
    chosenScheme: 'iban' | 'uk';
    chosenType: 'personal' | 'business' | '';
    chosenIdentifier: string;
    readonly values: FieldValues;
    set(key: FieldKey, text: string): void;
    readonly identifierTypes: readonly IdentifierType[];
    readonly identifierType: IdentifierType;
    readonly asksName: boolean;
    readonly touched: ReadonlySet<Anchor>;
  };
  readonly messages: LoadedMessages;
  /** Once loaded, if the page asks for an identifier. */
  readonly assist: AssistMessages | undefined;
  readonly control: { readonly readOnly: boolean };
  /** By the control's own attribute or a fieldset's. */
  readonly disabled: boolean;
  /** The payer chose among options. */
  chosen(): void;
  /** A fault as text. */
  fault(fault: Fault | undefined): string;
}

/** What the texts of a field depend on. */
export type FieldTexts = Pick<ChoiceView, 'fields' | 'messages' | 'assist'>;

/** A context, UK accounts, a choice, identifiers, a list of countries, or the look of the page's fields. */
export interface OptionsPart {
  /** Defines the tag of the context, unless it is defined already. */
  defineContext(): void;
  /** Makes an element follow the settings of the context around it. */
  follow(element: ReactiveElement, changed: () => void): { readonly value?: Settings | undefined };
  styles: readonly CSSResult[];
  ukRules: SchemeRules;
  /** Whether accounts of a country are accepted, by the `countries` attribute. */
  accepts(countries: string, country: string): boolean;
  /** The types that the `identifier` attribute allows. */
  identifierTypes(attribute: string): readonly IdentifierType[];
  identifierRules(type: IdentifierType): TypingRules;
  /** The texts and the kind of a field of a UK account or for an identifier. */
  texts(
    key: FieldKey,
    view: FieldTexts,
  ): { label: string; hint: string; inputMode: 'text' | 'numeric'; optional: boolean } | undefined;
  /** Styles that give the element's fields the look of the page's own. */
  inherited(host: HTMLElement, form: HTMLFormElement | null): Promise<CSSResult>;
  schemeChoice(view: ChoiceView): unknown;
  typeChoice(view: ChoiceView): unknown;
  /** The choice of a type, if there are several. */
  identifierChoice(view: ChoiceView): unknown;
}

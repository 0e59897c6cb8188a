import { ContextConsumer } from '@lit/context';
import type { Identifier } from '@payee-check/shared/contract';
import type { PropertyDeclarations } from 'lit';
import { type Access, createAccess } from '../check/access.ts';
import { settingsContext } from '../context/settings.ts';
import { LanguageController } from '../controllers/language.ts';
import { FormControl } from '../form/form-control.ts';
import type { MessageOverrides } from '../locales/messages.ts';
import type { AccountTypeChoice, CheckOn, Policy, SchemeChoice, Theme } from '../types.ts';
import { choices, oneOf, ownAccessors } from './properties.ts';

/** What a page sets on the element, and what it takes from the context around it. */
export abstract class ConfiguredControl extends FormControl {
  static override properties: PropertyDeclarations = {
    endpoint: {},
    sessionToken: { attribute: 'session-token' },
    getSessionToken: { attribute: false },
    countries: {},
    identifiers: { attribute: false },
    locale: {},
    messages: { attribute: false },
    autocomplete: {},
    ...ownAccessors,
  };

  /** The BFF's URL; from the surrounding `<payee-check-context>` if empty. */
  declare endpoint: string;
  /** A token that the merchant's server minted. The attribute is read once and removed. */
  declare sessionToken: string;
  /** Asked for a token when there is none or it has run out. */
  declare getSessionToken: (() => Promise<string>) | undefined;
  /** Which IBAN countries are accepted: space-separated codes, or `sepa`. */
  declare countries: string;
  /** An organisation's identifiers: LEI, VAT number … */
  declare identifiers: readonly Identifier[] | undefined;
  /** A BCP 47 tag; else the nearest `lang`, else the browser's language. */
  declare locale: string;
  /** Words in place of the element's own. */
  declare messages: MessageOverrides | undefined;
  /** For the holder name: set `name` where the account is the customer's own. */
  declare autocomplete: string;

  protected readonly language: LanguageController = new LanguageController(this);
  readonly #choices = new Map<string, unknown>();
  #access: { from: string; getToken: unknown; access: Access } | undefined;
  readonly #context = new ContextConsumer(this, {
    context: settingsContext,
    subscribe: true,
    callback: () => this.changed(),
  });

  constructor() {
    super();
    this.endpoint = '';
    this.sessionToken = '';
    this.countries = '';
    this.locale = '';
    this.autocomplete = '';
  }

  /** The question is another now: nothing holds any more. */
  protected abstract discard(): void;

  /** A choice: the element's own, else the context's, else the default. */
  #choice<K extends keyof typeof choices>(name: K): (typeof choices)[K][number] | undefined {
    return oneOf<(typeof choices)[K][number]>(choices[name], this.#choices.get(name));
  }

  #choose(name: keyof typeof choices, value: unknown): void {
    this.#choices.set(name, value);
    this.discard();
  }

  /** How the account is given: `iban`, `uk`, or `auto` for a choice. */
  get scheme(): SchemeChoice {
    return this.#choice('scheme') ?? 'iban';
  }
  set scheme(value: SchemeChoice) {
    this.#choose('scheme', value);
  }

  /** `ask` shows a choice, and is the default for UK accounts. */
  get accountType(): AccountTypeChoice | undefined {
    return this.#choice('accountType');
  }
  set accountType(value: AccountTypeChoice | undefined) {
    this.#choose('accountType', value);
  }

  /** When the control is valid. */
  get policy(): Policy {
    return this.#choice('policy') ?? this.#context?.value?.policy ?? 'confirm';
  }
  set policy(value: Policy) {
    this.#choices.set('policy', value);
    this.changed();
  }

  /** When a check begins by itself. */
  get checkOn(): CheckOn {
    return this.#choice('checkOn') ?? 'complete';
  }
  set checkOn(value: CheckOn) {
    this.#choices.set('checkOn', value);
    this.changed();
  }

  /** Light or dark; `auto` follows the page's `color-scheme`, or the payer's preference. */
  get theme(): Theme {
    return this.#choice('theme') ?? this.#context?.value?.theme ?? 'auto';
  }
  set theme(value: Theme) {
    this.#choices.set('theme', value);
    this.changed();
  }

  /** The locale asked for: the element's own, else the context's. */
  get askedLocale(): string {
    return this.locale || this.#context.value?.locale || '';
  }

  /** The BFF and the session: the element's own, or the surrounding context's. */
  protected reach(): Access {
    const shared = this.#context.value;
    const { sessionToken, getSessionToken } = this;
    const endpoint = this.endpoint || shared?.endpoint || '';
    if (shared && endpoint === shared.endpoint && !sessionToken && !getSessionToken) return shared.access;
    const from = JSON.stringify([endpoint, sessionToken]);
    if (this.#access?.from !== from || this.#access.getToken !== getSessionToken) {
      const access = createAccess(endpoint, sessionToken, getSessionToken);
      this.#access = { from, getToken: getSessionToken, access };
    }
    return this.#access.access;
  }

  /** Something that the form or the payer sees has changed. */
  protected changed(): void {
    this.sync();
    this.requestUpdate();
  }
}

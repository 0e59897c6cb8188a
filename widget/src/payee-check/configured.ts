import type { Identifier } from '@payee-check/shared/contract';
import type { PropertyDeclarations } from 'lit';
import { chunks } from '../chunks.ts';
import { closest } from '../closest.ts';
import type { Settings } from '../context/settings.ts';
import { LanguageController } from '../controllers/language.ts';
import { accessor } from '../form/accessor.ts';
import type { FieldSeparator } from '../form/entries.ts';
import { FormControl } from '../form/form-control.ts';
import type { MessageOverrides } from '../locales/overrides.ts';
import type { AccountTypeChoice, Appearance, CheckOn, Policy, Purpose, SchemeChoice, Theme } from '../types.ts';
import type { ConnectionSettings } from './conversation.ts';
import { choices } from './properties.ts';

/**
 * What a page sets on the element, and what it takes from the context around it.
 *
 * @attr {string} endpoint - The BFF's URL; from the surrounding `<payee-check-context>` if absent
 * @attr {string} session-token - A token that the merchant's server minted; read once and removed. Absent: an anonymous session is opened on the first check
 * @attr {'iban' | 'uk' | 'auto'} [scheme=iban] - How the account is given; `auto` shows a choice
 * @attr {string} countries - Which IBAN countries are accepted: space-separated codes, or `sepa`
 * @attr {'personal' | 'business' | 'ask'} account-type - `ask` shows a choice, and is the default for UK accounts; absent: not sent
 * @attr {'payment' | 'payout' | 'mandate'} [purpose=payment] - Whose account it is decides labels, hints and warnings: a payee's, or with `payout` and `mandate` the payer's own
 * @attr {'confirm' | 'inform' | 'require-match'} [policy=confirm] - When the control is valid
 * @attr {'complete' | 'submit' | 'manual'} [check-on=complete] - When a check begins by itself
 * @attr {'.' | '_' | '[]'} [field-separator=.] - How the submitted fields are called: `payee.iban`, `payee_iban`, or `payee[iban]` with `payee[receipt]`
 * @attr {string} locale - A BCP 47 tag; else the nearest `lang`, else the browser's language
 * @attr {'auto' | 'light' | 'dark' | 'system'} [theme=auto] - `auto` follows the page's `color-scheme`, as a native field does; `system` the payer's preference
 * @attr {'own' | 'inherit'} [appearance=own] - `inherit` takes font, height, radius, border, padding and focus ring from the page's own text field
 * @attr {string} autocomplete - For the holder name: `name` where the account is the customer's own
 */
export abstract class ConfiguredControl extends FormControl {
  static override properties: PropertyDeclarations = {
    endpoint: {},
    sessionToken: { attribute: 'session-token' },
    getSessionToken: { attribute: false },
    countries: {},
    identifiers: { noAccessor: true, attribute: false },
    locale: {},
    messages: { attribute: false },
    autocomplete: {},
    ...Object.fromEntries(
      Object.keys(choices).map((name) => [
        name,
        { noAccessor: true, attribute: name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`) },
      ]),
    ),
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

  /** How the account is given: `iban`, `uk`, or `auto` for a choice. */
  declare scheme: SchemeChoice;
  /** Empty: not sent. `ask` shows a choice, and is the default for UK accounts. */
  declare accountType: AccountTypeChoice | '';
  /** Whose account it is: a payee's (`payment`), or the payer's own, to be paid to (`payout`) or debited (`mandate`). */
  declare purpose: Purpose;
  /** When the control is valid. */
  declare policy: Policy;
  /** When a check begins by itself. */
  declare checkOn: CheckOn;
  /** `inherit` takes font, height, radius, border, padding and focus ring from the page's own text field, once. */
  declare appearance: Appearance;
  /** How the submitted fields are called: `payee.iban`, `payee_iban`, or `payee[iban]` with `payee[receipt]`. */
  declare fieldSeparator: FieldSeparator;
  /** `auto` follows the page's `color-scheme`, as a native field does; `system` the payer's preference. */
  declare theme: Theme;

  static {
    for (const [name, words] of Object.entries(choices)) {
      accessor<ConfiguredControl, unknown>(
        ConfiguredControl.prototype,
        name,
        (it) => {
          const given = [it.#choices[name], Reflect.get(it.#context?.value ?? {}, name)];
          return given.find((word) => words.some((one) => one === word)) ?? words[0];
        },
        (it, word) => {
          const before = Reflect.get(it, name);
          it.#choices[name] = word;
          // Another scheme or type makes another question.
          if ((name === 'scheme' || name === 'accountType') && Reflect.get(it, name) !== before) it.discard();
          else it.changed();
        },
      );
    }
    accessor<ConfiguredControl, readonly Identifier[] | undefined>(
      ConfiguredControl.prototype,
      'identifiers',
      (it) => it.#identifiers,
      (it, list) => {
        const isSame = JSON.stringify(list) === JSON.stringify(it.#identifiers);
        it.#identifiers = list;
        if (!isSame) it.discard();
      },
    );
  }

  protected readonly language: LanguageController = new LanguageController(this);
  readonly #choices: Record<string, unknown> = {};
  #identifiers: readonly Identifier[] | undefined;
  /** The settings of the surrounding context, and what loads them. */
  #context: { readonly value?: Settings | undefined } | undefined;
  protected joining: Promise<void> | undefined;

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

  /** The locale asked for: the element's own, else the context's. */
  get askedLocale(): string {
    return this.locale || this.#context?.value?.locale || '';
  }

  protected get settings(): ConnectionSettings {
    const { endpoint, sessionToken, getSessionToken, identifiers, scheme, purpose } = this;
    return { endpoint, sessionToken, getSessionToken, identifiers, scheme, purpose, shared: this.#context?.value };
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.#context || this.joining || !closest(this, 'payee-check-context')) return;
    this.joining = chunks.options().then(
      ({ part }) => {
        part.defineContext();
        this.#context = part.follow(this, () => this.changed());
        this.joining = undefined;
        this.changed();
      },
      () => {
        // Without it, the element has what it was given itself; the next time it is put into the page it tries again.
        this.joining = undefined;
      },
    );
  }
}

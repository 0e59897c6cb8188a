import type { AccountInput, Identifier } from '@payee-check/shared/contract';
import { cleanName } from '@payee-check/shared/spelling/name';
import type { ReactiveController } from 'lit';
import { cleanIban, earlyIbanRules } from '../fields/iban.ts';
import type { Anchor } from '../form/validity.ts';
import type { Fault, FieldKey, FieldValues, IdentifierType, SchemeRules, TypingRules } from '../types.ts';
import { type Host, tell } from './host.ts';
import type { Settings } from './settings.ts';

const nothing = (): FieldValues => ({
  payeeName: '',
  identifier: '',
  iban: '',
  sortCode: '',
  accountNumber: '',
  secondaryReference: '',
});

const schemeFields = {
  iban: ['iban'],
  uk: ['sortCode', 'accountNumber', 'secondaryReference'],
} as const satisfies Record<string, readonly FieldKey[]>;

/** The values that the payer typed and chose, and their faults. */
export class Fields implements ReactiveController {
  values = nothing();
  /** The values that the page set, which a reset restores. */
  defaults = nothing();
  /** Chosen by the payer, if there is a choice. */
  chosenType: 'personal' | 'business' | '' = '';
  chosenScheme: 'iban' | 'uk' = 'iban';
  /** The type of identifier, if there is a choice. */
  chosenIdentifier = '';
  /** Fields whose faults are shown: the payer left them, or tried to submit. */
  readonly touched = new Set<Anchor>();
  /** Complete, once they are loaded. */
  ibanRules: SchemeRules = earlyIbanRules;
  /** Until more is loaded, only a missing name is a fault. */
  nameFault = (text: string): Fault | undefined => (text.trim() ? undefined : { code: 'name_missing', missing: true });
  /** Once loaded. */
  identifierFault: ((identifier: Identifier) => Fault | undefined) | undefined;
  readonly #host: Host;
  readonly #settings: Settings;
  /** What was last written to each field on the screen; one is used again for another value when the scheme changes. */
  readonly #shown = new WeakMap<HTMLInputElement, string>();
  /** The schemes whose rules have grouped the values that were set before the rules were loaded. */
  readonly #grouped = new Set(['iban']);

  constructor(host: Host, settings: Settings) {
    this.#host = host;
    this.#settings = settings;
    host.element.addController(this);
  }

  get scheme(): 'iban' | 'uk' {
    const { scheme } = this.#host.element;
    return scheme === 'auto' ? this.chosenScheme : scheme;
  }

  get #rules(): SchemeRules | undefined {
    return this.scheme === 'uk' ? this.#settings.options?.ukRules : this.ibanRules;
  }

  /** The fields shown, in order; without those whose rules are still loading. */
  get keys(): FieldKey[] {
    const keys: FieldKey[] = this.asksName ? ['payeeName'] : [];
    if (this.identifierTypes.length > 0) keys.push('identifier');
    return this.#rules ? [...keys, ...schemeFields[this.scheme]] : keys;
  }

  /** The first field of the account. */
  get accountKey(): FieldKey | undefined {
    return this.keys.find((key) => key !== 'payeeName' && key !== 'identifier');
  }

  /** Whether a name is asked about, or only an identifier. */
  get asksName(): boolean {
    return !/\bonly\b/.test(this.#host.element.identifier);
  }

  /** Which identifiers are asked for. */
  get identifierTypes(): readonly IdentifierType[] {
    return this.#settings.options?.identifierTypes(this.#host.element.identifier) ?? [];
  }

  /** The identifier type in use: the payer's choice, otherwise the page's first. */
  get identifierType(): IdentifierType {
    const types = this.identifierTypes;
    return types.find((type) => type === this.chosenIdentifier) ?? types[0] ?? 'lei';
  }

  /** The text in the field for it. */
  get identifier(): Identifier | undefined {
    const value = this.values.identifier.trim();
    return value && this.keys.includes('identifier') ? { type: this.identifierType, value } : undefined;
  }

  get isEmpty(): boolean {
    return this.keys.every((key) => !this.values[key].trim());
  }

  get asksType(): boolean {
    const { accountType } = this.#host.element;
    return accountType === 'ask' || (this.scheme === 'uk' && !accountType);
  }

  get accountType(): 'personal' | 'business' | undefined {
    const { accountType } = this.#host.element;
    const type = this.asksType ? this.chosenType : accountType;
    return type && type !== 'ask' ? type : undefined;
  }

  /** How a field is typed; the holder name stays as typed. */
  rules(key: FieldKey): TypingRules | undefined {
    if (key === 'identifier') return this.#settings.options?.identifierRules(this.identifierType);
    return key === 'payeeName' ? undefined : this.#rules;
  }

  /** Sets a value that the page gives, in the form that the field shows. */
  set(key: FieldKey, text: string): void {
    this.values[key] = this.#form(key, text);
  }

  /** Like `set`, by a property: results about other values no longer apply. */
  assign(key: FieldKey, text: unknown): void {
    const before = this.values[key];
    this.set(key, String(text ?? ''));
    if (this.values[key] !== before) this.#host.discard();
  }

  /** Like `set`, by the page's markup: markup from a server that is inserted again does not overwrite what the payer has typed since. */
  prefill(key: FieldKey, text: string): void {
    const { values, defaults } = this;
    const isUntouched = values[key] === defaults[key];
    const typed = values[key];
    this.set(key, text);
    defaults[key] = values[key];
    if (!isUntouched) values[key] = typed;
    else if (values[key] !== typed) this.#host.discard();
  }

  #form(key: FieldKey, text: string): string {
    return this.rules(key)?.type(key, '', text, text.length).value ?? text;
  }

  /** The holder name, as the receipt hashes it; empty if only an identifier is asked about. */
  get name(): string {
    return this.asksName ? cleanName(this.values.payeeName) : '';
  }

  /** The account as far as it was typed. */
  get account(): AccountInput {
    const { sortCode, accountNumber } = this.values;
    // Rules that have to be loaded are those of UK accounts.
    return this.#rules?.account(this.values) ?? { scheme: 'uk', sortCode, accountNumber };
  }

  reset(): void {
    this.values = { ...this.defaults };
    this.chosenType = '';
    this.chosenScheme = 'iban';
    this.chosenIdentifier = '';
    this.touched.clear();
  }

  touchAll(): void {
    for (const key of this.keys) this.touched.add(key);
    this.touched.add('accountType');
  }

  fault(key: FieldKey): Fault | undefined {
    if (key === 'payeeName') return this.nameFault(this.values.payeeName);
    if (key === 'identifier') {
      const { identifier } = this;
      if (identifier) return this.identifierFault?.(identifier);
      return this.asksName ? undefined : { code: 'identifier_missing', missing: true };
    }
    const fault = this.#rules?.fault(key, this.values);
    const { options } = this.#settings;
    const [country] = /^[A-Z]{2}/.exec(key === 'iban' ? cleanIban(this.values.iban) : '') ?? [];
    const isKnown = country && fault?.code !== 'unknown_country';
    return isKnown && options?.accepts(this.#host.element.countries, country) === false
      ? { code: 'country_not_accepted' }
      : fault;
  }

  /** The faults, in the order of the fields. */
  faults(): (readonly [Anchor, Fault])[] {
    const faults: (readonly [Anchor, Fault])[] = [];
    for (const key of this.keys) {
      const fault = this.fault(key);
      if (fault) faults.push([key, fault]);
    }
    if (this.asksType && !this.chosenType) faults.push(['accountType', { code: 'account_type', missing: true }]);
    return faults;
  }

  /** There are no faults: the values can be checked. */
  get isComplete(): boolean {
    const isReady = !this.#host.element.identifier || this.#settings.options;
    return Boolean(this.#rules && isReady) && this.faults().length === 0;
  }

  /** For `formStateRestoreCallback`. */
  get state(): string {
    return JSON.stringify([this.values, this.chosenType, this.chosenScheme, this.chosenIdentifier]);
  }

  /** Restores what {@link state} returned; anything else leaves the fields as they are. */
  restore(state: unknown): void {
    try {
      const [values, type, scheme, identifier]: [FieldValues, string, string, string] = JSON.parse(String(state));
      for (const key of Object.keys(this.defaults) as FieldKey[]) {
        const text: unknown = values[key];
        if (typeof text === 'string') this.values[key] = text;
      }
      this.chosenType = type === 'personal' || type === 'business' ? type : '';
      this.chosenScheme = scheme === 'uk' ? 'uk' : 'iban';
      this.chosenIdentifier = identifier ?? '';
    } catch {
      // Not ours.
    }
  }

  hostConnected(): void {
    const { element } = this.#host;
    // A copy, such as Turbo keeps of a page: it includes what was typed.
    const carrier = element.hasUpdated ? null : element.querySelector<HTMLInputElement>(':scope > input[form=""]');
    if (!carrier) return;
    this.restore(carrier.value);
    carrier.remove();
  }

  hostUpdate(): void {
    if (!this.#rules || this.#grouped.has(this.scheme)) return;
    this.#grouped.add(this.scheme);
    // Groups values that were set before the scheme's rules were loaded.
    for (const texts of [this.values, this.defaults]) {
      for (const key of this.keys) texts[key] = this.#form(key, texts[key]);
    }
  }

  hostUpdated(): void {
    this.take();
    for (const [key, input] of this.#inputs()) {
      // Written by hand: a binding would not notice what was typed since.
      if (input.value !== this.values[key]) input.value = this.values[key];
      this.#shown.set(input, this.values[key]);
    }
  }

  /** Reads what an extension or a script has written into a field without an event, so that it is not overwritten. */
  take(): void {
    const { values } = this;
    for (const [key, input] of this.#inputs()) {
      // A value that the page has set since is not in the field yet.
      if (values[key] !== this.#shown.get(input) || input.value === values[key]) continue;
      this.assign(key, input.value);
      this.#shown.set(input, values[key]);
      input.value = values[key];
      tell(this.#host.element, 'input');
    }
  }

  *#inputs(): Iterable<[FieldKey, HTMLInputElement]> {
    for (const key of this.keys) {
      const input = this.#host.at(key);
      if (input instanceof HTMLInputElement) yield [key, input];
    }
  }
}

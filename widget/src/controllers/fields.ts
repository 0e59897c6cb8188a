import type { AccountInput } from '@payee-check/shared/contract';
import { cleanName } from '@payee-check/shared/spelling/name';
import { nameFault } from '../fields/holder-name.ts';
import { countryOf } from '../fields/iban.ts';
import type { Anchor } from '../form/validity.ts';
import type { AccountTypeChoice, Fault, FieldKey, FieldValues, SchemeRules } from '../types.ts';

/** What the fields need to know of their element. */
export interface FieldSettings {
  scheme: 'iban' | 'uk';
  /** Absent while the scheme's rules are on their way. */
  rules: SchemeRules | undefined;
  /** Whether accounts of a country are accepted. */
  accepts(country: string): boolean;
  accountType: AccountTypeChoice | '';
}

const nothing = (): FieldValues => ({
  payeeName: '',
  iban: '',
  sortCode: '',
  accountNumber: '',
  secondaryReference: '',
});

const schemeFields = {
  iban: ['iban'],
  uk: ['sortCode', 'accountNumber', 'secondaryReference'],
} as const satisfies Record<string, readonly FieldKey[]>;

/** What the payer typed and chose, and what is wrong with it. */
export class Fields {
  values = nothing();
  /** What the page gave, and what a reset goes back to. */
  defaults = nothing();
  /** Chosen by the payer, where there is a choice. */
  chosenType: 'personal' | 'business' | '' = '';
  chosenScheme: 'iban' | 'uk' = 'iban';
  /** Fields whose faults are shown: the payer left them, or tried to submit. */
  readonly touched = new Set<Anchor>();
  /** What more can be wrong with a name, once that is loaded. */
  misplaced: ((name: string) => Fault | undefined) | undefined;
  readonly #settings: () => FieldSettings;

  constructor(settings: () => FieldSettings) {
    this.#settings = settings;
  }

  /** False while the scheme's rules are on their way. */
  get hasRules(): boolean {
    return this.#settings().rules !== undefined;
  }

  /** The fields shown, in their order. */
  get keys(): FieldKey[] {
    return this.hasRules ? ['payeeName', ...schemeFields[this.#settings().scheme]] : ['payeeName'];
  }

  get isEmpty(): boolean {
    return this.keys.every((key) => !this.values[key].trim());
  }

  get asksType(): boolean {
    const { accountType, scheme } = this.#settings();
    return accountType === 'ask' || (scheme === 'uk' && !accountType);
  }

  get accountType(): 'personal' | 'business' | undefined {
    const { accountType } = this.#settings();
    const type = this.asksType ? this.chosenType : accountType;
    return type && type !== 'ask' ? type : undefined;
  }

  /** The scheme's rules, for typing; none for the holder name. */
  rules(key: FieldKey): SchemeRules | undefined {
    return key === 'payeeName' ? undefined : this.#settings().rules;
  }

  /** Takes a value as the page gives it, in the form that the field shows. */
  set(key: FieldKey, text: string): void {
    this.values[key] = this.#form(key, text);
  }

  #form(key: FieldKey, text: string): string {
    return this.rules(key)?.type(key, '', text, text.length).value ?? text;
  }

  /** The holder name, as the receipt hashes it. */
  get name(): string {
    return cleanName(this.values.payeeName);
  }

  /** The account as far as it was typed. */
  get account(): AccountInput {
    const { sortCode, accountNumber } = this.values;
    // Rules that have to be loaded are those of UK accounts.
    return this.#settings().rules?.account(this.values) ?? { scheme: 'uk', sortCode, accountNumber };
  }

  /** Shows what was set before the scheme's rules were there as they would. */
  regroup(): void {
    for (const texts of [this.values, this.defaults]) {
      for (const key of this.keys) texts[key] = this.#form(key, texts[key]);
    }
  }

  reset(): void {
    this.values = { ...this.defaults };
    this.chosenType = '';
    this.chosenScheme = 'iban';
    this.touched.clear();
  }

  touchAll(): void {
    for (const key of this.keys) this.touched.add(key);
    this.touched.add('accountType');
  }

  fault(key: FieldKey): Fault | undefined {
    if (key === 'payeeName') return nameFault(this.values.payeeName) ?? this.misplaced?.(this.name);
    const { rules, accepts } = this.#settings();
    const fault = rules?.fault(key, this.values);
    const country = key === 'iban' ? countryOf(this.values.iban) : undefined;
    return country && !accepts(country) ? { code: 'country_not_accepted' } : fault;
  }

  /** What is wrong, in the order of the fields. */
  faults(): (readonly [Anchor, Fault])[] {
    const faults: (readonly [Anchor, Fault])[] = [];
    for (const key of this.keys) {
      const fault = this.fault(key);
      if (fault) faults.push([key, fault]);
    }
    if (this.asksType && !this.chosenType) faults.push(['accountType', { code: 'account_type', missing: true }]);
    return faults;
  }

  /** Nothing is wrong: it can be asked about. */
  get isComplete(): boolean {
    return this.hasRules && this.faults().length === 0;
  }

  /** For `formStateRestoreCallback`. */
  get state(): string {
    return JSON.stringify([this.values, this.chosenType, this.chosenScheme]);
  }

  /** Takes back what {@link state} gave; anything else leaves the fields as they are. */
  restore(state: unknown): void {
    try {
      const [values, type, scheme]: [FieldValues, string, string] = JSON.parse(String(state));
      for (const key of Object.keys(this.defaults) as FieldKey[]) {
        const text: unknown = values[key];
        if (typeof text === 'string') this.values[key] = text;
      }
      this.chosenType = type === 'personal' || type === 'business' ? type : '';
      this.chosenScheme = scheme === 'uk' ? 'uk' : 'iban';
    } catch {
      // Not ours.
    }
  }
}

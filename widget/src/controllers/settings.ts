import type { Identifier } from '@payee-check/shared/contract';
import type { ReactiveController } from 'lit';
import { closest } from '../closest.ts';
import type { Settings as Shared } from '../context/settings.ts';
import type { OptionsPart } from '../parts.ts';
import type { Configured, Host } from './host.ts';

/** The values that a setting may have, the default first; any other counts as none. */
const choices = {
  scheme: ['iban', 'uk', 'auto'],
  accountType: ['', 'personal', 'business', 'ask'],
  purpose: ['payment', 'payout', 'mandate'],
  law: ['', 'eu-ipr', 'uk-cop'],
  policy: ['confirm', 'inform', 'require-match'],
  checkOn: ['complete', 'submit', 'manual'],
  appearance: ['own', 'inherit'],
  fieldSeparator: ['.', '_', '[]'],
  theme: ['auto', 'light', 'dark', 'system'],
} as const satisfies { readonly [Name in keyof Configured]?: readonly [Configured[Name], ...Configured[Name][]] };

/** A setting that is one of a few values. */
export type ChoiceSetting = keyof typeof choices;
type Choice<Name extends ChoiceSetting> = (typeof choices)[Name][number];

/** The settings of a page beyond plain text, those of the context around the element, and the parts that both require. */
export class Settings implements ReactiveController {
  /** Once loaded, if the page has a choice, UK accounts, a list of countries, or its own look. */
  options: OptionsPart | undefined;
  readonly #host: Host;
  readonly #own: { [Name in ChoiceSetting]?: unknown } = {};
  #identifiers: readonly Identifier[] | undefined;
  #context: { readonly value?: Shared | undefined } | undefined;
  #joining: Promise<void> | undefined;
  #inherits = false;

  constructor(host: Host) {
    this.#host = host;
    host.element.addController(this);
  }

  /** The settings of the surrounding context. */
  get shared(): Shared | undefined {
    return this.#context?.value;
  }

  /** The locale asked for: the element's own, else the context's. */
  get locale(): string {
    return this.#host.element.locale || this.shared?.locale || '';
  }

  get identifiers(): readonly Identifier[] | undefined {
    return this.#identifiers;
  }

  /** Sets {@link identifiers}. A change makes it a different question. */
  identify(list: readonly Identifier[] | undefined): void {
    const isSame = JSON.stringify(list) === JSON.stringify(this.#identifiers);
    this.#identifiers = list;
    if (!isSame) this.#host.discard();
  }

  /** The page's own choice, else the context's, else the default. */
  choice<Name extends ChoiceSetting>(name: Name): Choice<Name> {
    const known: readonly Choice<Name>[] = choices[name];
    const { policy, theme } = this.shared ?? {};
    const given: unknown[] = [this.#own[name], name === 'policy' ? policy : name === 'theme' && theme];
    const [first] = choices[name];
    const choice =
      given.map((choice) => known.find((option) => option === choice)).find((choice) => choice !== undefined) ?? first;
    // No law allows a check to keep a payer from paying.
    return choice === 'require-match' && this.#host.element.law && this.choice('purpose') === 'payment'
      ? first
      : choice;
  }

  /** Sets what {@link choice} returns. Another scheme or type makes it a different question. */
  choose(name: ChoiceSetting, choice: unknown): void {
    const before = this.choice(name);
    this.#own[name] = choice;
    const isQuestion = name === 'scheme' || name === 'accountType';
    if (isQuestion && this.choice(name) !== before) this.#host.discard();
    else this.#host.changed();
  }

  hostConnected(): void {
    const host = this.#host;
    if (this.#context || this.#joining || !closest(host.element, 'payee-check-context')) return;
    this.#joining = import('../options/index.ts')
      .then(({ part }) => {
        part.defineContext();
        this.#context = part.follow(host.element, () => host.changed());
      })
      // Without it, the element uses its own settings; it tries again the next time it is inserted into the page.
      .catch(() => {})
      .then(() => {
        this.#joining = undefined;
        host.changed();
      });
  }

  hostUpdate(): void {
    this.ready();
  }

  /** Loads the parts that the settings require beyond an IBAN and a name. */
  ready(): Promise<void> | undefined {
    const { element, adopt } = this.#host;
    const { scheme, accountType, countries, appearance, identifier } = element;
    const isPlain = scheme === 'iban' && accountType !== 'ask' && !countries && !identifier && appearance === 'own';
    if (this.options && appearance === 'inherit' && !this.#inherits) {
      this.#inherits = true;
      // Without it, the element keeps its own look.
      this.options.inherited(element, element.form).then(
        (styles) => adopt([styles]),
        () => {},
      );
    }
    return this.options || isPlain ? this.#joining : this.#load();
  }

  async #load(): Promise<void> {
    await this.#joining;
    try {
      const { part } = await import('../options/index.ts');
      if (this.options) return;
      this.options = part;
      this.#host.adopt(part.styles);
      this.#host.changed();
    } catch {
      // Without its rules a UK account cannot be checked: `verify` says so.
    }
  }
}

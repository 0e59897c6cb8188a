import type { ReactiveController } from 'lit';
import type { AssistMessages } from '../locales/assist/messages.ts';
import { fieldMessages } from '../locales/en/fields.ts';
import { resolveLocale } from '../locales/resolve.ts';
import type { LoadedMessages } from '../parts.ts';
import type { Configured, Host } from './host.ts';
import type { Settings } from './settings.ts';

/** Keeps the messages in the language asked for; they are in English until, and unless, that is loaded. */
export class LanguageController implements ReactiveController {
  locale = 'en';
  messages: LoadedMessages = fieldMessages;
  /** The second part, once loaded, where a field needs it. */
  assist: AssistMessages | undefined;
  readonly #element: Host['element'];
  readonly #settings: Settings;
  #wanted = '';
  #overrides: Configured['messages'];
  /** A page may change its `lang` at any time. */
  #watch: MutationObserver | undefined;

  constructor({ element }: Host, settings: Settings) {
    this.#element = element;
    this.#settings = settings;
    element.addController(this);
  }

  hostConnected(): void {
    this.#watch ??= new MutationObserver(() => this.#element.requestUpdate());
    this.#watch.observe(document, { subtree: true, attributeFilter: ['lang'] });
  }

  hostDisconnected(): void {
    this.#watch?.disconnect();
  }

  /** The direction of the messages, if it differs from the page's. */
  get direction(): 'rtl' | 'ltr' | undefined {
    if (/^(ar|fa|he|ur)\b/.test(this.locale)) return 'rtl';
    return this.#settings.locale ? 'ltr' : undefined;
  }

  hostUpdate(): void {
    const element = this.#element;
    const spoken = resolveLocale(element, this.#settings.locale);
    // In other languages both laws ask for the same messages.
    const tag = element.law && /^en\b/.test(spoken) ? (element.law === 'uk-cop' ? 'en-GB' : 'en-IE') : spoken;
    const { messages: overrides, purpose, identifier } = element;
    const required = element.policy === 'require-match';
    const wanted = tag + purpose + required + !identifier;
    if (wanted === this.#wanted && overrides === this.#overrides) return;
    this.#wanted = wanted;
    this.#overrides = overrides;
    const isPlain = purpose === 'payment' && !required;
    if (isPlain && !identifier && /^en\b(?!-GB)/.test(tag) && !overrides) {
      this.locale = tag;
      this.messages = fieldMessages;
      return;
    }
    import('../messages/index.ts')
      .then(async ({ part }) => {
        const finding = part.find(tag, overrides, isPlain ? undefined : { purpose, required, typed: true });
        // If the second part cannot be loaded, the first is enough.
        const assist = identifier ? part.assist().then((assisting) => assisting.find(tag, overrides)) : undefined;
        return Promise.all([finding, assist?.catch(() => undefined)]);
      })
      .then(
        ([{ locale, messages }, assist]) => {
          if (wanted !== this.#wanted || overrides !== this.#overrides) return;
          this.locale = locale;
          this.messages = messages;
          this.assist = assist;
          element.requestUpdate();
        },
        () => {
          // The messages shown stay.
        },
      );
  }
}

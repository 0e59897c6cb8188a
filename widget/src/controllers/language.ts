import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { chunks } from '../chunks.ts';
import { fieldMessages } from '../locales/en/fields.ts';
import type { MessageOverrides } from '../locales/overrides.ts';
import { resolveLocale } from '../locales/resolve.ts';
import type { Words } from '../parts.ts';
import type { Policy, Purpose } from '../types.ts';

interface Host extends ReactiveControllerHost, Element {
  readonly askedLocale: string;
  messages: MessageOverrides | undefined;
  readonly purpose: Purpose;
  readonly policy: Policy;
}

/** Keeps the words in the language that is asked for; English until, and unless, they are there. */
export class LanguageController implements ReactiveController {
  locale = 'en';
  messages: Words = fieldMessages;
  readonly #host: Host;
  #wanted = '';
  #overrides: MessageOverrides | undefined;
  /** A page may change its `lang` at any time. */
  #watch: MutationObserver | undefined;

  constructor(host: Host) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.#watch ??= new MutationObserver(() => this.#host.requestUpdate());
    this.#watch.observe(document, { subtree: true, attributeFilter: ['lang'] });
  }

  hostDisconnected(): void {
    this.#watch?.disconnect();
  }

  /** Of the words shown, where the page's own direction would not do. */
  get direction(): 'rtl' | 'ltr' | undefined {
    if (/^(ar|fa|he|ur)\b/.test(this.locale)) return 'rtl';
    return this.#host.askedLocale ? 'ltr' : undefined;
  }

  hostUpdate(): void {
    const host = this.#host;
    const tag = resolveLocale(host, host.askedLocale);
    const { messages: overrides, purpose } = host;
    const required = host.policy === 'require-match';
    const wanted = tag + purpose + required;
    if (wanted === this.#wanted && overrides === this.#overrides) return;
    this.#wanted = wanted;
    this.#overrides = overrides;
    const isPlain = purpose === 'payment' && !required;
    if (isPlain && /^en\b(?!-GB)/.test(tag) && !overrides) {
      this.locale = tag;
      this.messages = fieldMessages;
      return;
    }
    chunks
      .words()
      .then(({ part }) => part.find(tag, overrides, isPlain ? undefined : { purpose, required, typed: true }))
      .then(
        ({ locale, messages }) => {
          if (wanted !== this.#wanted || overrides !== this.#overrides) return;
          this.locale = locale;
          this.messages = messages;
          host.requestUpdate();
        },
        () => {
          // The words shown stay.
        },
      );
  }
}

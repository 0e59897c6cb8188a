import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { locales } from '../chunks.ts';
import { messages as english } from '../locales/en.ts';
import type { MessageOverrides, Messages } from '../locales/messages.ts';
import { availableLocale, isRightToLeft, resolveLocale } from '../locales/resolve.ts';

interface Host extends ReactiveControllerHost, Element {
  readonly askedLocale: string;
  messages: MessageOverrides | undefined;
}

/** Modules that were loaded, for every element of the page. */
const loaded = new Map<string, Messages>();

/** Keeps the words in the language that is asked for; English until, and unless, they are there. */
export class LanguageController implements ReactiveController {
  /** What `Intl` is asked with: the locale of the words shown, with its region. */
  locale = 'en';
  messages: Messages = english;
  readonly #host: Host;
  #wanted = '';
  #overrides: MessageOverrides | undefined;
  #shown: Messages = english;

  constructor(host: Host) {
    this.#host = host;
    host.addController(this);
  }

  /** Of the words shown, where the page's own direction would not do. */
  get direction(): 'rtl' | 'ltr' | undefined {
    if (isRightToLeft(this.locale)) return 'rtl';
    return this.#host.askedLocale ? 'ltr' : undefined;
  }

  hostUpdate(): void {
    const locale = resolveLocale(this.#host, this.#host.askedLocale);
    if (locale !== this.#wanted) this.#want(locale);
    const overrides = this.#host.messages;
    if (overrides !== this.#overrides) {
      this.#overrides = overrides;
      this.#show(this.#shown);
    }
  }

  #want(locale: string): void {
    this.#wanted = locale;
    const available = availableLocale(locale);
    const ready = available ? loaded.get(available) : english;
    if (ready) {
      // A language without messages is spoken to in English, numbers and countries included.
      this.locale = available || /^en\b/.test(locale) ? locale : 'en';
      this.#show(ready);
    } else if (available) {
      locales[available]?.().then(
        ({ messages }) => {
          loaded.set(available, messages);
          if (this.#wanted !== locale) return;
          this.#want(locale);
          this.#host.requestUpdate();
        },
        () => {
          // The words shown stay; the next page load tries again.
        },
      );
    }
  }

  #show(messages: Messages): void {
    this.#shown = messages;
    this.messages = this.#overrides ? merge(messages, this.#overrides) : messages;
  }
}

/** Own properties of plain objects alone, so that an override can reach no prototype. */
function merge<T extends object>(base: T, over: object): T {
  const merged = { ...base };
  for (const key of Object.keys(base) as (keyof T & string)[]) {
    const mine = base[key];
    const other: unknown = Object.hasOwn(over, key) ? Reflect.get(over, key) : undefined;
    if (typeof other === 'string' && typeof mine === 'string') merged[key] = other as typeof mine;
    else if (other && typeof other === 'object' && mine && typeof mine === 'object') {
      // A plural may have any of the language's categories.
      merged[key] = 'other' in mine ? { ...mine, ...other } : merge(mine, other);
    }
  }
  return merged;
}

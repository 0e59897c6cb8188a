import type { AssistMessages } from '../locales/assist/messages.ts';
import type { MessageOverrides } from '../locales/overrides.ts';

/** A language, and what a page has put in place of its messages. */
interface Language {
  locale: string;
  overrides: MessageOverrides | undefined;
}

/** The second part of the messages, loaded when something is to be said with it. */
export class Help {
  words: AssistMessages | undefined;
  #of: string | undefined;
  #overrides: MessageOverrides | undefined;
  #loading: Promise<void> | undefined;
  readonly #language: () => Language;
  readonly #changed: () => void;

  constructor(language: () => Language, changed: () => void) {
    this.#language = language;
    this.#changed = changed;
  }

  /** Rejects where it cannot be fetched; another call tries again. */
  load(): Promise<void> {
    const { locale, overrides } = this.#language();
    if (this.#of !== locale || this.#overrides !== overrides) {
      this.#of = locale;
      this.#overrides = overrides;
      this.#loading = undefined;
    }
    this.#loading ??= this.#load(locale, overrides).catch((error) => {
      this.#loading = undefined;
      throw error;
    });
    return this.#loading;
  }

  /** What is wanted when it is there: until then there are other words. */
  want(): void {
    this.load().catch(() => {});
  }

  /** The page speaks another language now. */
  follow(): void {
    if (this.words) this.want();
  }

  async #load(locale: string, overrides: MessageOverrides | undefined): Promise<void> {
    const { part } = await import('../words/index.ts');
    const words = await (await part.assist()).find(locale, overrides);
    if (this.#of !== locale || this.#overrides !== overrides) return;
    this.words = words;
    this.#changed();
  }
}

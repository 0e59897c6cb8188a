/** Languages by tag, each fetched once; English if there is none. */
export class Library<T> {
  readonly #locales: Record<string, () => Promise<{ messages: T }>>;
  readonly #english: T;
  readonly #loaded = new Map<string, Promise<T>>();

  constructor(locales: Record<string, () => Promise<{ messages: T }>>, english: T) {
    this.#locales = locales;
    this.#english = english;
  }

  /** @returns the messages, and the locale to use with `Intl` */
  async find(tag: string): Promise<{ locale: string; messages: T }> {
    const found = this.#available(tag);
    if (found) {
      try {
        return { locale: tag, messages: await this.#messagesOf(found) };
      } catch {
        // Fall back to English; the next page load tries again.
      }
    }
    // A language without messages gets English, including numbers and names of countries.
    return { locale: /^en\b/.test(tag) ? tag : 'en', messages: this.#english };
  }

  /** The messages of the locale or of its language: `fr-CH` → `fr`; `undefined` if there are none. */
  #available(tag: string): string | undefined {
    for (let at = tag; at; at = at.slice(0, Math.max(at.lastIndexOf('-'), 0))) {
      if (Object.hasOwn(this.#locales, at)) return at;
    }
    return undefined;
  }

  #messagesOf(locale: string): Promise<T> {
    let messages = this.#loaded.get(locale);
    if (!messages) {
      messages = (this.#locales[locale]?.() ?? Promise.reject(new Error(locale))).then((module) => module.messages);
      messages.catch(() => this.#loaded.delete(locale));
      this.#loaded.set(locale, messages);
    }
    return messages;
  }
}

/** Languages other than English, and a page's own words: loaded only where they are asked for. */
import { messages as english } from '../locales/en/index.ts';
import type { Messages } from '../locales/messages.ts';
import type { WordsPart } from '../parts.ts';
import { locales } from './locales.ts';
import { merge } from './merge.ts';

const loaded = new Map<string, Promise<Messages>>();

/** The locale's own messages or its language's: `fr-CH` → `fr`; `undefined` where there are none. */
function available(tag: string): string | undefined {
  for (let at = tag; at; at = at.slice(0, Math.max(at.lastIndexOf('-'), 0))) {
    if (Object.hasOwn(locales, at)) return at;
  }
  return undefined;
}

function messagesOf(locale: string): Promise<Messages> {
  let messages = loaded.get(locale);
  if (!messages) {
    messages = (locales[locale]?.() ?? Promise.reject(new Error(locale))).then((module) => module.messages);
    messages.catch(() => loaded.delete(locale));
    loaded.set(locale, messages);
  }
  return messages;
}

export const part: WordsPart = {
  async find(tag, overrides) {
    const found = available(tag);
    let words = english;
    // A language without messages is spoken to in English, numbers and countries included.
    let locale = /^en\b/.test(tag) ? tag : 'en';
    if (found) {
      try {
        words = await messagesOf(found);
        locale = tag;
      } catch {
        // English it is; the next page load tries again.
      }
    }
    return { locale, messages: overrides ? merge(words, overrides) : words };
  },
};

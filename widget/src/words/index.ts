/** Languages other than English, and a page's own words: loaded only where they are asked for. */
import { messages as english } from '../locales/en/index.ts';
import type { WordsPart } from '../parts.ts';
import { loadAssist } from './assist/load.ts';
import { Library } from './library.ts';
import { locales } from './locales.ts';
import { merge } from './merge.ts';

const library = new Library(locales, english);

export const part: WordsPart = {
  async find(tag, overrides) {
    const { locale, messages } = await library.find(tag);
    return { locale, messages: overrides ? merge(messages, overrides) : messages };
  },
  assist: () => loadAssist().then((module) => module.part),
};

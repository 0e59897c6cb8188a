/** The second part of the messages, English included: what helps to fill in, and other words for a page's purpose. */
import { messages as english } from '../../locales/assist/en.ts';
import type { AssistPart } from '../../parts.ts';
import { Library } from '../library.ts';
import { merge } from '../merge.ts';
import { locales } from './locales.ts';
import { adapt } from './purpose.ts';

const library = new Library(locales, english);

export const part: AssistPart = {
  async find(tag, overrides) {
    const { messages } = await library.find(tag);
    return overrides?.assist ? merge(messages, overrides.assist) : messages;
  },
  adapt,
};

/** Languages other than English, and a page's own messages: loaded only if they are asked for. */
import { messages as english } from '../locales/en/index.ts';
import type { Messages } from '../locales/messages.ts';
import type { MessagesPart, Situation } from '../parts.ts';
import { Library } from './library.ts';
import { locales } from './locales.ts';
import { merge } from './merge.ts';

const library = new Library(locales, english);

export const part: MessagesPart = {
  async find(tag, overrides, situation) {
    const { locale, messages } = await library.find(tag);
    const adapted = situation ? await adaptTo(situation, tag, messages) : messages;
    return { locale, messages: overrides ? merge(adapted, overrides) : adapted };
  },
  // Needed only by a page with a purpose, or to help a payer; it contains the hashes of 30 files.
  assist: () => import('./assist/index.ts').then((module) => module.part),
};

/** If the second part cannot be loaded, the first is enough. */
async function adaptTo(situation: Situation, tag: string, messages: Messages): Promise<Messages> {
  try {
    const assist = await part.assist();
    return assist.adapt(messages, await assist.find(tag, undefined), situation);
  } catch {
    return messages;
  }
}

/** The second part of the messages, English included: what helps to fill in, and other words for a page's purpose. */
import { messages as english } from '../../locales/assist/en.ts';
import type { AssistMessages } from '../../locales/assist/messages.ts';
import type { Messages } from '../../locales/messages.ts';
import type { AssistPart, Situation } from '../../parts.ts';
import { Library } from '../library.ts';
import { merge } from '../merge.ts';
import { locales } from './locales.ts';

const library = new Library(locales, english);

export const part: AssistPart = {
  async find(tag, overrides) {
    const { messages } = await library.find(tag);
    return overrides?.assist ? merge(messages, overrides.assist) : messages;
  },
  adapt,
};

/**
 * The messages for a page's purpose: an account of one's own has no payee, what is not asked for is not denied, and
 * nobody is told "if you continue" who cannot. What the page itself put in place of a message is to be merged after.
 */
export function adapt(messages: Messages, assist: AssistMessages, { purpose, required, typed }: Situation): Messages {
  let adapted = purpose === 'payment' ? messages : merge(messages, assist.own);
  if (!typed) adapted = merge(adapted, assist.untyped);
  if (required && purpose === 'payment') adapted = merge(adapted, { risk: { alarm: assist.required.alarm } });
  const { warning } = required ? assist.required : purpose === 'payment' ? messages : assist[purpose];
  if (warning === messages.warning) return adapted;
  // The one sentence that has the warning in it.
  const { loadFailed } = adapted.state;
  return merge(adapted, { warning, state: { loadFailed: loadFailed.replace(messages.warning, () => warning) } });
}

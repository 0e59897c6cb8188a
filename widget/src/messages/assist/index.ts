/**
 * The second part of the messages, English included: messages that help to fill in the fields, and those for a page's
 * purpose.
 */
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
 * The messages for a page's purpose: an account of one's own has no payee, nothing is denied that was not asked for,
 * and nobody is told "if you continue" who cannot. The page's own messages are merged afterwards.
 */
export function adapt(messages: Messages, assist: AssistMessages, { purpose, required, typed }: Situation): Messages {
  let adapted = purpose === 'payment' ? messages : merge(messages, assist.own);
  if (!typed) adapted = merge(adapted, assist.untyped);
  if (required && purpose === 'payment') adapted = merge(adapted, { risk: { alarm: assist.required.alarm } });
  const { warning } = required ? assist.required : purpose === 'payment' ? messages : assist[purpose];
  if (warning === messages.warning) return adapted;
  // The only sentence that contains the warning.
  const { loadFailed } = adapted.state;
  return merge(adapted, { warning, state: { loadFailed: loadFailed.replace(messages.warning, () => warning) } });
}

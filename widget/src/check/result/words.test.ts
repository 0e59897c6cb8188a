import type { CompletedCheck } from '@payee-check/shared/contract';
import { describe, expect, it } from 'vitest';
import { messages as english } from '../../locales/en/index.ts';
import { completed } from '../../testing/bff.ts';
import { locales } from '../../words/locales.ts';
import { spoken, wordsOf } from './words.ts';

const languages = await Promise.all([
  { tag: 'en', messages: english },
  ...Object.entries(locales).map(async ([tag, load]) => ({ tag, messages: (await load()).messages })),
]);

const types = [
  ['account_is_personal', 'personal'],
  ['account_is_business', 'business'],
] as const;

/** The EPC scheme and Confirmation of Payee know both: the type differs, and the name either fits or nearly does. */
describe.each(languages)('a close match for the account’s type, in $tag', ({ tag, messages }) => {
  const say = (over: Partial<CompletedCheck>) => wordsOf(completed({ outcome: 'close_match', ...over }), messages, tag);

  it.each(types)('%s: says that the name fits only where the bank sent no other', (reason, type) => {
    const alone = say({ reason });
    expect(alone).toMatchObject({
      heading: messages.heading.close_match_type,
      message: messages.reason[reason],
      type: undefined,
    });
    const both = say({ reason, registeredName: 'Jane M. Doe' });
    expect(both).toMatchObject({
      heading: messages.heading.close_match,
      message: messages.outcome.close_match,
      type: [messages.option.accountType, messages.option[type]],
    });
    expect(spoken(both)).not.toContain(messages.reason[reason]);
    expect(spoken(both)).toContain(`${messages.option.accountType}: ${messages.option[type]}.`);
  });
});

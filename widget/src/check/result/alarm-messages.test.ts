import { expect, it } from 'vitest';
import { messages as english } from '../../locales/en/index.ts';
import { locales } from '../../messages/locales.ts';
import { completed } from '../../testing/bff.ts';
import { spoken, textsOf } from './messages.ts';

const languages = await Promise.all([
  { tag: 'en', messages: english },
  ...Object.entries(locales).map(async ([tag, load]) => ({ tag, messages: (await load()).messages })),
]);

it.each(languages)('an alarm says whom to ask once, whatever the bank says: $tag', ({ tag, messages }) => {
  const risk = { level: 'high', signals: ['listed_as_fraud'] } as const;
  const [advice = ''] = messages.risk.alarm.match(/^.+?\.(?= |$)/) ?? [];
  for (const outcome of ['no_match', 'close_match'] as const) {
    const check = completed({ outcome, risk: { ...risk, signals: [...risk.signals] } });
    const text = spoken(textsOf(check, messages, tag));
    expect(text.split(advice)).toHaveLength(2);
    expect(text.startsWith(`${messages.heading.risk_high}.`)).toBe(true);
  }
  // Alone, it says so itself.
  expect(textsOf(completed({ outcome: 'no_match' }), messages, tag).message).toBe(messages.outcome.no_match);
});

import { expect, it } from 'vitest';
import { messages as english } from '../../locales/en/index.ts';
import { locales } from '../../messages/locales.ts';
import { completed } from '../../testing/bff.ts';
import { factOf, spoken, textsOf } from './messages.ts';

const languages = await Promise.all([
  { tag: 'en', messages: english },
  ...Object.entries(locales).map(async ([tag, load]) => ({ tag, messages: (await load()).messages })),
]);

it.each(languages)('an alarm says only once whom to ask, whatever the bank says: $tag', ({ tag, messages }) => {
  const risk = { level: 'high', signals: ['listed_as_fraud'] } as const;
  const [advice = ''] = messages.risk.alarm.match(/^.+?\.(?= |$)/) ?? [];
  for (const outcome of ['no_match', 'close_match'] as const) {
    const check = completed({ outcome, risk: { ...risk, signals: [...risk.signals] } });
    const text = spoken(textsOf(check, messages, tag));
    expect(text.split(advice)).toHaveLength(2);
    expect(text.startsWith(`${messages.heading.risk_high}.`)).toBe(true);
  }
  // Without another message, the alarm says it itself.
  expect(textsOf(completed({ outcome: 'no_match' }), messages, tag).message).toBe(messages.outcome.no_match);
});

it.each(languages)('once the payer has chosen, a message only states the fact: $tag', ({ tag, messages }) => {
  const [advice = ''] = messages.risk.alarm.match(/^.+?\.(?= |$)/) ?? [];
  for (const answer of [
    { outcome: 'no_match' },
    { outcome: 'no_match', reason: 'identifier_mismatch' },
    { outcome: 'close_match' },
    { outcome: 'unable_to_verify', reason: 'account_switched' },
  ] as const) {
    const check = completed(answer);
    const { message } = textsOf(check, messages, tag);
    const fact = factOf(check, message, messages);
    expect(message).toContain(advice);
    expect(`${fact} ${advice}`).toBe(message);
  }
  const plain = completed({ outcome: 'unable_to_verify', reason: 'bank_timeout' });
  expect(factOf(plain, messages.reason.bank_timeout, messages)).toBe(messages.reason.bank_timeout);
});

import { describe, expect, it } from 'vitest';
import { messages as assistEnglish } from '../../locales/assist/en.ts';
import { messages as english } from '../../locales/en/index.ts';
import { flatten, formsOf } from '../../testing/messages.ts';
import { locales } from '../locales.ts';
import { adapt } from './index.ts';
import { locales as assistLocales } from './locales.ts';

const languages = await Promise.all([
  { tag: 'en', messages: english, assist: assistEnglish },
  ...Object.entries(assistLocales).map(async ([tag, load]) => ({
    tag,
    messages: (await locales[tag]?.())?.messages ?? english,
    assist: (await load()).messages,
  })),
]);

const textOf = (messages: object) => [...flatten(messages).values()].flatMap(formsOf).join('\n');

it('a payment by the default policy, with a type that was asked for, has the messages as they are', () => {
  const adapted = adapt(english, assistEnglish, { purpose: 'payment', required: false, typed: true });
  expect(adapted).toEqual(english);
});

it('an account of one’s own has no payee', () => {
  for (const purpose of ['payout', 'mandate'] as const) {
    const { state, warning, ...rest } = adapt(english, assistEnglish, { purpose, required: false, typed: true });
    expect(textOf({ ...rest, state, warning })).not.toMatch(/payee|you are paying|want to pay/i);
  }
});

describe.each(languages)('in $tag', ({ messages, assist }) => {
  it('a payer who cannot continue does not read "if you continue"', () => {
    for (const purpose of ['payment', 'payout', 'mandate'] as const) {
      const adapted = adapt(messages, assist, { purpose, required: true, typed: true });
      expect(adapted.warning).toBe(assist.required.warning);
      expect(adapted.state.loadFailed).toContain(assist.required.warning);
      expect(adapted.state.loadFailed).not.toContain(messages.warning);
      expect(adapted.risk.alarm).not.toBe(messages.risk.alarm);
    }
    expect(messages.risk.alarm.startsWith(`${assist.required.alarm} `)).toBe(true);
  });

  it('a purpose has its own warning, where nothing could be checked too', () => {
    for (const purpose of ['payout', 'mandate'] as const) {
      const adapted = adapt(messages, assist, { purpose, required: false, typed: true });
      expect(adapted.warning).toBe(assist[purpose].warning);
      expect(adapted.state.loadFailed.endsWith(` ${assist[purpose].warning}`)).toBe(true);
    }
  });

  it('a type that nobody asked for is shown, and not denied', () => {
    const { reason } = adapt(messages, assist, { purpose: 'payment', required: false, typed: false });
    expect(reason.account_is_personal).toBe(assist.untyped.reason.account_is_personal);
    expect(reason.account_is_business).toBe(assist.untyped.reason.account_is_business);
  });
});

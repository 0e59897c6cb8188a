import type { CompletedCheck } from '@payee-check/shared/contract';
import { describe, expect, it } from 'vitest';
import { decisionMessage, resultText } from '../../check/result/messages.ts';
import { messages as assistEnglish } from '../../locales/assist/en.ts';
import { messages as english } from '../../locales/en/index.ts';
import { completed } from '../../testing/bff.ts';
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

it('a payment by the default policy, with a type that was asked for, has the messages unchanged', () => {
  const adapted = adapt(english, assistEnglish, { purpose: 'payment', required: false, typed: true });
  expect(adapted).toEqual(english);
});

/** How each language says payee, up to where its inflected forms differ. */
const PAYEES: Record<string, RegExp> = {
  ar: /مستفيد/,
  bg: /получател/i,
  cs: /příjemc/i,
  da: /modtager/i,
  de: /empfänger/i,
  el: /δικαιούχ/i,
  en: /(?<!Confirmation of )payee|you are paying|want to pay/i,
  es: /beneficiari/i,
  et: /saaja/i,
  fi: /saaja/i,
  fr: /bénéficiaire/i,
  ga: /íocaí(?!ocht)/i,
  hr: /primatelj/i,
  hu: /kedvezményezett/i,
  is: /viðtakand/i,
  it: /beneficiari/i,
  lt: /gavėj/i,
  lv: /saņēmēj/i,
  mt: /benefiċjarj/i,
  nb: /mottaker/i,
  nl: /ontvanger/i,
  pl: /odbiorc/i,
  pt: /beneficiári/i,
  ro: /beneficiar/i,
  sk: /príjemc/i,
  sl: /prejemnik/i,
  sv: /mottagar/i,
  tr: /alıcı/i,
  uk: /отримувач/i,
};

const payeeIn = (tag: string) => PAYEES[tag] ?? PAYEES[/^n[no]$/.test(tag) ? 'nb' : tag.slice(0, 2)] ?? /^/;

const OUTCOMES = ['match', 'close_match', 'no_match', 'unable_to_verify'] as const;

/** A check for every outcome, reason, risk and decision that has messages. */
const checks: CompletedCheck[] = [
  ...OUTCOMES.map((outcome) => completed({ outcome })),
  completed({ outcome: 'close_match', registeredName: 'Jane Doe', decision: 'use_registered_name' }),
  completed({ outcome: 'no_match', decision: 'continue_anyway' }),
  ...Object.keys(english.reason).flatMap((reason) =>
    OUTCOMES.slice(1).map((outcome) => completed({ outcome, reason: reason as CompletedCheck['reason'] })),
  ),
  completed({ outcome: 'no_match', reason: 'identifier_mismatch' }),
  ...OUTCOMES.map((outcome) =>
    completed({
      outcome,
      risk: { level: 'high', signals: ['listed_as_fraud', 'listed_on_web', 'recently_first_seen'] },
    }),
  ),
];

describe.each(languages)('in $tag', ({ tag, messages, assist }) => {
  const told = (situation: Parameters<typeof adapt>[2]) => {
    const adapted = adapt(messages, assist, situation);
    return checks
      .flatMap((check) => {
        const run = { check, error: null, untold: null, confirmed: check.decision !== null };
        return [resultText(run, 'Jane Do', 0, adapted, 'en'), decisionMessage(run, adapted, 'en')];
      })
      .join('\n');
  };

  it('a payment has a payee, and the payer’s own account has none, in every message', () => {
    expect(told({ purpose: 'payment', required: false, typed: true })).toMatch(payeeIn(tag));
    for (const purpose of ['payout', 'mandate'] as const) {
      for (const required of [false, true]) {
        const adapted = adapt(messages, assist, { purpose, required, typed: true });
        expect(textOf(adapted)).not.toMatch(payeeIn(tag));
      }
    }
    // These also occur with the payer's own account.
    expect(textOf(assist.reach)).not.toMatch(payeeIn(tag));
  });

  it('every outcome, reason, risk and decision uses the wording of its own purpose, and no other', () => {
    const warnings = { payment: messages.warning, payout: assist.payout.warning, mandate: assist.mandate.warning };
    const base = flatten({ outcome: messages.outcome, reason: messages.reason, risk: messages.risk });
    const own = flatten({ outcome: assist.own.outcome, reason: assist.own.reason, risk: assist.own.risk });
    for (const purpose of ['payment', 'payout', 'mandate'] as const) {
      for (const required of [false, true]) {
        const text = told({ purpose, required, typed: true });
        expect(text.includes(assist.required.warning)).toBe(required);
        for (const [other, warning] of Object.entries(warnings)) {
          expect(text.includes(warning), `${other} in ${purpose}`).toBe(other === purpose && !required);
        }
        for (const [key, message] of own) {
          const [mine, others] = purpose === 'payment' ? [base.get(key), message] : [message, base.get(key)];
          if (mine !== others && !String(mine).includes(String(others))) expect(text, key).not.toContain(others);
        }
      }
    }
  });

  it('nobody who cannot continue reads the clause "if you continue" in any message', () => {
    const clause = messages.warning.split(/[,،]/)[0] ?? '';
    expect(messages.warning).not.toBe('');
    for (const purpose of ['payment', 'payout', 'mandate'] as const) {
      expect(textOf(adapt(messages, assist, { purpose, required: true, typed: true }))).not.toContain(clause);
    }
  });

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

  it('a purpose has its own warning, even if nothing could be checked', () => {
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

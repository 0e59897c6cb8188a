import type { CompletedCheck } from '@payee-check/shared/contract';
import { describe, expect, it } from 'vitest';
import { PayeeCheckError } from '../../errors.ts';
import { messages as english } from '../../locales/en/index.ts';
import { locales } from '../../messages/locales.ts';
import { completed } from '../../testing/bff.ts';
import { failureMessage, spoken, textsOf } from './messages.ts';

const languages = await Promise.all([
  { tag: 'en', messages: english },
  ...Object.entries(locales).map(async ([tag, load]) => ({ tag, messages: (await load()).messages })),
]);

const types = [
  ['account_is_personal', 'personal'],
  ['account_is_business', 'business'],
] as const;

/** In both the EPC scheme and Confirmation of Payee, the type differs and the name either matches or nearly matches. */
describe.each(languages)('a close match for the account’s type, in $tag', ({ tag, messages }) => {
  const say = (over: Partial<CompletedCheck>) => textsOf(completed({ outcome: 'close_match', ...over }), messages, tag);

  it.each(types)('%s: says that the name matches only if the bank sent no other name', (reason, type) => {
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

it.each(languages)('too many checks, in $tag: names a time only while there is one', ({ tag, messages }) => {
  const say = (seconds: number) => failureMessage(new PayeeCheckError('rate_limited'), seconds, messages, tag);
  const [said, when] = messages.failure.rate_limited.split(/(?<=\.) /);
  expect(when).toContain('{when}');
  expect(say(0)).toBe(said);
  expect(say(9)).toContain(`${said} `);
});

const contribution = {
  provider: 'banfico',
  environment: 'live',
  scheme: 'epc_vop',
  reference: null,
  elapsedMs: 1,
} as const;

describe.each(languages)('messages that are not about the name do not mention it, in $tag', ({ tag, messages }) => {
  const say = (over: Partial<CompletedCheck>) => textsOf(completed(over), messages, tag);

  it('a match by ownership', () => {
    const { heading, message } = say({ evidence: [{ ...contribution, kind: 'ownership', result: 'owner' }] });
    expect({ heading, message }).toEqual({
      heading: messages.heading.match_ownership,
      message: messages.outcome.match_ownership,
    });
    expect(heading).not.toBe(messages.heading.match);
  });

  it('an identifier that the bank rejected, whatever it said about the name', () => {
    for (const result of ['match', 'unable_to_verify'] as const) {
      const said = say({
        outcome: 'no_match',
        reason: 'identifier_mismatch',
        evidence: [{ ...contribution, kind: 'name_check', result }],
      });
      expect(said).toMatchObject({
        heading: messages.heading.identifier_mismatch,
        message: messages.outcome.identifier_mismatch,
        warning: messages.warning,
      });
      expect(spoken(said)).not.toContain(messages.outcome.no_match);
    }
  });
});

describe.each(languages)('a number that nobody compared, in $tag', ({ tag, messages }) => {
  const named = (result: 'match' | 'close_match' | 'no_match', identifiersCompared?: boolean) =>
    ({
      ...contribution,
      kind: 'name_check',
      result,
      ...(identifiersCompared !== undefined && { identifiersCompared }),
    }) as const;
  const notes = (outcome: CompletedCheck['outcome'], ...evidence: CompletedCheck['evidence']) =>
    textsOf(completed({ outcome, evidence }), messages, tag).notes;
  const unchecked = [messages.result.number_unchecked];

  it('is mentioned beside a name that matches or nearly matches', () => {
    expect(notes('match', named('match', false))).toEqual(unchecked);
    expect(notes('close_match', named('close_match', false))).toEqual(unchecked);
    const said = textsOf(completed({ evidence: [named('match', false)] }), messages, tag);
    expect(said).toMatchObject({ heading: messages.heading.match, message: messages.outcome.match });
    expect(spoken(said)).toContain(messages.result.number_unchecked);
  });

  it('is not mentioned if it was compared, if there was none, or beside a no match', () => {
    expect(notes('match', named('match', true))).toEqual([]);
    expect(notes('match', named('match'))).toEqual([]);
    expect(notes('match', named('match', false), named('match', true))).toEqual([]);
    const byNumber = { ...contribution, kind: 'identifier_check', result: 'match' } as const;
    expect(notes('match', named('match', false), byNumber)).toEqual([]);
    expect(notes('no_match', named('no_match', false))).toEqual([]);
  });
});

it('a match by name and by ownership is a match by name', () => {
  const { heading, message } = textsOf(
    completed({
      evidence: [
        { ...contribution, kind: 'name_check', result: 'match' },
        { ...contribution, kind: 'ownership', result: 'owner' },
      ],
    }),
    english,
    'en',
  );
  expect([heading, message]).toEqual([english.heading.match, english.outcome.match]);
});

it('earlier payments under another name are a warning, and no reassurance', () => {
  const paid = (nameConsistency: 'match' | 'no_match') =>
    textsOf(
      completed({
        ...(nameConsistency === 'no_match' && {
          risk: { level: 'caution', signals: ['paid_before_under_another_name'] },
        }),
        evidence: [
          {
            ...contribution,
            kind: 'history',
            result: 'paid_before',
            paidBefore: true,
            lastPaidAt: null,
            nameConsistency,
          },
        ],
      }),
      english,
      'en',
    );
  expect(paid('no_match').notes).toEqual([]);
  expect(paid('no_match').risks).toEqual([english.risk.paid_before_under_another_name]);
  expect(paid('match').notes).toEqual([english.risk.paid_before]);
});

it('two sources of earlier payments give one date, the latest; and a source with another name takes precedence', () => {
  const history = (lastPaidAt: string, nameConsistency: 'match' | 'no_match' | null = null) =>
    ({
      ...contribution,
      kind: 'history',
      result: 'paid_before',
      paidBefore: true,
      lastPaidAt,
      nameConsistency,
    }) as const;
  const notes = (...evidence: CompletedCheck['evidence']) => textsOf(completed({ evidence }), english, 'en').notes;
  const older = history('2024-06-09T12:00:00.000Z');
  expect(notes(older, history('2026-01-02T12:00:00.000Z', 'match'))).toEqual([
    english.risk.paid_before_on.replace('{date}', 'January 2, 2026'),
  ]);
  expect(notes(older, history('2023-01-02T12:00:00.000Z', 'no_match'))).toEqual([]);
  // A page is told only the month.
  expect(notes(history('2025-12', 'match'), history('2026-01'))).toEqual([
    english.risk.paid_before_in.replace('{month}', 'January 2026'),
  ]);
});

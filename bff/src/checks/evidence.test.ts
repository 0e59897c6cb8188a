import type { RiskSignal } from '@payee-check/shared/contract';
import { describe, expect, it } from 'vitest';
import type { DetailsAnswer, HistoryAnswer } from '../providers/provider.ts';
import { bank, details, failed, history, NAME, NOTHING, owner } from '../testing/findings.ts';
import { decide } from './decide.ts';
import type { Finding } from './findings.ts';

describe('history and account details', () => {
  it.each(['match', 'close_match', 'no_match', 'unable_to_verify'] as const)(
    'never make or change an outcome: history %s',
    (consistency) => {
      const more = { history: [history(consistency)], details: details([]) };
      expect(decide({ ...NOTHING, ...more }, true).outcome).toBe('unable_to_verify');
      expect(decide({ ...NOTHING, ...more, nameChecks: [bank('no_match')] }, true).outcome).toBe('no_match');
      expect(decide({ ...NOTHING, ...more, nameChecks: [bank('match')] }, true).outcome).toBe('match');
    },
  );

  it.each<[string, Finding<DetailsAnswer> | null, string]>([
    ['nobody was asked', null, 'unknown'],
    ['the answer did not come', failed('provider_unavailable', 'ibanbic'), 'unknown'],
    ['the provider could not say', details(null), 'unknown'],
    ['nothing was found', details([]), 'none'],
    ['listed on the web', details(['listed_on_web']), 'caution'],
    ['recently first seen', details(['recently_first_seen']), 'caution'],
    ['listed as fraud', details(['listed_as_fraud']), 'high'],
    ['made by a generator', details(['fake_generator']), 'high'],
    ['several', details(['listed_on_web', 'listed_as_fraud', 'listed_on_web']), 'high'],
  ])('risk: %s', (_, found, level) => {
    const { risk } = decide({ ...NOTHING, details: found }, true);
    expect(risk.level).toBe(level);
    expect(new Set(risk.signals).size).toBe(risk.signals.length);
  });
});

describe('earlier payments', () => {
  const paid = (nameConsistency: HistoryAnswer['nameConsistency'], lastPaidAt: string | null = null) => {
    const found = history(nameConsistency);
    return found.kind === 'answered' ? { ...found, answer: { ...found.answer, lastPaidAt } } : found;
  };
  const never: Finding<HistoryAnswer> = {
    ...paid(null),
    kind: 'answered',
    answer: { paidBefore: false, lastPaidAt: null, nameConsistency: 'no_match', reference: null },
  };

  it.each<[string, Finding<HistoryAnswer>[], RiskSignal[]]>([
    ['under another name', [paid('no_match')], ['paid_before_under_another_name']],
    [
      'under another name, whatever a second source says',
      [paid('match'), paid('no_match')],
      ['paid_before_under_another_name'],
    ],
    [
      'under another name, beside a source that knows no names',
      [paid(null), paid('no_match')],
      ['paid_before_under_another_name'],
    ],
    ['under the same name', [paid('match')], []],
    ['under a name that is spelled a little differently', [paid('close_match')], []],
    ['under a name that cannot be compared', [paid('unable_to_verify')], []],
    ['without a name', [paid(null)], []],
    ['never', [never], []],
    ['not known, since the answer did not come', [failed('provider_unavailable', 'ibanera')], []],
  ])('%s', (_, found, signals) => {
    const level = signals.length > 0 ? 'caution' : 'unknown';
    expect(decide({ ...NOTHING, history: found }, true).risk).toEqual({ level, signals });
    const clean = signals.length > 0 ? 'caution' : 'none';
    expect(decide({ ...NOTHING, history: found, details: details([]) }, true).risk).toEqual({ level: clean, signals });
    expect(decide({ ...NOTHING, history: found, details: details(['listed_as_fraud']) }, true).risk).toEqual({
      level: 'high',
      signals: ['listed_as_fraud', ...signals],
    });
  });

  it('have one date, the latest that a source knows, in every source with earlier payments', () => {
    const found = [
      paid('match', '2024-06-09T00:00:00.000Z'),
      never,
      paid(null),
      paid(null, '2026-01-02T10:00:00.000Z'),
    ];
    const { evidence } = decide({ ...NOTHING, history: found }, true);
    const last = '2026-01-02T10:00:00.000Z';
    expect(evidence.map((one) => one.kind === 'history' && one.lastPaidAt)).toEqual([last, null, last, last]);
  });
});

describe('the registered name', () => {
  it('is withheld if too many names were tried, and the close match stays', () => {
    const result = decide({ ...NOTHING, nameChecks: [bank('close')] }, false);
    expect(result).toMatchObject({ outcome: 'close_match', registeredName: null, basis: 'name_check' });
    expect(JSON.stringify(result)).not.toContain(NAME);
  });

  it('is not taken from an answer that was not the last', () => {
    const closed = bank('close', 'closed');
    expect(decide({ ...NOTHING, nameChecks: [closed, bank('match')] }, true).registeredName).toBeNull();
  });
});

describe('evidence', () => {
  it('lists what each contributed, and what was requested in vain', () => {
    const { evidence } = decide(
      {
        ...NOTHING,
        nameChecks: [failed('bank_timeout'), bank('close')],
        ownership: owner('trustee'),
        history: [history('match'), failed('provider_unavailable', 'ibanity')],
        details: failed('provider_unavailable', 'ibanbic'),
      },
      true,
    );
    const live = (provider: string) => ({ provider, environment: 'live', scheme: null });
    expect(evidence).toEqual([
      { ...live('ibantrack'), kind: 'name_check', result: 'unable_to_verify', reference: null, elapsedMs: 34 },
      { ...live('ibantrack'), kind: 'name_check', result: 'close_match', reference: 'ref-1', elapsedMs: 12 },
      { ...live('ibanity'), kind: 'ownership', result: 'trustee', reference: 'acc-1', elapsedMs: 12 },
      {
        ...live('ibanera'),
        kind: 'history',
        result: 'paid_before',
        paidBefore: true,
        lastPaidAt: '2026-01-02T00:00:00.000Z',
        nameConsistency: 'match',
        reference: null,
        elapsedMs: 12,
      },
      {
        ...live('ibanity'),
        kind: 'history',
        result: 'unavailable',
        paidBefore: null,
        lastPaidAt: null,
        nameConsistency: null,
        reference: null,
        elapsedMs: 34,
      },
      {
        ...live('ibanbic'),
        kind: 'account_details',
        result: 'unavailable',
        number: null,
        reference: null,
        elapsedMs: 34,
      },
    ]);
  });

  it('says that it came from a sandbox, and under which scheme a bank answered', () => {
    const finding = bank('match');
    if (finding.kind !== 'answered') throw new Error('Expected the bank’s answer');
    const inSandbox = { ...finding, environment: 'sandbox', answer: { ...finding.answer, scheme: 'uk_cop' } } as const;
    const { evidence } = decide({ ...NOTHING, nameChecks: [inSandbox] }, true);
    expect(evidence).toMatchObject([{ environment: 'sandbox', scheme: 'uk_cop' }]);
  });
});

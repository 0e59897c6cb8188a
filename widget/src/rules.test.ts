import { cleanName } from '@payee-check/shared/spelling/name';
import { describe, expect, it } from 'vitest';
import { difference } from './check/result/difference.ts';
import { receiptEnd } from './check/run.ts';
import { readCheck } from './client/answer.ts';
import { PayeeCheckError } from './errors.ts';
import { nameFault } from './fields/rules.ts';
import { entries } from './form/entries.ts';
import { allowsSubmit } from './form/policy.ts';
import { invalidityOf } from './form/validity.ts';
import { fill, fillPlural } from './locales/format.ts';
import { merge } from './messages/merge.ts';
import { completed, pending } from './testing/bff.ts';
import type { PayeeCheckState } from './types.ts';

const MINUTE = 60_000;

describe('the policy', () => {
  const progress = (state: PayeeCheckState, confirmed = false) => ({ state, check: null, confirmed });

  it.each(['editing', 'checking'] as const)('accepts nothing while %s', (state) => {
    for (const policy of ['inform', 'confirm', 'require-match'] as const) {
      expect(allowsSubmit(policy, progress(state, true))).toBe(false);
    }
  });

  it('confirm: allows submission after a warning or a failure once it is confirmed', () => {
    for (const state of ['close-match', 'no-match', 'unable-to-verify', 'error'] as const) {
      expect([allowsSubmit('confirm', progress(state)), allowsSubmit('confirm', progress(state, true))]).toEqual([
        false,
        true,
      ]);
    }
  });

  it('require-match: accepts an accepted registered name, but not a confirmation', () => {
    const check = completed({ outcome: 'close_match', registeredName: 'Jane M. Doe' });
    const used = {
      state: 'close-match',
      check: { ...check, decision: 'use_registered_name' },
      confirmed: false,
    } as const;
    const confirmed = {
      state: 'close-match',
      check: { ...check, decision: 'continue_anyway' },
      confirmed: true,
    } as const;
    expect([allowsSubmit('require-match', used), allowsSubmit('require-match', confirmed)]).toEqual([true, false]);
  });
});

describe('validity', () => {
  const progress = { state: 'editing', check: null, confirmed: false } as const;
  const demands = { policy: 'confirm', checkOn: 'complete', required: true } as const;

  it('accepts complete fields that were not checked yet: the submission is held', () => {
    expect(invalidityOf(demands, progress, false, [])).toBeUndefined();
    expect(invalidityOf(demands, { ...progress, state: 'checking' }, false, [])).toBeUndefined();
    expect(invalidityOf({ ...demands, checkOn: 'manual' }, progress, false, [])).toBeDefined();
  });

  it('points at the first error', () => {
    const faults = [
      ['iban', { code: 'invalid_checksum' }],
      ['accountType', { code: 'account_type', missing: true }],
    ] as const;
    expect(invalidityOf(demands, progress, false, faults)).toMatchObject({
      anchor: 'iban',
      flags: { patternMismatch: true },
    });
  });
});

describe('a receipt', () => {
  const receipt = (iat: number, exp: number) => `h.${btoa(JSON.stringify({ iat, exp }))}.s`;
  const now = 1_800_000_000_000;

  it('ends when it says', () => {
    expect(receiptEnd(receipt(now / 1000 - 300, now / 1000 + 600), now)).toBe(now + 10 * MINUTE);
  });

  it("lasts as long as it says even if the payer's clock is hours ahead or behind", () => {
    for (const hours of [-5, 5]) {
      const issued = now / 1000 + hours * 3600;
      expect(receiptEnd(receipt(issued, issued + 900), now)).toBe(now + 15 * MINUTE);
    }
  });

  it.each(['', 'x', 'a.b.c', `a.${btoa('null')}.c`, `a.${btoa('{"iat":"1","exp":null}')}.c`])(
    'lasts a quarter of an hour if it cannot be read: %j',
    (unreadable) => expect(receiptEnd(unreadable, now)).toBe(now + 15 * MINUTE),
  );
});

describe('a holder name', () => {
  it('is NFC, trimmed, with single inner white space, its case kept', () => {
    expect(cleanName('  Jane \u00a0\tdE  DOE\u0301 ')).toBe('Jane dE DO\u00c9');
  });

  it.each([
    ['', 'name_missing'],
    [' \u00a0 ', 'name_missing'],
    ['x'.repeat(141), 'name_too_long'],
    ['Jane\u0000Doe', 'name_invalid'],
    ['--', 'name_invalid'],
    ['\u3164', 'name_invalid'],
    [`J${'\u0301'.repeat(100)}`, 'name_invalid'],
  ])('%j: %s', (name, code) => expect(nameFault(name)?.code).toBe(code));

  it.each(['Jane', '李', 'محمد', 'Nuñez & Söhne', '3M', "O'Neill"])('takes %s', (name) => {
    expect(nameFault(name)).toBeUndefined();
  });
});

describe('the answer', () => {
  it('is accepted if it fits the contract', () => {
    expect(readCheck({ check: completed() })).toMatchObject({ outcome: 'match' });
    expect(readCheck({ check: pending() })).toMatchObject({ status: 'pending' });
  });

  it.each([
    null,
    'match',
    { check: null },
    { check: { ...completed(), status: 'done' } },
    { check: { ...completed(), risk: null } },
    { check: { ...completed(), evidence: [null] } },
    { check: { ...completed({ outcome: 'no_match' }), registeredName: 'Jane Doe' } },
    { check: { ...pending(), pollAfterMs: 'soon' } },
  ])('is rejected if it does not: %j', (body) => expect(readCheck(body)).toBeUndefined());
});

describe('the difference of two names', () => {
  const marked = (stretches: readonly (readonly [string, boolean])[]) =>
    stretches.map(([text, differs]) => (differs ? `[${text}]` : text)).join('');

  it.each([
    ['Jane Do', 'Jane M. Doe', 'Jane Do', 'Jane [M. ]Do[e]'],
    ['same', 'same', 'same', 'same'],
    ['', 'all', '', '[all]'],
    ['Müller', 'Mueller', 'M[ü]ller', 'M[ue]ller'],
  ])('%s and %s', (one, other, first, second) => {
    const result = difference(one, other);
    expect([marked(result.one), marked(result.other)]).toEqual([first, second]);
  });
});

describe('words', () => {
  it('inserts values as text, and leaves unknown placeholders', () => {
    expect(fill('{a} and {b} and {c}', { a: '{b}', b: 1234 }, 'en')).toBe('{b} and 1,234 and {c}');
  });

  it('uses the plural form for the number', () => {
    const seconds = {
      one: '{count} sekunda',
      few: '{count} sekundy',
      many: '{count} sekund',
      other: '{count} sekundy',
    };
    expect([1, 2, 5].map((count) => fillPlural(seconds, { count }, 'pl'))).toEqual([
      '1 sekunda',
      '2 sekundy',
      '5 sekund',
    ]);
  });

  it('replaces only existing keys, and does not reach the prototype', () => {
    const merged = merge(
      { a: 'x', b: { c: 'y' } },
      JSON.parse('{"a":1,"b":{"c":"z","d":"w"},"__proto__":{"e":"f"},"g":"h"}'),
    );
    expect(merged).toEqual({ a: 'x', b: { c: 'z' } });
  });
});

describe('what the form submits', () => {
  it('is the receipt, the name, and a UK account in its parts', () => {
    const data = entries('payee', '.', 'r', 'Jane', { scheme: 'uk', sortCode: '123456', accountNumber: '12345678' });
    expect(Object.fromEntries(data ?? [])).toEqual({
      payee: 'r',
      'payee.name': 'Jane',
      'payee.scheme': 'uk',
      'payee.sort-code': '123456',
      'payee.account-number': '12345678',
      'payee.secondary-reference': '',
    });
  });
});

describe('an error', () => {
  it('has its code and nothing personal', () => {
    expect(new PayeeCheckError('offline')).toMatchObject({ message: 'offline', code: 'offline', retryable: true });
    expect(new PayeeCheckError('session_expired').retryable).toBe(false);
  });
});

describe('the package', () => {
  it('can be imported without a DOM', async () => {
    expect(Object.keys(await import('./index.ts'))).toEqual(
      expect.arrayContaining(['PayeeCheckElement', 'PayeeCheckContextElement', 'PayeeCheckError']),
    );
  });
});

import { validateIban } from '@payee-check/shared/iban';
import { matchNames } from '@payee-check/shared/names';
import { validateUkAccount } from '@payee-check/shared/uk';
import { describe, expect, it } from 'vitest';
import { banks } from './banks.ts';
import { createDirectory } from './directory.ts';
import { accountKey, iban, uk } from './holder.ts';
import { ibanHolders } from './holders-iban.ts';
import { ukHolders } from './holders-uk.ts';

const directory = createDirectory(matchNames);

describe('the directory', () => {
  const numbers = ibanHolders.flatMap(({ account }) => (account.scheme === 'iban' ? [account.iban] : []));

  it.each(numbers)('%s can exist: checksum, structure and national check digits', (number) => {
    const result = validateIban(number);
    expect(result).toMatchObject({ valid: true, iban: number });
    expect(result).not.toMatchObject({ nationalCheck: 'failed' });
  });

  it('has at least forty holders in at least fifteen countries, and UK accounts', () => {
    expect(ibanHolders.length).toBeGreaterThanOrEqual(40);
    expect(new Set(numbers.map((number) => number.slice(0, 2))).size).toBeGreaterThanOrEqual(15);
    expect(ukHolders.some(({ account }) => account.scheme === 'uk')).toBe(true);
  });

  it('knows the bank of every IBAN holder', () => {
    expect(ibanHolders.filter(({ account }) => directory.bankOf(account) === null)).toEqual([]);
  });

  it('lists no account twice', () => {
    const keys = directory.holders.map(({ account }) => accountKey(account));
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('writes UK numbers in the right format', () => {
    for (const { account } of ukHolders) {
      if (account.scheme === 'uk') expect(validateUkAccount(account)).toMatchObject({ valid: true });
    }
  });

  it('gives every bank a BIC of eleven characters', () => {
    expect(banks.filter(({ bic }) => !/^[A-Z]{4}[A-Z]{2}[A-Z0-9]{5}$/u.test(bic))).toEqual([]);
  });
});

describe('a bank', () => {
  const jane = iban('DE89370400440532013000');
  const ask = (name: string, account = jane, accountType?: 'personal' | 'business') =>
    directory.ask({ account, name, accountType });

  it.each([
    ['Jane Doe', { kind: 'match' }],
    ['jane doe', { kind: 'match' }],
    ['Jane Do', { kind: 'close_match', registeredName: 'Jane Doe' }],
    ['John Smith', { kind: 'no_match' }],
    ['No Match', { kind: 'no_match' }],
    ['Ms NO  MATCH please', { kind: 'no_match' }],
    ['close match', { kind: 'close_match', registeredName: 'Jane Doe' }],
    ['Unavailable', { kind: 'unable', why: 'bank_unavailable' }],
    ['Opted Out', { kind: 'unable', why: 'payee_opted_out' }],
    ['Business', { kind: 'other_type', actualType: 'business', registeredName: null }],
    ['Slow', { kind: 'match' }],
    ['Slow Jane Doe', { kind: 'match' }],
    ['Slow No Match', { kind: 'no_match' }],
  ])('answers about Jane Doe’s account to “%s”: %j', (name, answer) => {
    expect(ask(name).answer).toEqual(answer);
  });

  it('is slow only for a slow name, and Mr Slowik is not one', () => {
    expect(ask('Slow Jane Doe').slow).toBe(true);
    expect(ask('Slowik').slow).toBe(false);
  });

  it('accepts either joint holder, and both', () => {
    const joint = iban('DE08500100990000202020');
    expect(ask('Anna Schäfer', joint).answer.kind).toBe('match');
    expect(ask('Thomas Schaefer', joint).answer.kind).toBe('match');
    expect(ask('Anna Schäfer & Thomas Schäfer', joint).answer.kind).toBe('match');
  });

  it('compares the account type in the United Kingdom and nowhere else', () => {
    expect(ask('Oliver Bennett', uk('089999', '10000100'), 'business').answer).toEqual({
      kind: 'other_type',
      actualType: 'personal',
      registeredName: null,
    });
    expect(ask('Jane Doe', jane, 'business').answer).toEqual({ kind: 'match' });
  });

  it('requires the roll number if money would not arrive without it', () => {
    const society = (reference: string | null) => uk('107999', '10000100', reference);
    expect(ask('Charlotte Webb', society('ROLL-48213')).answer.kind).toBe('match');
    expect(ask('Charlotte Webb', society(null)).answer).toEqual({ kind: 'unable', why: 'reference_not_found' });
  });

  it('discloses a name only with a close match', () => {
    const answers = directory.holders.flatMap(({ account }) =>
      ['Jane Doe', 'Nobody Atall', 'Unavailable', 'Opted Out'].map((name) => ask(name, account).answer),
    );
    for (const answer of answers) {
      if (answer.kind !== 'close_match') expect(answer).not.toHaveProperty('registeredName', expect.any(String));
    }
  });
});

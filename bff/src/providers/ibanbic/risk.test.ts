import { describe, expect, it } from 'vitest';
import { readDate, readSignals } from './risk.ts';
import { validation } from './schema.ts';

const NOW = Date.UTC(2026, 5, 15, 12);
const read = (fields: object) => readSignals(validation.parse({ iban: 'X', iban_listed: '', ...fields }), NOW);

describe('risk signals', () => {
  it.each([
    ['on no list', { iban_listed: '' }, []],
    [
      'on the web',
      { iban_listed: 'www', iban_www_occurrences: '3', iban_url: 'https://page.example' },
      ['listed_on_web'],
    ],
    ['from a generator', { iban_listed: 'fake' }, ['fake_generator']],
    ['suspect', { iban_listed: 'blacklist' }, ['listed_as_fraud']],
    ['in capitals', { iban_listed: 'BLACKLIST' }, ['listed_as_fraud']],
    ['on two lists', { iban_listed: 'www, fake' }, ['listed_on_web', 'fake_generator']],
    ['found on the web though on no list', { iban_www_occurrences: 1 }, ['listed_on_web']],
    ['reported by a user', { iban_www_occurrences: 1, iban_url: 'IBAN_BLACKLISTED' }, ['listed_as_fraud']],
    ['young', { iban_first_seen: '2026-06-10 08:00:00' }, ['recently_first_seen']],
    [
      'young and on a list',
      { iban_listed: 'www', iban_first_seen: '2026-06-10 08:00:00' },
      ['listed_on_web', 'recently_first_seen'],
    ],
    ['on a list that is not known here', { iban_listed: 'grey' }, null],
    ['the same, and young', { iban_listed: 'grey', iban_first_seen: '2026-06-10 08:00:00' }, ['recently_first_seen']],
    ['not looked up', { iban_listed: undefined }, null],
  ])('%s', (_, fields, signals) => {
    expect(read(fields)).toEqual(signals);
  });

  it.each([
    ['2026-06-01 12:00:00', false],
    ['2026-06-01 12:00:01', true],
    // The service's own clock may be ahead of UTC: an account may be taken for younger, never for older.
    ['2026-06-15 13:59:59', true],
    ['2026-06-14', true],
    ['20260614', true],
    ['2014-03-02 11:22:33', false],
    ['', false],
    ['0000-00-00 00:00:00', false],
    ['2026-02-31 00:00:00', false],
    ['yesterday', false],
  ])('first seen at %j: young is %s', (iban_first_seen, young) => {
    expect(read({ iban_first_seen })).toEqual(young ? ['recently_first_seen'] : []);
  });
});

it('reads dates as UTC', () => {
  expect(readDate('2026-06-15 12:00:00')).toBe(NOW);
  expect(readDate('2026-06-15T12:00:00')).toBe(NOW);
  expect(readDate('20260615')).toBe(Date.UTC(2026, 5, 15));
  expect(readDate(null)).toBeNull();
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { locales } from '../messages/locales.ts';
import { VERSION } from '../version.ts';
import { possibilities, type Stated } from './reproduce.ts';

const NO_MATCH: Stated = {
  outcome: 'no_match',
  reason: null,
  risk: { level: 'none', signals: [] },
  basis: 'name_check',
  locale: 'de',
  policy: 'confirm',
};

it('has the version number of the package', () => {
  const { version } = JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8'));
  expect(VERSION).toBe(version);
});

it('reproduces what was on the screen: heading, message and the law’s warning, line by line', async () => {
  const [found] = await possibilities(NO_MATCH);
  const { messages } = await import('../locales/de.ts');
  expect(found).toMatchObject({ purpose: 'payment', named: false, typed: true });
  expect(found?.text.split('\n')).toEqual([messages.heading.no_match, messages.outcome.no_match, messages.warning]);
  expect(found?.hash).toMatch(/^[A-Za-z0-9_-]{43}$/);
});

it('distinguishes what differs on the screen, and nothing else', async () => {
  const hashes = async (more: Partial<Stated>) =>
    (await possibilities({ ...NO_MATCH, ...more })).map(({ hash }) => hash);
  const own = await hashes({});
  expect(new Set(own).size).toBe(own.length);
  expect(own).not.toEqual(expect.arrayContaining(await hashes({ locale: 'fr' })));
  expect(own[0]).not.toBe((await hashes({ outcome: 'unable_to_verify', reason: 'bank_timeout' }))[0]);
  const risk = { level: 'high', signals: ['listed_as_fraud'] } as const;
  expect(own[0]).not.toBe((await hashes({ risk: { ...risk, signals: [...risk.signals] } }))[0]);
  // A region without messages of its own uses its language's.
  expect((await hashes({ locale: 'de-AT' }))[0]).toBe(own[0]);
});

it.each(Object.keys(locales))('has no place for a name in %s', async (locale) => {
  for (const outcome of ['close_match', 'no_match', 'unable_to_verify'] as const) {
    for (const { text } of await possibilities({ ...NO_MATCH, locale, outcome })) {
      expect(text).not.toContain('A name');
      expect(text).not.toMatch(/\{\w+\}/);
    }
  }
});

it('accepts a page’s own messages', async () => {
  const [found] = await possibilities(NO_MATCH, { warning: 'Obacht!' });
  expect(found?.text).toContain('Obacht!');
});

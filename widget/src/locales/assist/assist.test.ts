import { describe, expect, it } from 'vitest';
import { locales as assistLocales } from '../../messages/assist/locales.ts';
import { locales } from '../../messages/locales.ts';
import { chunkSize, ending, flatten, formsOf, placeholders, quotes } from '../../testing/messages.ts';
import { messages as wholeEnglish } from '../en/index.ts';
import { messages as english } from './en.ts';

/** The maximum size of a chunk, in bytes of gzip. */
const BUDGET = 3 * 1024;

/** Names, and words that other languages share with English. */
const SHARED_WITH_ENGLISH = ['identifier.label.lei', 'identifier.label.duns', 'identifier.optional', 'own.result.bank'];

const flatEnglish = flatten(english);

const loaded = await Promise.all(
  Object.entries(assistLocales).map(async ([tag, load]) => ({
    tag,
    messages: (await load()).messages,
    first: (await locales[tag]?.())?.messages ?? wholeEnglish,
  })),
);

it('every language has its second part', () => {
  expect(Object.keys(assistLocales)).toEqual(Object.keys(locales));
});

describe.each([{ tag: 'en', messages: english, first: wholeEnglish }, ...loaded])(
  '$tag',
  ({ tag, messages, first }) => {
    const flat = flatten(messages);
    const forms = [...flat].flatMap(([key, message]) => formsOf(message).map((form) => ({ key, form })));

    it('has exactly the messages that English has, with the same values', () => {
      expect([...flat.keys()].sort()).toEqual([...flatEnglish.keys()].sort());
      for (const { key, form } of forms) {
        expect(placeholders(form), key).toEqual(placeholders(formsOf(flatEnglish.get(key)).join()));
      }
    });

    it('ends sentences with a full stop; labels and buttons have none', () => {
      for (const { key, form } of forms) {
        expect(ending(form), `${key}: ${form}`).toBe(ending(formsOf(flatEnglish.get(key)).join()));
        expect(form, key).not.toMatch(/[,:;!]$/);
      }
    });

    it('is typographically correct: no straight quotes, no three dots, no stray spaces', () => {
      for (const { key, form } of forms) {
        expect(form, key).not.toMatch(/["'`]|\.\.|\s{2}|^\s|\s$/);
        expect(form, key).toBe(form.normalize('NFC'));
      }
    });

    it('uses the same quotation marks as the first part', () => {
      const style = quotes(first.decision.use);
      for (const { key, form } of forms) expect([undefined, style], key).toContain(quotes(form));
    });

    it('labels the account with the word IBAN', () => {
      expect(messages.own.label.iban).toContain('IBAN');
    });

    it('does not replace a message with an identical one', () => {
      const replaced = flatten(first);
      const same = [...flatten(messages.own), ...flatten({ reason: messages.untyped.reason })]
        .filter(([key, message]) => key !== 'label.iban' && replaced.get(key) === message)
        .map(([key]) => key);
      expect(same).toEqual([]);
    });

    it('fits its chunk into 3 KiB', async () => {
      expect(await chunkSize(messages)).toBeLessThanOrEqual(BUDGET);
    });

    if (/^en\b/.test(tag)) return;
    it('leaves nothing in English', () => {
      const same = [...flat].filter(([key, message]) => {
        const originals = formsOf(flatEnglish.get(key));
        return !SHARED_WITH_ENGLISH.includes(key) && formsOf(message).some((form) => originals.includes(form));
      });
      expect(same).toEqual([]);
    });
  },
);

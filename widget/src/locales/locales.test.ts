import { ibanCountries, isValidIban } from '@payee-check/shared/iban';
import { ibanLength } from '@payee-check/shared/iban/field';
import { describe, expect, it } from 'vitest';
import { locales } from '../messages/locales.ts';
import { chunkSize, ending, flatten, formsOf, placeholders, quotes } from '../testing/messages.ts';
import { messages as english } from './en/index.ts';

/** The 24 official languages of the EU, and five more; English comes with the element. */
const LANGUAGES = 'bg cs da de el es et fi fr ga hr hu it lt lv mt nl pl pt ro sk sl sv nb is uk tr ar'.split(' ');

/** The maximum size of a chunk, in bytes of gzip. */
const BUDGET = 3.5 * 1024;

/** Messages that may be the same as in English: names, and words that other languages share. */
const SHARED_WITH_ENGLISH = ['label.iban', 'option.sortCode', 'option.personal', 'result.bank'];

/** Values a message may use although the English one does not (`messages.ts`). */
const EXTRA_VALUES: Record<string, readonly string[]> = {
  'fault.digit_expected': ['{country}'],
  'fault.letter_expected': ['{country}'],
};

/** The lengths of IBANs in characters; the two messages that state one contain no other number. */
const LENGTHS = new Set(ibanCountries.map(({ code }) => ibanLength(code) ?? 0));
const SAYS_A_LENGTH = ['fault.too_short', 'fault.too_long'];

/** Whether a plural form applies to one number only, so that its text can spell that number out. */
function standsForOneNumber(tag: string, category: string): boolean {
  const rules = new Intl.PluralRules(tag);
  return (
    Array.from({ length: 200 }, (_, number) => rules.select(number)).filter((item) => item === category).length === 1
  );
}

const flatEnglish = flatten(english);

const loaded = await Promise.all(
  Object.entries(locales).map(async ([tag, load]) => ({ tag, messages: (await load()).messages })),
);

it('every language has a locale', () => {
  expect(Object.keys(locales)).toEqual(expect.arrayContaining(LANGUAGES));
});

describe.each([{ tag: 'en', messages: english }, ...loaded])('$tag', ({ tag, messages }) => {
  const flat = flatten(messages);
  const forms = [...flat].flatMap(([key, message]) => formsOf(message).map((form) => ({ key, form })));

  it('is a canonical tag that Intl knows', () => {
    expect(Intl.getCanonicalLocales(tag)).toEqual([tag]);
    expect(Intl.PluralRules.supportedLocalesOf(tag)).toEqual([tag]);
  });

  it('has exactly the messages that English has', () => {
    expect([...flat.keys()].sort()).toEqual([...flatEnglish.keys()].sort());
    for (const [key, message] of flat) expect(typeof message, key).toBe(typeof flatEnglish.get(key));
  });

  it('uses every value that English uses, and no other', () => {
    for (const [key, message] of flat) {
      const wanted = placeholders(formsOf(flatEnglish.get(key)).join());
      for (const [category, form] of Object.entries(typeof message === 'string' ? { other: message } : message)) {
        const used = placeholders(form);
        for (const extra of EXTRA_VALUES[key] ?? []) used.delete(extra);
        // The Arabic dual says two without the number.
        if (wanted.has('{count}') && standsForOneNumber(tag, category)) used.add('{count}');
        expect(used, `${key}, ${category}`).toEqual(wanted);
      }
    }
  });

  it('has every form that the language’s plurals need, and no other', () => {
    const rules = new Intl.PluralRules(tag);
    const { pluralCategories } = rules.resolvedOptions();
    for (const [key, message] of flat) {
      if (typeof message === 'string') continue;
      const forms = Object.keys(message);
      if (SAYS_A_LENGTH.includes(key)) {
        const needed = new Set([...LENGTHS].map((length) => rules.select(length)));
        // If the text is the same for every number, one form is enough.
        if (forms.length > 1) expect(forms, key).toEqual(expect.arrayContaining([...needed]));
        expect(pluralCategories, key).toEqual(expect.arrayContaining(forms));
      } else {
        expect(forms.sort(), key).toEqual([...pluralCategories].sort());
      }
    }
  });

  it('ends sentences with a full stop; labels, headings and buttons have none', () => {
    for (const { key, form } of forms) {
      const [original = ''] = formsOf(flatEnglish.get(key));
      expect(ending(form), `${key}: ${form}`).toBe(ending(original));
      expect(form, key).not.toMatch(/[,:;!]$/);
    }
  });

  it('is typographically correct: no straight quotes, no three dots, no stray spaces', () => {
    for (const { key, form } of forms) {
      expect(form, key).not.toMatch(/["'`]|\.\.|\s{2}|^\s|\s$/);
      expect(form, key).toBe(form.normalize('NFC'));
    }
  });

  it('uses one kind of quotation marks', () => {
    const style = quotes(formsOf(flat.get('decision.use'))[0] ?? '');
    expect(style).toHaveLength(2);
    for (const { key, form } of forms) expect([undefined, style], key).toContain(quotes(form));
  });

  it('labels the account with the word IBAN, and shows a valid one', () => {
    expect(messages.label.iban).toContain('IBAN');
    const [example = ''] = /[A-Z]{2}\d{2}[A-Z\d \u00a0]+/.exec(messages.hint.iban) ?? [];
    expect(isValidIban(example.replace(/\s/g, ''))).toBe(true);
  });

  it('warns with the same text if the check could not even start', () => {
    expect(messages.state.loadFailed.endsWith(` ${messages.warning}`)).toBe(true);
  });
});

describe.each(loaded.filter(({ tag }) => !/^en\b/.test(tag)))('$tag, translated', ({ messages }) => {
  it('leaves nothing in English', () => {
    const same = [...flatten(messages)].filter(([key, message]) => {
      const originals = formsOf(flatEnglish.get(key));
      return !SHARED_WITH_ENGLISH.includes(key) && formsOf(message).some((form) => originals.includes(form));
    });
    expect(same).toEqual([]);
  });
});

describe.each(loaded)('$tag, loaded', ({ messages }) => {
  it('fits its chunk into 3.5 KiB', async () => {
    expect(await chunkSize(messages)).toBeLessThanOrEqual(BUDGET);
  });
});

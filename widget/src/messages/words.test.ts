import { afterEach, describe, expect, it, vi } from 'vitest';
import { messages as assistEnglish } from '../locales/assist/en.ts';
import { messages as english } from '../locales/en/index.ts';
import { part } from './index.ts';
import { Library } from './library.ts';

afterEach(() => vi.restoreAllMocks());

describe('the second part of a language', () => {
  it('is found by the same tags as the first', async () => {
    const assist = await part.assist();
    const [words, help] = await Promise.all([part.find('de-AT', undefined), assist.find('de-AT', undefined)]);
    expect(words.messages.label.name).toBe('Name des Kontoinhabers');
    expect(help.own.label.iban).toBe('Ihre IBAN');
    expect(await assist.find('tlh', undefined)).toBe(assistEnglish);
  });

  it('takes a page’s own messages under `assist`', async () => {
    const assist = await part.assist();
    const help = await assist.find('en', { assist: { scan: { button: 'Scan the invoice' } } });
    expect(help.scan).toEqual({ ...assistEnglish.scan, button: 'Scan the invoice' });
    // They are not part of the first.
    const { messages } = await part.find('en', { assist: { scan: { button: 'Scan the invoice' } } });
    expect(messages).toEqual(english);
  });
});

describe('a library of languages', () => {
  const library = (load: () => Promise<{ messages: string }>) => new Library({ fr: load }, 'English');

  it('uses a language for its regions, and asks Intl about the region', async () => {
    expect(await library(async () => ({ messages: 'French' })).find('fr-CH')).toEqual({
      locale: 'fr-CH',
      messages: 'French',
    });
  });

  it('falls back to English, with English numbers, for an unknown language', async () => {
    const load = vi.fn();
    expect(await library(load).find('tlh')).toEqual({ locale: 'en', messages: 'English' });
    expect(await library(load).find('en-IE')).toEqual({ locale: 'en-IE', messages: 'English' });
    expect(load).not.toHaveBeenCalled();
  });

  it('fetches each once, and again after a failure', async () => {
    const load = vi.fn(async () => ({ messages: 'French' })).mockRejectedValueOnce(new Error('offline'));
    const one = library(load);
    expect(await one.find('fr')).toEqual({ locale: 'en', messages: 'English' });
    expect((await one.find('fr')).messages).toBe('French');
    expect((await one.find('fr-BE')).messages).toBe('French');
    expect(load).toHaveBeenCalledTimes(2);
  });
});

import { afterEach, expect, it, vi } from 'vitest';
import { locales } from '../messages/locales.ts';
import { messages as english } from './en/index.ts';
import { fill } from './format.ts';
import { waitWords } from './wait.ts';

afterEach(() => vi.restoreAllMocks());

it.each([
  [0, 'in 1 second'],
  [1, 'in 1 second'],
  [59, 'in 59 seconds'],
  [60, 'in 1 minute'],
  [61, 'in 2 minutes'],
  [3540, 'in 59 minutes'],
  [3541, 'in 1 hour'],
  [3600, 'in 1 hour'],
  [3601, 'in 61 minutes'],
  [7200, 'in 2 hours'],
  [7201, 'in 3 hours'],
])('%d seconds are shown as "%s"', (seconds, words) => {
  expect(waitWords(seconds, 'en')).toBe(words);
});

it.each([
  ['de', 'In 3.600 Sekunden', 'Sie können es in 1 Stunde wieder versuchen.'],
  ['pl', '3600 sekund', 'Możesz spróbować ponownie za 1 godzinę.'],
  ['tr', '3.600 saniye', '1 saat sonra yeniden deneyebilirsiniz.'],
])('an hour in %s is not %s', async (tag, wrong, right) => {
  const { messages } = (await locales[tag]?.()) ?? { messages: english };
  const said = fill(messages.failure.rate_limited, { when: waitWords(3600, tag) }, tag);
  expect(said).not.toContain(wrong);
  expect(said).toContain(right);
});

it('says "after" in Arabic, not "within"', () => {
  expect(waitWords(120, 'ar')).toBe('بعد دقيقتين');
  expect(waitWords(300, 'ar-EG')).toMatch(/^بعد/);
});

it('gives the time in digits if the browser does not know the language', () => {
  vi.spyOn(Intl.RelativeTimeFormat, 'supportedLocalesOf').mockReturnValue([]);
  expect(waitWords(9, 'ga')).toBe('(00:09)');
  expect(waitWords(754, 'mt')).toBe('(12:34)');
  expect(waitWords(7322, 'is')).toBe('(02:02:02)');
});

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { outcomeOf } from './deviations.ts';
import { describeDeviation, deviationCodes } from './index.ts';

const page = readFileSync(new URL('../../../docs/name-matching.md', import.meta.url), 'utf8');

describe('deviations', () => {
  it('are a match where there are none, and the worst where there are several', () => {
    expect(outcomeOf([])).toBe('match');
    expect(outcomeOf(['word_order', 'nickname'])).toBe('close_match');
    expect(outcomeOf(['nickname', 'numbers_differ', 'word_order'])).toBe('no_match');
  });

  it.each(deviationCodes)('%s stands on the page with its words', (code) => {
    expect(page).toContain(`| \`${code}\``);
    expect(page).toContain(describeDeviation(code));
  });
});

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { describeDeviation, deviationCodes } from './index.ts';
import { conclude } from './verdict.ts';

const page = readFileSync(new URL('../../../docs/name-matching.md', import.meta.url), 'utf8');

describe('deviations', () => {
  it('make a match if there are none, and the worst outcome if there are several', () => {
    expect(conclude().outcome).toBe('match');
    expect(conclude('word_order', 'nickname').outcome).toBe('close_match');
    expect(conclude('nickname', 'numbers_differ', 'word_order').outcome).toBe('no_match');
  });

  it.each(deviationCodes)('%s is on the page with its description', (code) => {
    expect(page).toContain(`| \`${code}\``);
    expect(page).toContain(describeDeviation(code));
  });
});

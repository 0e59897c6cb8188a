import { describe, expect, it } from 'vitest';
import { testPayees } from '../../sandbox/index.ts';
import { stories, storyNames } from './stories.ts';

/** Words a minute of a slow reader; the rest of the time is for what happens on the screens. */
const READING = 130;

describe.each(storyNames)('the story %s', (name) => {
  const { steps, payee } = stories[name];

  it('can be read within a minute', () => {
    const words = steps.flatMap(({ title, text }) => `${title} ${text}`.split(' '));
    expect(words.length).toBeLessThan(READING);
  });

  it('ends with the server’s decision, and is about a test payee’s account', () => {
    expect(steps.at(-1)?.act).toBe('send');
    const known = testPayees.some(({ account }) => account.scheme === 'iban' && account.iban === payee.iban);
    expect(known).toBe(true);
  });
});

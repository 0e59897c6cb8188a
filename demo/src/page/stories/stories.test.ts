import { describe, expect, it } from 'vitest';
import { testPayees } from '../../sandbox/index.ts';
import { stories, storyNames } from './stories.ts';

/** A slow reader's, in words a minute; what happens on the screens takes the rest of the time. */
const READING = 130;

describe.each(storyNames)('the story %s', (name) => {
  const { steps, payee } = stories[name];

  it('is read within a minute', () => {
    const words = steps.flatMap(({ title, text }) => `${title} ${text}`.split(' '));
    expect(words.length).toBeLessThan(READING);
  });

  it('ends with what the server decides, and is about a test payee’s account', () => {
    expect(steps.at(-1)?.act).toBe('send');
    const known = testPayees.some(({ account }) => account.scheme === 'iban' && account.iban === payee.iban);
    expect(known).toBe(true);
  });
});

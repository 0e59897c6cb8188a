import { describe, expect, it } from 'vitest';
import { beginning, type Progress, readProgress, writeProgress } from './scene-link.ts';

const written = (progress: Progress) => {
  const query = new URLSearchParams();
  writeProgress(query, progress);
  return query;
};

describe('a link to a scene', () => {
  it('is empty at the start', () => {
    expect(written(beginning).toString()).toBe('');
    expect(readProgress(new URLSearchParams())).toEqual(beginning);
  });

  it('leads back to the state in which it was copied', () => {
    const progress: Progress = {
      payee: 'a-letter-is-missing',
      without: false,
      decision: 'use',
      sent: true,
      room: 'traffic',
    };
    expect(readProgress(written(progress))).toEqual(progress);
  });

  it.each(['payee=Jane%20Doe', 'payee=DE89%20370400', 'payee=%3Cb%3E', 'decision=never', 'sent=1', 'room=%00'])(
    'accepts no %s',
    (query) => {
      expect(readProgress(new URLSearchParams(query))).toEqual(beginning);
    },
  );
});

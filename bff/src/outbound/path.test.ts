import { describe, expect, it } from 'vitest';
import { pathSegment } from './exchange.ts';

describe('an id out of an answer', () => {
  it('is used in a path if it looks as documented', () => {
    expect(pathSegment('ibantrack', 'ver_12-Ab', /^[\w-]+$/)).toBe('ver_12-Ab');
  });

  it.each([
    ['..', /.*/],
    ['a/b', /.*/],
    ['a%2fb', /.*/],
    ['a\\b', /.*/],
    ['a?b=c', /.*/],
    ['', /.*/],
    ['x'.repeat(129), /.*/],
    [42, /.*/],
    [null, /.*/],
    ['abc', /b/],
    ['abc\n', /^abc$/m],
  ])('%j is a bad answer', (value, pattern) => {
    expect(() => pathSegment('ibantrack', value, pattern)).toThrow(expect.objectContaining({ code: 'bad_answer' }));
  });
});

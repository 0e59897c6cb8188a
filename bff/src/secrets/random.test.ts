import { expect, it } from 'vitest';
import { freshBytes } from './random.ts';

it('hands out each byte once, as many as were asked for, from one page to the next', () => {
  const seen = new Set<string>();
  for (let turn = 0; turn < 2000; turn += 1) {
    const bytes = freshBytes(16);
    expect(bytes).toHaveLength(16);
    seen.add(bytes.toString('hex'));
  }
  expect(seen.size).toBe(2000);
});

it('leaves alone what it handed out before', () => {
  const first = freshBytes(16);
  const before = first.toString('hex');
  for (let turn = 0; turn < 1000; turn += 1) freshBytes(16);
  expect(first.toString('hex')).toBe(before);
});

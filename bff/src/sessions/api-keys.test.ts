import crypto from 'node:crypto';
import { describe, expect, it, vi } from 'vitest';
import { replaceEverywhere } from '../testing/builtin.ts';
import { createApiKeys } from './api-keys.ts';

const compared: number[][] = [];
const { timingSafeEqual } = crypto;
replaceEverywhere(
  vi.spyOn(crypto, 'timingSafeEqual').mockImplementation((one, other) => {
    compared.push([one.byteLength, other.byteLength]);
    return timingSafeEqual(one, other);
  }),
);

const KEYS = [
  'first-key-0123456789abcdef01234567',
  'second-key-0123456789abcdef0123456',
  'third-key-of-some-other-length-0123456789',
];
const ORIGIN = 'https://shop.example';
const keys = createApiKeys(
  KEYS.map((key) => ({ key, origins: null })),
  new Set([ORIGIN]),
);

describe('a presented API key', () => {
  it.each(['', 'x', ...KEYS, KEYS[0]?.slice(0, -1) ?? '', 'x'.repeat(100_000)])(
    'is compared with every key, in full, in constant time, whatever it is',
    (presented) => {
      compared.length = 0;
      expect(keys.find(presented) !== null).toBe(KEYS.includes(presented));
      // Digests of one length: neither the length of a key nor how much of it was right can be measured.
      expect(compared).toEqual(KEYS.map(() => [32, 32]));
    },
  );

  it('acts only for allowed origins', () => {
    expect(keys.find(KEYS[0] ?? '')?.mayActFor(ORIGIN)).toBe(true);
    expect(keys.find(KEYS[0] ?? '')?.mayActFor('https://evil.example')).toBe(false);
  });
});

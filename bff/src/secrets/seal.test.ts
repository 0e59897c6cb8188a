import { expect, it } from 'vitest';
import { createKeyring, createSeal } from './keyring.ts';

const OLD = 'an old secret that is long enough';
const NEW = 'a new secret that is long enough!';
const seal = createSeal(createKeyring([NEW, OLD]));

it('opens what it sealed, and shows nothing of it', () => {
  const sealed = seal.seal('Jane Doe', 'here');
  expect(sealed).not.toContain('Jane');
  expect(seal.unseal(sealed, 'here')).toBe('Jane Doe');
  expect(seal.seal('Jane Doe', 'here')).not.toBe(sealed);
});

it('opens what an earlier secret sealed, and not what a later one did', () => {
  const before = createSeal(createKeyring([OLD]));
  expect(seal.unseal(before.seal('x', 'here'), 'here')).toBe('x');
  expect(before.unseal(seal.seal('x', 'here'), 'here')).toBeNull();
});

it('does not open what was moved, changed, cut or made up', () => {
  const sealed = seal.seal('Jane Doe', 'here');
  const middle = Math.floor(sealed.length / 2);
  const changed = sealed.slice(0, middle) + (sealed[middle] === 'A' ? 'B' : 'A') + sealed.slice(middle + 1);
  expect(seal.unseal(sealed, 'elsewhere')).toBeNull();
  for (const item of [changed, sealed.slice(0, -4), sealed.slice(0, 12), '', '.', 'x.y', 'plain text']) {
    expect(seal.unseal(item, 'here')).toBeNull();
  }
});

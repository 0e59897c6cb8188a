import { describe, expect, it } from 'vitest';
import { spokenName } from './mapping.ts';

describe('a name in an answer', () => {
  it.each([
    // The documentation's own examples.
    ['Doe,John,,Mr', 'Mr John Doe'],
    ['<Doe,John,,Mr>', 'Mr John Doe'],
    [',,,Mr John Doe', 'Mr John Doe'],
    ['Doe,John,,Ms, ; Doe,Jane,,Ms', 'Ms John Doe ; Ms Jane Doe'],
    [',,,Mr John Doe ; ,,,Ms Jane Doe', 'Mr John Doe ; Ms Jane Doe'],
    ['Susan Clark', 'Susan Clark'],
    // Fields left out.
    ['Doe,John', 'John Doe'],
    ['Doe, John', 'John Doe'],
    ['Doe,John,Michael', 'John Michael Doe'],
    ['Doe,John,Michael,Dr', 'Dr John Michael Doe'],
    ['Doe,,,Mr', 'Mr Doe'],
    ['Doe,,,', 'Doe'],
    [',John,,', 'John'],
    ['van der Berg,Pieter,,', 'Pieter van der Berg'],
    ['García López,María José,,Sra', 'Sra María José García López'],
    ['Doe, Jr.', 'Doe, Jr.'],
    // Commas that separate no fields.
    ['Smith, Jones & Partners LLP', 'Smith, Jones & Partners LLP'],
    ['Aceites del Sur, S.L.', 'Aceites del Sur, S.L.'],
    ['ACME, Inc.', 'ACME, Inc.'],
    [',,,ACME, Inc.', 'ACME, Inc.'],
    ['ABC Holdings Limited,,,', 'ABC Holdings Limited'],
    ['One, Two, Three, Four, Five', 'One, Two, Three, Four, Five'],
    // Nothing.
    ['', ''],
    [',,,', ''],
    [' ; ', ''],
  ])('%j is shown as %j', (responded, shown) => {
    expect(spokenName(responded, null)).toBe(shown);
    expect(spokenName(responded, 'personal')).toBe(shown);
  });

  it('keeps the commas of a business, but not those of the structured form', () => {
    expect(spokenName('Marks, Spencer', 'business')).toBe('Marks, Spencer');
    expect(spokenName('Doe,John,,Mr', 'business')).toBe('Mr John Doe');
  });
});

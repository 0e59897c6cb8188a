import * as fc from 'fast-check';
import { IBAN } from '../../bff/src/testing/bff.ts';
import type { JsonSchema, OpenApi } from './document.ts';

/** Values that a schema for text cannot tell apart, and that reach further into the code. */
const WELL_KNOWN: Readonly<Record<string, readonly string[]>> = {
  iban: [
    IBAN,
    'de89 3704 0044 0532 0130 00',
    'GB29NWBK60161331926819',
    'FR4741999000110500013M02672',
    'NL00ABCD0000000000',
  ],
  sortCode: ['089999', '08-99-99', '107999'],
  accountNumber: ['66374958', '10000100'],
  origin: ['https://shop.example', 'https://other.example', 'https://evil.example'],
};

/** Texts that have broken other programs. */
export const nasty = fc.constantFrom(
  '',
  ' ',
  '\0',
  '\u202e',
  '\ufeff',
  '\ud800',
  '%00',
  '../',
  "' OR 1=1 --",
  '<script>',
  '{{7*7}}',
  '__proto__',
  'constructor',
  'toString',
  'null',
  'undefined',
  'NaN',
  '1e999',
  '-0',
  'İıßſK',
  '👩‍👩‍👧‍👦',
  'z̸̡̛'.repeat(40),
  'x'.repeat(141),
  'x'.repeat(4097),
);

const text = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 40 }), nasty);

/** A body that fits the document's schema; `key`: the property that it is for. */
export function validFor(document: OpenApi, schema: JsonSchema, key = ''): fc.Arbitrary<unknown> {
  const one = (jsonSchema: JsonSchema, name = key) => validFor(document, jsonSchema, name);
  if (schema.$ref !== undefined) {
    const named = document.components.schemas?.[schema.$ref.split('/').at(-1) ?? ''];
    return one(named as JsonSchema);
  }
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices !== undefined) return fc.oneof(...choices.map((choice) => one(choice)));
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  switch (schema.type) {
    case 'object': {
      const properties = Object.entries(schema.properties ?? {}).map(
        ([name, property]) => [name, one(property, name)] as const,
      );
      return fc.record(Object.fromEntries(properties), { requiredKeys: [...(schema.required ?? [])] });
    }
    case 'array':
      return fc.array(one(schema.items ?? {}), { minLength: schema.minItems ?? 0, maxLength: schema.maxItems ?? 3 });
    case 'integer':
    case 'number':
      return fc.integer({ min: schema.minimum ?? 0, max: schema.maximum ?? 1000 });
    case 'boolean':
      return fc.boolean();
    default: {
      const bounds = { minLength: schema.minLength ?? 0, maxLength: Math.min(schema.maxLength ?? 40, 60) };
      const free = fc.string({ unit: 'grapheme', ...bounds });
      const known = WELL_KNOWN[key];
      return known === undefined ? free : fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...known) }, free);
    }
  }
}

type Change = (value: object, name: string, other: unknown) => object;
const changes: readonly Change[] = [
  (value, name) => Object.fromEntries(Object.entries(value).filter(([key]) => key !== name)),
  (value, name, other) => ({ ...value, [name]: other }),
  (value, _name, other) => ({ ...value, extra: other }),
  (value, name) => ({ ...value, [name]: [Object.entries(value)] }),
  (value) => [value],
];

/** A valid body with one mistake in it, at its top level or one level down. */
export function nearlyValid(valid: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  return fc
    .tuple(valid, fc.constantFrom(...changes), fc.nat(9), fc.oneof(text, fc.anything({ maxDepth: 2 })))
    .map(([value, change, at, other]) => {
      if (typeof value !== 'object' || value === null) return other;
      const keys = Object.keys(value);
      const name = keys[at % Math.max(keys.length, 1)] ?? 'x';
      const inner: unknown = Object.entries(value).find(([key]) => key === name)?.[1];
      const deeper = typeof inner === 'object' && inner !== null && at > 4;
      return deeper ? { ...value, [name]: change(inner, 'scheme', other) } : change(value, name, other);
    });
}

/** JSON text of anything, and text that is not JSON. */
export const hostile: fc.Arbitrary<string> = fc.oneof(
  fc.json({ maxDepth: 6 }),
  text,
  fc
    .tuple(fc.constantFrom('__proto__', 'constructor', 'prototype', 'then', 'toJSON', '$ref'), fc.json())
    .map(([key, value]) => `{"${key}":${value}}`),
  fc.nat(3000).map((depth) => '['.repeat(depth)),
  fc.nat(9000).map((length) => JSON.stringify({ name: 'x'.repeat(length) })),
);

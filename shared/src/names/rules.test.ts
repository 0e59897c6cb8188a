import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { NameKind } from './index.ts';
import { outcome } from './testing/rule.ts';

interface Example {
  readonly typed: string;
  readonly registered: string;
  readonly kind?: NameKind;
  readonly expected: string;
}

/** The rules as numbered in docs/name-matching.md, each with its example. */
const page = readFileSync(new URL('../../../docs/name-matching.md', import.meta.url), 'utf8');
const ROW = /^\| (\d+) \| (.+?) \| (.+?) · (.+?)(?: \((person|organisation)\))? \| `(\w+)` \|$/gm;
const further: Record<string, Example[]> = JSON.parse(
  readFileSync(new URL('./testing/rule-examples.json', import.meta.url), 'utf8'),
);

function isKind(kind: string | undefined): kind is NameKind {
  return kind === 'person' || kind === 'organisation';
}

const rules = [...page.matchAll(ROW)].map(
  ([, number = '', rule = '', typed = '', registered = '', kind, expected = '']) => {
    const example: Example = { typed, registered, expected, ...(isKind(kind) ? { kind } : {}) };
    return { number, rule, examples: [example, ...(further[number] ?? [])] };
  },
);

describe('the rules of the page', () => {
  it('are numbered without a gap, and every further example belongs to one', () => {
    expect(rules.map(({ number }) => number)).toEqual(rules.map((_, index) => String(index + 1)));
    expect(rules.length).toBeGreaterThan(40);
    expect(Object.keys(further).filter((number) => !rules.some((rule) => rule.number === number))).toEqual([]);
  });
});

describe.each(rules)('rule $number: $rule', ({ examples }) => {
  it.each(examples)('$typed · $registered is $expected', ({ typed, registered, kind, expected }) => {
    expect(outcome(typed, registered, kind)).toBe(expected);
  });
});

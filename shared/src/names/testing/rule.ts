import { describe, expect, it } from 'vitest';
import { matchNames, type NameKind } from '../index.ts';

/** What is decided on a pair, and that it is the same the other way round. */
export function outcome(typed: string, registered: string, kind?: NameKind): string {
  const there = matchNames({ typed, registered, kind }).outcome;
  const back = matchNames({ typed: registered, registered: typed, kind }).outcome;
  return there === back ? there : `${there}, but ${back} the other way round`;
}

type Row = readonly [typed: string, registered: string, kind?: NameKind];

/** A row of the table of rules: its outcome, and pairs that have it. */
export function rule(name: string, expected: string, rows: readonly Row[]): void {
  describe(`${name}: ${expected}`, () => {
    for (const [typed, registered, kind] of rows) {
      it(`${typed} · ${registered}`, () => {
        expect(outcome(typed, registered, kind)).toBe(expected);
      });
    }
  });
}

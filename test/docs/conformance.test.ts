import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from './blocks.ts';

/** Success criteria of WCAG 2.2, levels A and AA; 4.1.1 is obsolete, but the template still has it. */
const CRITERIA =
  '1.1.1 1.2.1 1.2.2 1.2.3 1.2.4 1.2.5 1.3.1 1.3.2 1.3.3 1.3.4 1.3.5 1.4.1 1.4.2 1.4.3 1.4.4 1.4.5 1.4.10 1.4.11 1.4.12 1.4.13 2.1.1 2.1.2 2.1.4 2.2.1 2.2.2 2.3.1 2.4.1 2.4.2 2.4.3 2.4.4 2.4.5 2.4.6 2.4.7 2.4.11 2.5.1 2.5.2 2.5.3 2.5.4 2.5.7 2.5.8 3.1.1 3.1.2 3.2.1 3.2.2 3.2.3 3.2.4 3.2.6 3.3.1 3.3.2 3.3.3 3.3.4 3.3.7 3.3.8 4.1.1 4.1.2 4.1.3';
const LEVELS = ['Supports', 'Partially supports', 'Does not support', 'Not applicable', 'Not evaluated'];

const report = readFileSync(join(root, 'docs/accessibility-conformance.md'), 'utf8');
const lines = report
  .split('\n')
  .filter((line) => /^\| (?!---|standard|criterion|statement|requirement)/.test(line))
  .map((line) =>
    line
      .split('|')
      .map((cell) => cell.trim())
      .slice(1, -1),
  )
  .filter(([, level = '']) => LEVELS.includes(level));

describe('the conformance report', () => {
  it('has a line for every criterion', () => {
    const named = lines.flatMap(([what = '']) => /^9\.(\d+\.\d+\.\d+) /.exec(what)?.[1] ?? []);
    expect(named.toSorted()).toEqual(CRITERIA.split(' ').toSorted());
  });

  it.each(lines)('%s: says how it is met', (what, level, remark, test = '') => {
    expect(remark, what).toMatch(/\.$/);
    const files = [...test.matchAll(/`([^`]+)`/g)].map(([, file = '']) => file);
    for (const file of files) expect(existsSync(join(root, file)), file).toBe(true);
    // Criteria that do not apply to the product, or were not evaluated, need none.
    if (level === 'Not applicable' || level === 'Not evaluated') return;
    expect(files.length > 0 || test === 'not tested', what).toBe(true);
  });

  it('is linked, and has text that a shop can use in its statement', () => {
    expect(readFileSync(join(root, 'docs/accessibility.md'), 'utf8')).toContain('(accessibility-conformance.md');
    expect(report).toMatch(/## For your accessibility statement[^#]*\n> [^#]*EN 301 549/);
  });
});

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
const text = readFileSync(join(root, 'docs/threat-model.md'), 'utf8');

/** `file` “name”, “another name” */
const references = [...text.matchAll(/`([\w./-]+\.(?:test|e2e)\.ts)`((?:,? “[^”]+”)+)/g)].flatMap(
  ([, file = '', names = '']) => [...names.matchAll(/“([^”]+)”/g)].map(([, name = '']) => ({ file, name })),
);

/** Titles of tests and of groups, as written in the source. */
const titles = (file: string) =>
  [
    ...readFileSync(join(root, file), 'utf8').matchAll(
      /(['"`])((?:(?!\1)[^\n\\]|\\.)+)\1,\s*(?:\(|async|\{|\n|[A-Z_]+,)/g,
    ),
  ].map(([, , title = '']) => title);

describe('the threat model', () => {
  it.each(references)('$file has a test “$name”', ({ file, name }) => {
    expect(existsSync(join(root, file))).toBe(true);
    expect(titles(file).some((title) => title.includes(name))).toBe(true);
  });

  it('names a test in every row that says what stops something', () => {
    const defences = text.slice(text.indexOf('## What stops each'));
    const rows = defences.split('\n').filter((line) => line.startsWith('| ') && !line.endsWith('| shown by |'));
    expect(rows.length).toBeGreaterThan(60);
    expect(rows.filter((row) => !/\.(?:test|e2e)\.ts` “/.test(row))).toEqual([]);
  });

  it('covers all ten of the API Security Top 10', () => {
    for (let risk = 1; risk <= 10; risk += 1) expect(text).toContain(`| API${risk} `);
  });
});

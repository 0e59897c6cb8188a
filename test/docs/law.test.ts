import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');

/** Rows of the table of rules: the requirement, since when, and which test covers it. */
const rules = read('docs/policies-and-law.md')
  .split('\n')
  .filter((line) => /^\| (?:IPR|VOP 1|CoP)\b/.test(line))
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .map(([, rule = '', since = '', asks = '', here = '', heldBy = '']) => ({ rule, since, asks, here, heldBy }));

describe('the table of rules', () => {
  it('has each paragraph of Article 5c (1) to (6), the rulebook and Confirmation of Payee', () => {
    const named = rules.map(({ rule }) => rule).join('\n');
    for (const paragraph of [1, 2, 3, 4, 5, 6]) expect(named).toContain(`IPR 5c (${paragraph})`);
    expect(rules.filter(({ rule }) => rule.startsWith('VOP 1.1')).length).toBeGreaterThan(3);
    expect(rules.filter(({ rule }) => rule.startsWith('CoP')).length).toBeGreaterThan(3);
  });

  it.each(rules)('dates $rule, and names an existing test', ({ since, asks, here, heldBy }) => {
    expect(since).toMatch(/^20\d\d-\d\d-\d\d$/);
    expect(asks).not.toBe('');
    expect(here).not.toBe('');
    const [, file = '', title = ''] = /^`([^`]+)`: “([^”]+)”$/.exec(heldBy) ?? [];
    expect(existsSync(join(root, file))).toBe(true);
    expect(read(file)).toContain(title);
  });
});

interface Rule {
  assertVersions(page: string, text: string): void;
}
// The site's build is JavaScript without types, and is loaded from a path that the compiler does not see.
const rule = join(root, 'docs/.vitepress/law.mjs');
const { assertVersions }: Rule = await import(rule);

function pages(folder: string, ending: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(ending) && !/(?:^|\/)(?:node_modules|dist)\//.test(file))
    .map((file) => join(folder, file));
}

it.each(['README.md', ...pages('docs', '.md'), ...pages('demo/pages', '.html')])(
  '%s names the version of the law that it refers to',
  (page) => {
    expect(() => assertVersions(page, read(page))).not.toThrow();
  },
);

it.each(pages('demo/src/page', '.ts'))('what %s says is in a frame that names the version', (script) => {
  expect(() => assertVersions(script, read(script) + read('demo/pages/frame.html'))).not.toThrow();
});

it.each([
  'As the Instant Payments Regulation asks.',
  'Article 5c (1) of the IPR',
  'The answer of a VOP request',
  'The Verification Of\n  Payee scheme has four answers.',
  'As Confirmation of Payee does.',
  'The law says: warn, never block.',
])('fails the build on a page that only says “%s”', (text) => {
  expect(() => assertVersions('page.md', `# A page\n\n${text}\n`)).toThrow(
    /page\.md speaks of .* does not name its version/,
  );
});

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';

const docs = join(import.meta.dirname, '../../docs');
const pages = readdirSync(docs, { recursive: true, encoding: 'utf8' }).filter(
  (name) => name.endsWith('.md') && !name.startsWith('dist'),
);
const read = (page: string) => readFileSync(join(docs, page), 'utf8');

/** Code blocks may contain anything. */
const prose = (page: string) => read(page).replaceAll(/^```[\s\S]*?^```$/gm, '');

/** The anchor that the usual Markdown renderers make from a heading. */
function anchorsOf(page: string): string[] {
  return [...prose(page).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} -]/gu, '')
      .replaceAll(' ', '-'),
  );
}

describe('the documentation', () => {
  it.each(pages)('has no broken links in %s', (page) => {
    for (const [, target = ''] of prose(page).matchAll(/\]\(([^)\s]+)\)/g)) {
      if (/^https?:/.test(target)) continue;
      const [file = '', anchor] = target.split('#', 2);
      const path = file === '' ? page : join(dirname(page), file);
      expect(existsSync(join(docs, path)), `${target} in ${page}`).toBe(true);
      if (anchor !== undefined) expect(anchorsOf(path)).toContain(anchor);
    }
  });
});

describe('a page for contributors', () => {
  it.each(['CONTRIBUTING.md', 'docs/new-provider.md'])('%s names only existing tests', (page) => {
    const named = [...readFileSync(join(docs, '..', page), 'utf8').matchAll(/[\w./-]+\.(?:test|e2e)\.ts/g)]
      .map(([path]) => path)
      // `x.test.ts` stands for any test.
      .filter((path) => path.includes('/'));
    expect(named.filter((path) => !existsSync(join(docs, '..', path)))).toEqual([]);
  });

  it('has editor settings that debug existing programs', () => {
    const { configurations } = JSON.parse(readFileSync(join(docs, '..', '.vscode', 'launch.json'), 'utf8'));
    expect(configurations).toHaveLength(2);
    for (const { program } of configurations)
      expect(existsSync(program.replace(/^\$\{workspaceFolder\}/, join(docs, '..'))), program).toBe(true);
  });

  it('maps only existing folders and files', () => {
    const [, map = ''] = readFileSync(join(docs, '..', 'CONTRIBUTING.md'), 'utf8').split('| to change | look in |');
    for (const [, cell = ''] of map
      .split('\n\n', 1)
      .join('')
      .matchAll(/^\|[^|]+\|([^|]+)\|$/gm)) {
      // Later paths in a cell are relative to the folder of an earlier one, or to one above it.
      const from = [''];
      for (const [, path = ''] of cell.matchAll(/`([\w./-]+)`/g)) {
        const base = from.find((folder) => existsSync(join(docs, '..', folder, path)));
        if (!/[./]/.test(path) && base === undefined) continue;
        expect(base, `${path} in CONTRIBUTING`).toBeDefined();
        for (let at = join(base ?? '', path); at !== '.'; at = dirname(at)) from.push(at);
      }
    }
  });
});

describe('the decisions', () => {
  const decisions = readdirSync(join(docs, 'decisions')).filter((name) => /^\d{4}-/.test(name));

  it('are numbered without a gap, and listed', () => {
    const index = read('decisions/README.md');
    for (const [at, name] of decisions.sort().entries()) {
      expect(Number(name.slice(0, 4))).toBe(at + 1);
      expect(index).toContain(`(${name})`);
    }
  });

  it.each(decisions)('%s says what, why and what follows', (name) => {
    const headings = [...read(`decisions/${name}`).matchAll(/^## (.+)$/gm)].map(([, heading]) => heading);
    expect(headings).toEqual(['Context', 'Decision', 'Consequences']);
    expect(read(`decisions/${name}`)).toMatch(new RegExp(`^# ${name.slice(0, 4)}: `));
  });
});

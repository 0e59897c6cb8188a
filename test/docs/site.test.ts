import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, posix } from 'node:path';
import { variables } from '@payee-check/bff';
import { problems } from '@payee-check/shared/contract';
import { afterAll, describe, expect, it } from 'vitest';
import { errorsPage } from '../../bff/src/http/docs/page.ts';
import { root } from './blocks.ts';

interface Site {
  buildSite(into: string): { pages: readonly string[] };
}
interface Tables {
  allTables(known: object): Readonly<Record<string, string>>;
  withTables(page: string, tables: Readonly<Record<string, string>>): string;
}

// Scripts are JavaScript without types, and are loaded by a path that is not written into the import.
const load = <T>(path: string): Promise<T> => import(join(root, path));
const { buildSite } = await load<Site>('scripts/lib/docs/site.mjs');
const { allTables, withTables } = await load<Tables>('docs/tables.mjs');

const site = mkdtempSync(join(tmpdir(), 'docs-'));
const { pages } = buildSite(site);
const html = new Map(pages.map((page) => [page, readFileSync(join(site, page), 'utf8')]));
const read = (page: string) => readFileSync(join(root, page), 'utf8');

afterAll(() => {
  rmSync(site, { recursive: true, force: true });
});

const idsOf = (page: string) => new Set([...(html.get(page) ?? '').matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));
const targetsOf = (page: string) =>
  [...(html.get(page) ?? '').matchAll(/ (?:href|src)="([^"]+)"/g)]
    .map(([, target = '']) => target)
    .filter((target) => !/^https?:/.test(target));

describe('the site', () => {
  it('has the pages that a reader looks for', () => {
    for (const name of ['index', 'quick-start', 'integration', 'element', 'receipts', 'operations']) {
      expect(pages).toContain(`${name}.html`);
    }
  });

  it.each(pages)('%s leads nowhere that is not there', (page) => {
    for (const target of targetsOf(page)) {
      const [path = '', anchor] = target.split('#', 2);
      const file = path === '' ? page : posix.join(dirname(page), path);
      expect(existsSync(join(site, file)), `${target} in ${page}`).toBe(true);
      if (anchor !== undefined) expect(idsOf(file), `${target} in ${page}`).toContain(anchor);
    }
  });

  it.each(pages)('%s has one title, its own ids, and nothing that a strict policy forbids', (page) => {
    const text = html.get(page) ?? '';
    expect(text.match(/<h1\b/g)).toHaveLength(1);
    expect(text).not.toMatch(/<title> –/);
    expect(text).not.toMatch(/<script\b|<style\b|\sstyle="|\son[a-z]+="/);
    const ids = [...text.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('shows the points of a checklist as boxes', () => {
    const text = html.get('new-provider.html') ?? '';
    expect(text).toContain('☐ ');
    expect(text).not.toContain('[ ]');
  });

  it('leads from its first page to every other', () => {
    const reached = new Set(['index.html']);
    for (const page of reached) {
      for (const target of targetsOf(page)) {
        const file = posix.join(dirname(page), target.split('#')[0] ?? '');
        if (html.has(file)) reached.add(file);
      }
    }
    expect(pages.filter((page) => !reached.has(page))).toEqual([]);
  });
});

describe('the README', () => {
  it('leads somewhere with every link', () => {
    for (const [, target = ''] of read('README.md').matchAll(/\]\(([^)\s]+)\)/g)) {
      if (/^https?:/.test(target)) continue;
      const [file = '', anchor] = target.split('#', 2);
      expect(existsSync(join(root, file)), target).toBe(true);
      const page = file.replace(/^docs\//, '').replace(/\.md$/, '.html');
      if (anchor !== undefined && html.has(page)) expect(idsOf(page), target).toContain(anchor);
    }
  });
});

describe('what the code knows already', () => {
  const manifest: unknown = JSON.parse(read('widget/custom-elements.json'));
  const tables = allTables({ variables, problems, manifest });

  it.each(['configuration.md', 'http-api.md', 'element.md'])('%s says it as it is (npm run docs:tables)', (page) => {
    const text = read(`docs/${page}`);
    expect(text).toBe(withTables(text, tables));
  });

  it('names every setting once', () => {
    const rows = [...read('docs/configuration.md').matchAll(/^\| `([A-Z0-9_]+)` \|/gm)].map(([, name]) => name);
    expect(rows.toSorted()).toEqual(variables.map(({ name }) => name).toSorted());
  });

  it('has a place in the BFF’s own pages for the type of every problem', () => {
    for (const code of Object.keys(problems)) expect(errorsPage()).toContain(`id="${code}"`);
  });

  it('has no reason that the page on the law leaves out', async () => {
    const { reason } = await import('@payee-check/shared/contract');
    const law = read('docs/policies-and-law.md');
    for (const code of reason.options) expect(law).toContain(`\`${code}\``);
  });
});

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { variables } from '@payee-check/bff';
import { problems } from '@payee-check/shared/contract';
import { describe, expect, it } from 'vitest';
import { errorsPage } from '../../bff/src/http/docs/page.ts';
import { root } from './blocks.ts';

interface Site {
  ensureDocs(): Promise<{ site: string; pages: readonly string[] }>;
}
interface Tables {
  allTables(known: object): Readonly<Record<string, string>>;
  withTables(page: string, tables: Readonly<Record<string, string>>): string;
}

// Scripts are JavaScript without types, and are loaded from paths that the compiler does not see.
const load = <T>(path: string): Promise<T> => import(join(root, path));
const { ensureDocs } = await load<Site>('scripts/lib/docs.mjs');
const { allTables, withTables } = await load<Tables>('docs/tables.mjs');

const { site, pages } = await ensureDocs();
const html = new Map(pages.map((page) => [page, readFileSync(join(site, page), 'utf8')]));
const read = (page: string) => readFileSync(join(root, page), 'utf8');

const idsOf = (page: string) => new Set([...(html.get(page) ?? '').matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));
const targetsOf = (page: string) =>
  [...(html.get(page) ?? '').matchAll(/ (?:href|src)="([^"]+)"/g)]
    .map(([, target = '']) => target)
    .filter((target) => !/^https?:/.test(target));

/** The target of a page's link, as a path within the site, and the anchor. */
function destination(page: string, target: string): [file: string, anchor: string | undefined] {
  const [path = '', anchor] = target.split('#', 2);
  const from = path.startsWith('/docs/') ? path.slice('/docs/'.length) : posix.join(dirname(page), path);
  const file = path === '' ? page : /(^|\/)\.?$/.test(from) ? posix.join(from, 'index.html') : from;
  return [posix.normalize(file), anchor && decodeURIComponent(anchor)];
}

describe('the site', () => {
  it('has the pages that a reader looks for', () => {
    for (const name of ['index', 'quick-start', 'integration', 'element', 'receipts', 'operations']) {
      expect(pages).toContain(`${name}.html`);
    }
  });

  it.each(pages)('%s has no broken links', (page) => {
    for (const target of targetsOf(page)) {
      const [file, anchor] = destination(page, target);
      expect(existsSync(join(site, file)), `${target} in ${page}`).toBe(true);
      if (anchor !== undefined) expect(idsOf(file), `${target} in ${page}`).toContain(anchor);
    }
  });

  it.each(pages)('%s has one title, its own ids, and nothing that a strict policy forbids', (page) => {
    const text = html.get(page) ?? '';
    expect(text.match(/<h1\b/g)).toHaveLength(1);
    expect(text).not.toMatch(/<title> [–|]/);
    expect(text).not.toMatch(/<script(?![^>]* src="\/docs\/assets\/)|<style\b|\sstyle="|\son[a-z]+="/);
    const ids = [...text.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('shows the items of a checklist as boxes', () => {
    const text = html.get('new-provider.html') ?? '';
    expect(text).toContain('☐ ');
    expect(text).not.toContain('[ ]');
  });

  it('links its first page to every other', () => {
    const reached = new Set(['index.html']);
    for (const page of reached) {
      for (const target of targetsOf(page)) {
        const [file] = destination(page, target);
        if (html.has(file)) reached.add(file);
      }
    }
    expect(pages.filter((page) => !reached.has(page))).toEqual([]);
  });
});

describe('features for readers', () => {
  const navigation: { pages: Record<string, string> }[] = JSON.parse(read('docs/navigation.json'));
  const inNavigation = navigation.flatMap((group) => Object.keys(group.pages));

  it('offers a copy button for every code block', () => {
    for (const [page, text] of html) {
      const blocks = text.match(/<pre\b/g)?.length ?? 0;
      expect(text.match(/class="copy"/g)?.length ?? 0, page).toBe(blocks);
    }
  });

  it('links each page of the navigation to the previous and the next one', () => {
    const all = inNavigation.map((file) => file.replace('README.md', 'index.md').replace('.md', '.html'));
    for (const [index, page] of all.entries()) {
      const links = html.get(page)?.match(/class="[^"]*pager-link (?:prev|next)"/g)?.length;
      expect([page, links]).toEqual([page, index === 0 || index === all.length - 1 ? 1 : 2]);
    }
  });

  it('can be searched without a network, including settings and problems', () => {
    const folder = join(site, 'assets/chunks');
    const index = readdirSync(folder).find((name) => name.includes('localSearchIndex'));
    const words = readFileSync(join(folder, index ?? ''), 'utf8');
    const names = [...variables.map(({ name }) => name), ...Object.keys(problems)];
    for (const word of names.flatMap((name) => name.toLowerCase().split('_'))) expect(words).toContain(word);
  });

  it('has a list of its pages for machines, each page as Markdown, and all in one file', () => {
    const list = readFileSync(join(site, 'llms.txt'), 'utf8');
    expect(list).toMatch(/^# Payee Check\n\n> \S/);
    const all = readFileSync(join(site, 'llms-full.txt'), 'utf8');
    for (const file of inNavigation) expect(all).toContain(read(`docs/${file}`));
    for (const page of pages) {
      const file = page.replace(/\.html$/, '.md').replace(/(^|\/)index\.md$/, '$1README.md');
      expect(list).toContain(`](/docs/${file})`);
      const copy = readFileSync(join(site, file), 'utf8');
      expect(copy).toBe(read(`docs/${file}`));
      // Code may contain anything, and links out of the folder are not part of the site.
      for (const [, target = ''] of copy.replaceAll(/^```[\s\S]*?^```$/gm, '').matchAll(/\]\(([^)\s#]+)[^)]*\)/g)) {
        const path = join(dirname(file), target);
        if (/^https?:/.test(target) || path.startsWith('..')) continue;
        expect(existsSync(join(site, path)), `${target} in ${file}`).toBe(true);
      }
    }
  });
});

describe('the README', () => {
  it('has no broken links', () => {
    for (const [, target = ''] of read('README.md').matchAll(/\]\(([^)\s]+)\)/g)) {
      if (/^https?:/.test(target)) continue;
      const [file = '', anchor] = target.split('#', 2);
      expect(existsSync(join(root, file)), target).toBe(true);
      const page = file.replace(/^docs\//, '').replace(/\.md$/, '.html');
      if (anchor !== undefined && html.has(page)) expect(idsOf(page), target).toContain(anchor);
    }
  });
});

describe('facts that the code already knows', () => {
  const manifest: unknown = JSON.parse(read('widget/custom-elements.json'));
  const tables = allTables({ variables, problems, manifest });

  it.each(['configuration.md', 'http-api.md', 'element.md'])(
    '%s states them correctly (npm run docs:tables)',
    (page) => {
      const text = read(`docs/${page}`);
      expect(text).toBe(withTables(text, tables));
    },
  );

  it('names every setting once', () => {
    const rows = [...read('docs/configuration.md').matchAll(/^\| `([A-Z0-9_]+)` \|/gm)].map(([, name]) => name);
    expect(rows.toSorted()).toEqual(variables.map(({ name }) => name).toSorted());
  });

  it('has an anchor in the BFF’s own pages for every problem type', () => {
    for (const code of Object.keys(problems)) expect(errorsPage()).toContain(`id="${code}"`);
  });

  it('has every reason on the page on the law', async () => {
    const { reason } = await import('@payee-check/shared/contract');
    const law = read('docs/policies-and-law.md');
    for (const code of reason.options) expect(law).toContain(`\`${code}\``);
  });
});

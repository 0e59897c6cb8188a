import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { root } from '../run.mjs';
import { render } from './markdown.mjs';
import { frame } from './page.mjs';

const docs = join(root, 'docs');

/** `README.md` is the first page of its folder, on the site as in the repository. */
const outputOf = (file) => file.replace(/(^|\/)README\.md$/, '$1index.md').replace(/\.md$/, '.html');

const relative = (from, to) => posix.relative(posix.dirname(from), to) || posix.basename(to);

/** Every page, as a path from `docs/`. */
function pageFiles() {
  return readdirSync(docs, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => file.endsWith('.md') && !file.startsWith('dist/'))
    .sort();
}

/**
 * The groups of the navigation with the pages that are there; a page of the top folder that no group names comes last.
 *
 * @returns {{ title: string, pages: { file: string, label: string }[] }[]}
 */
function readNavigation(files, titles) {
  const groups = JSON.parse(readFileSync(join(docs, 'navigation.json'), 'utf8'));
  const named = new Set(groups.flatMap(({ pages }) => Object.keys(pages)));
  const others = files.filter((file) => !file.includes('/') && !named.has(file));
  return groups.map(({ title, pages }, index) => ({
    title,
    pages: [
      ...Object.entries(pages)
        .filter(([file]) => files.includes(file))
        .map(([file, label]) => ({ file, label })),
      ...(index === groups.length - 1 ? others.map((file) => ({ file, label: titles.get(file) ?? file })) : []),
    ],
  }));
}

/** Where a link of a page leads: to a page, to a file that the site has, to another site; else nowhere. */
function linker(from, files, assets) {
  return (target) => {
    if (target === null || /^(https?:|mailto:|#)/.test(target)) return target;
    const [path = '', anchor] = target.split('#', 2);
    const file = posix.normalize(posix.join(posix.dirname(from), path));
    const hash = anchor === undefined ? '' : `#${anchor}`;
    const page = [file, posix.join(file, 'README.md')].find((it) => files.includes(it));
    if (page !== undefined) return relative(outputOf(from), outputOf(page)) + hash;
    if (/^(images|examples)\//.test(file) && existsSync(join(docs, file))) {
      assets.add(file);
      return relative(outputOf(from), file);
    }
    return null;
  };
}

/**
 * Renders `docs/` into `docs/dist/`.
 *
 * @returns {{ pages: string[] }} What was written, as paths from `docs/dist/`.
 */
export function buildSite(into = join(docs, 'dist')) {
  const files = pageFiles();
  const assets = new Set();
  const rendered = new Map(
    files.map((file) => [file, render(readFileSync(join(docs, file), 'utf8'), linker(file, files, assets))]),
  );
  const groups = readNavigation(files, new Map([...rendered].map(([file, { title }]) => [file, title])));
  const order = groups.flatMap(({ pages }) => pages);
  rmSync(into, { recursive: true, force: true });
  for (const [file, page] of rendered) {
    const at = outputOf(file);
    const shown = ({ file: to, label }) => ({ href: relative(at, outputOf(to)), label, current: to === file });
    const place = order.findIndex((it) => it.file === file);
    const [previous, next] = place < 0 ? [] : [order[place - 1], order[place + 1]];
    const html = frame({
      ...page,
      navigation: groups.map(({ title, pages }) => ({ title, pages: pages.map(shown) })),
      root: '../'.repeat(at.split('/').length - 1),
      previous: previous && shown(previous),
      next: next && shown(next),
    });
    mkdirSync(dirname(join(into, at)), { recursive: true });
    writeFileSync(join(into, at), html);
  }
  for (const file of assets) cpSync(join(docs, file), join(into, file), { recursive: true });
  cpSync(join(docs, 'site.css'), join(into, 'site.css'));
  // The page for receipts is one file; without a built widget the site is without it.
  const receiptPage = join(root, 'widget', 'dist', 'receipt.html');
  if (existsSync(receiptPage)) cpSync(receiptPage, join(into, 'receipt.html'));
  cpSync(join(root, 'demo', 'public', 'icon.svg'), join(into, 'icon.svg'));
  return { pages: files.map(outputOf) };
}

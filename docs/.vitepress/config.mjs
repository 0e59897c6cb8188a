/** The documentation as a site: `npm run docs` builds it, the demo serves it under `/docs/`. */
import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig } from 'vitepress';
import { assertVersions } from './law.mjs';
import { writeForMachines } from './llms.mjs';
import { codeTransformer, extend, slugify } from './markdown.mjs';
import { separateScripts, themesOf } from './policy.mjs';

const docs = join(import.meta.dirname, '..');
const root = join(docs, '..');
const base = process.env.DOCS_BASE ?? '/docs/';

const groups = JSON.parse(readFileSync(join(docs, 'navigation.json'), 'utf8'));
const named = new Set(groups.flatMap(({ pages }) => Object.keys(pages)));
const titleOf = (file) => /^# (.+)$/m.exec(readFileSync(join(docs, file), 'utf8'))?.[1] ?? file;
/** Pages of the top folder that no group names come last. */
const others = readdirSync(docs).filter((file) => file.endsWith('.md') && !named.has(file));
const navigation = groups.map(({ title, pages }, index) => ({
  title,
  pages: [
    ...Object.entries(pages),
    ...(index === groups.length - 1 ? others.map((file) => [file, titleOf(file)]) : []),
  ],
}));
const linkTo = (file) => `/${file.replace(/(^|\/)README\.md$/, '$1').replace(/\.md$/, '.html')}`;

const assets = new Set();
const styles = new Map();

export default defineConfig({
  title: 'Payee Check',
  description: 'Whether an account belongs to the name that was typed, on any web page, before money moves.',
  lang: 'en',
  base,
  outDir: join(docs, 'dist'),
  cacheDir: join(root, 'node_modules', '.cache', 'vitepress'),
  srcExclude: ['dist/**', 'dist-*/**', 'examples/**'],
  rewrites: (file) => file.replace(/(^|\/)README\.md$/, '$1index.md'),
  // What VueUse does about transitions while the colours change is an inline style, which the pages' policy forbids.
  appearance: { disableTransition: false },
  // Firefox asks `default-src` about what is fetched ahead, which the pages' policy leaves at nothing.
  router: { prefetchLinks: false },
  // The same for every page, in a file of its own.
  metaChunk: true,
  head: [
    ['link', { rel: 'icon', href: `${base}icon.svg`, type: 'image/svg+xml' }],
    ['link', { rel: 'stylesheet', href: `${base}code.css` }],
  ],
  markdown: {
    anchor: { slugify },
    theme: { light: 'github-light-high-contrast', dark: 'github-dark-high-contrast' },
    codeTransformers: [codeTransformer(styles)],
    config: (md) => extend(md, assets),
  },
  vue: { template: { compilerOptions: { isCustomElement: (tag) => tag.startsWith('payee-check') } } },
  vite: {
    plugins: [themesOf(join(docs, 'theming.md'))],
    build: { chunkSizeWarningLimit: 4096, rollupOptions: { treeshake: false }, assetsInlineLimit: 0 },
  },
  themeConfig: {
    siteTitle: 'Payee Check',
    logo: { src: '/icon.svg', alt: '' },
    sidebar: navigation.map(({ title, pages }) => ({
      text: title,
      items: pages.map(([file, text]) => ({ text, link: linkTo(file) })),
    })),
    outline: { level: [2, 3], label: 'On this page' },
    skipToContentLabel: 'Skip to the text',
    docFooter: { prev: 'Previous', next: 'Next' },
    search: {
      provider: 'local',
      options: {
        // Two short words that differ in a letter are two words: “soc” is not “doc”, and “csp” not “csv”.
        miniSearch: { searchOptions: { fuzzy: 0.1 } },
        // The words of 29 languages would be most of what a reader has to load to search; what a screen reader says holds the
        // words of every topic, and is about none of them; and nobody sees colours there.
        _render: (source, env, md) =>
          /^(?:translations|accessibility\/transcripts)\//.test(env.relativePath)
            ? ''
            : md.render(source.replaceAll(/^```\w.*$/gm, '```text'), env),
      },
    },
  },
  transformPageData({ filePath }) {
    assertVersions(`docs/${filePath}`, readFileSync(join(docs, filePath), 'utf8'));
  },
  transformHtml: (html, _file, { siteConfig }) => separateScripts(html, siteConfig.outDir, base),
  buildEnd({ outDir }) {
    const rules = [...styles].toSorted().map(([name, style]) => `.${name}{${style}}`);
    writeFileSync(join(outDir, 'code.css'), rules.join('\n'));
    for (const file of assets) cpSync(join(docs, file), join(outDir, file), { recursive: true });
    cpSync(join(root, 'demo', 'public', 'icon.svg'), join(outDir, 'icon.svg'));
    // The page for receipts is one file; without a built widget the site is without it.
    const receiptPage = join(root, 'widget', 'dist', 'receipt.html');
    if (existsSync(receiptPage)) cpSync(receiptPage, join(outDir, 'receipt.html'));
    // Where a BFF is beside the site, its server answers this file with the addresses (demo/src/server/docs.ts).
    writeFileSync(join(outDir, 'live.js'), 'export default null;\n');
    writeForMachines(docs, outDir, navigation, base);
  },
});

/**
 * What our Markdown has that VitePress does not know: it is written for the repository's own pages, too, where a comment is
 * not seen.
 *
 * - `<!-- tabs -->` … `<!-- /tabs -->` around code blocks: one block with a tab for each.
 * - `<!-- live: outcomes -->`, `<!-- live: theme rounded -->`: an element to try (`theme/LiveCheck.vue`).
 * - `README.md` is the first page of its folder; a link that leads out of `docs/` is shown as text.
 */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join, posix } from 'node:path';

const docs = join(import.meta.dirname, '..');

/** What a fence may name, in words: for tabs, and for those who hear the page. */
const LANGUAGES = {
  bash: 'Shell',
  csharp: 'C#',
  css: 'CSS',
  go: 'Go',
  html: 'HTML',
  http: 'HTTP',
  ini: 'Settings',
  java: 'Java',
  js: 'JavaScript',
  json: 'JSON',
  php: 'PHP',
  python: 'Python',
  sh: 'Shell',
  svelte: 'Svelte',
  ts: 'TypeScript',
  tsx: 'React',
  vue: 'Vue',
  yaml: 'YAML',
};

/** The anchor of a heading, as GitHub makes it. */
export const slugify = (text) =>
  text
    .trim()
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\p{M}_ -]/gu, '')
    .replaceAll(' ', '-');

/** What a reader sees of inline tokens. */
const plainText = (tokens = []) =>
  (tokens ?? [])
    .map(({ type, content, children }) =>
      type === 'text' || type === 'code_inline' ? content : plainText(children ?? []),
    )
    .join('');

/** An alignment is a class: the pages' policy allows no inline style. */
function styleToClass(token) {
  const align = /text-align:(\w+)/.exec(token.attrGet('style') ?? '')?.[1];
  if (align === undefined) return;
  token.attrs = token.attrs.filter(([name]) => name !== 'style');
  token.attrJoin('class', align);
}

/** What a cell would lose where the style sheet shows it as a block. */
const ROLES = { table: 'table', thead: 'rowgroup', tbody: 'rowgroup', tr: 'row', th: 'columnheader', td: 'cell' };

/** Roles for every part of a table, and for every cell but a row's first the name of its column. */
function nameCells(tokens) {
  let head = [];
  let column = 0;
  for (const [index, token] of tokens.entries()) {
    if (token.type === 'table_open') head = [];
    if (token.type === 'tr_open') column = 0;
    if (token.type.endsWith('_open') && token.tag in ROLES) token.attrSet('role', ROLES[token.tag]);
    if (token.type === 'th_open') head.push(plainText(tokens[index + 1].children));
    if (token.type !== 'td_open') continue;
    if (column > 0 && head[column]) token.attrSet('data-column', head[column]);
    column += 1;
  }
}

/** A head of empty cells says nothing, and a screen reader would read it out. */
function dropEmptyHeads(tokens) {
  for (let at = 0; at < tokens.length; at += 1) {
    if (tokens[at].type !== 'thead_open') continue;
    const end = tokens.findIndex(({ type }, index) => index > at && type === 'thead_close');
    const head = tokens.slice(at, end + 1);
    if (head.every(({ type, content }) => type !== 'inline' || content === '')) {
      tokens.splice(at, head.length);
      continue;
    }
    for (const [index, it] of head.entries()) {
      const cell = it.type === 'th_open' ? head[index + 1] : it.type === 'th_close' ? head[index - 1] : null;
      if (cell?.content === '') {
        it.tag = 'td';
        if (it.attrs) it.attrSet('role', 'cell');
      } else if (it.type === 'th_open') it.attrSet('scope', 'col');
    }
  }
}

/** A point of a checklist is a box, as it is where the repository is read. */
function boxed(tokens) {
  for (const [index, token] of tokens.entries()) {
    const [text] = (token.type === 'list_item_open' && tokens[index + 2]?.children) || [];
    if (text?.type !== 'text' || !text.content.startsWith('[ ] ')) continue;
    text.content = `☐ ${text.content.slice(4)}`;
    token.attrJoin('class', 'todo');
  }
}

/** Where a link of a page leads: to a page, to a file that the site has, to another site; `null`: nowhere. */
function targetOf(href, from, assets) {
  if (/^(https?:|mailto:|#)/.test(href)) return href;
  const [path = '', anchor] = href.split('#', 2);
  const hash = anchor === undefined ? '' : `#${anchor}`;
  const file = posix.normalize(posix.join(posix.dirname(from), path));
  if (file.startsWith('..')) return null;
  if (file.endsWith('.md')) return path.replace(/(^|\/)README\.md$/, '$1index.md') + hash;
  if (existsSync(join(docs, file, 'README.md'))) return `${path.replace(/\/$/, '')}/index.md${hash}`;
  if (!/^(images|examples)\//.test(file) || !existsSync(join(docs, file))) return null;
  assets.add(file);
  return path;
}

function relink(children, from, assets) {
  let dropped = 0;
  for (const child of children) {
    if (child.type === 'link_open') {
      const target = targetOf(child.attrGet('href'), from, assets);
      if (target === null) {
        dropped += 1;
        child.tag = 'span';
        child.attrs = [];
      } else {
        child.attrSet('href', target);
        // A file of an example is loaded, not turned to as a page of the site.
        if (/^(?!https?:).*examples\//.test(target)) child.attrSet('target', '_self');
      }
    }
    if (child.type === 'link_close' && dropped > 0) {
      dropped -= 1;
      child.tag = 'span';
    }
  }
}

function htmlBlock(token) {
  const live = /^<!-- live: (\w+)(?: (\w+))? -->\s*$/.exec(token.content);
  if (live) token.content = `<LiveCheck kind="${live[1]}"${live[2] ? ` theme="${live[2]}"` : ''} />\n`;
  else token.content = token.content.replaceAll(/<!--[\s\S]*?-->/g, '');
}

/**
 * @param md VitePress's own renderer.
 * @param {Set<string>} assets Takes the files that pages link to.
 */
export function extend(md, assets) {
  md.core.ruler.before('normalize', 'tabs', (state) => {
    state.src = state.src.replaceAll(/^<!-- tabs -->$/gm, '::: code-group').replaceAll(/^<!-- \/tabs -->$/gm, ':::');
  });
  md.core.ruler.push('payee-check', ({ tokens, env }) => {
    // The page's place in the folder: VitePress names it by where it is written to.
    const from = env.relativePath ?? '';
    nameCells(tokens);
    dropEmptyHeads(tokens);
    boxed(tokens);
    for (const token of tokens) {
      styleToClass(token);
      if (token.type === 'html_block') htmlBlock(token);
      if (token.type === 'inline') relink(token.children ?? [], from, assets);
      if (token.type !== 'fence') continue;
      // What a test does with the block stands behind the language, and is not for the reader.
      const [language = ''] = token.info.trim().split(/\s+/);
      const title = /\[([^\]]+)\]/.exec(token.info)?.[1] ?? LANGUAGES[language];
      token.info = language === '' ? 'text' : title ? `${language} [${title}]` : language;
    }
  });
}

/** Colours as classes, since the pages' policy allows no inline style, and a name for those who hear the page. */
export function codeTransformer(styles) {
  const toClass = (node) => {
    const { style } = node.properties;
    if (typeof style !== 'string' || style === '') return;
    const name = `s-${createHash('sha256').update(style).digest('hex').slice(0, 6)}`;
    styles.set(name, style);
    delete node.properties.style;
    node.properties.class = [node.properties.class, name].flat().filter(Boolean).join(' ');
  };
  return {
    name: 'payee-check',
    pre(node) {
      toClass(node);
      const language = LANGUAGES[this.options.lang];
      node.properties.role = 'group';
      node.properties['aria-label'] = language ? `Code, ${language}` : 'Text';
    },
    span: toClass,
  };
}

import hljs from 'highlight.js/lib/core';
import bash from 'highlight.js/lib/languages/bash';
import csharp from 'highlight.js/lib/languages/csharp';
import css from 'highlight.js/lib/languages/css';
import go from 'highlight.js/lib/languages/go';
import http from 'highlight.js/lib/languages/http';
import ini from 'highlight.js/lib/languages/ini';
import java from 'highlight.js/lib/languages/java';
import javascript from 'highlight.js/lib/languages/javascript';
import json from 'highlight.js/lib/languages/json';
import php from 'highlight.js/lib/languages/php';
import python from 'highlight.js/lib/languages/python';
import typescript from 'highlight.js/lib/languages/typescript';
import xml from 'highlight.js/lib/languages/xml';
import yaml from 'highlight.js/lib/languages/yaml';
import MarkdownIt from 'markdown-it';

/** What a fence may name, with the grammar that colours it and the words that a screen reader says. */
const LANGUAGES = {
  bash: [bash, 'Shell'],
  csharp: [csharp, 'C#'],
  css: [css, 'CSS'],
  go: [go, 'Go'],
  html: [xml, 'HTML'],
  http: [http, 'HTTP'],
  ini: [ini, 'Settings'],
  java: [java, 'Java'],
  js: [javascript, 'JavaScript'],
  json: [json, 'JSON'],
  php: [php, 'PHP'],
  python: [python, 'Python'],
  sh: [bash, 'Shell'],
  svelte: [xml, 'Svelte'],
  ts: [typescript, 'TypeScript'],
  tsx: [typescript, 'TypeScript'],
  vue: [xml, 'Vue'],
  yaml: [yaml, 'YAML'],
};
for (const [name, [grammar]] of Object.entries(LANGUAGES)) hljs.registerLanguage(name, grammar);
// Without its scripts, what stands in a `<script>` would be one grey block.
hljs.registerLanguage('xml', xml);
hljs.registerLanguage('javascript', javascript);

const markdown = new MarkdownIt({ html: true });
export const escapeHtml = markdown.utils.escapeHtml;

/** The anchor of a heading, as GitHub makes it. */
const slug = (text) =>
  text
    .trim()
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\p{M}_ -]/gu, '')
    .replaceAll(' ', '-');

/** What a reader sees of inline tokens. */
const plainText = (tokens = []) =>
  tokens
    .map((it) => (it.type === 'text' || it.type === 'code_inline' ? it.content : plainText(it.children ?? [])))
    .join('');

function idFor(text, used) {
  const base = slug(text);
  const count = used.get(base) ?? 0;
  used.set(base, count + 1);
  return count === 0 ? base : `${base}-${count}`;
}

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
    if (token.type === 'td_open') {
      if (column > 0 && head[column]) token.attrSet('data-column', head[column]);
      column += 1;
    }
  }
}

/** A head of empty cells says nothing, and a screen reader would read it out. */
function dropEmptyHeads(tokens) {
  for (let at = 0; at < tokens.length; at += 1) {
    if (tokens[at].type !== 'thead_open') continue;
    const end = tokens.findIndex((it, index) => index > at && it.type === 'thead_close');
    const head = tokens.slice(at, end + 1);
    if (head.every((it) => it.type !== 'inline' || it.content === '')) tokens.splice(at, head.length);
    else {
      for (const [index, it] of head.entries()) {
        const cell = it.type === 'th_open' ? head[index + 1] : it.type === 'th_close' ? head[index - 1] : null;
        if (cell?.content === '') {
          it.tag = 'td';
          if (it.attrs) it.attrSet('role', 'cell');
        } else if (it.type === 'th_open') it.attrSet('scope', 'col');
      }
    }
  }
}

markdown.renderer.rules.fence = (tokens, index) => {
  const { info, content } = tokens[index];
  const language = info.trim().split(/\s+/)[0] ?? '';
  const known = LANGUAGES[language];
  const html = known ? hljs.highlight(content, { language, ignoreIllegals: true }).value : escapeHtml(content);
  const label = known ? `Code, ${known[1]}` : 'Text';
  // It scrolls where it is wider than the page, and has to be reachable with the keyboard then.
  return `<pre tabindex="0" role="group" aria-label="${label}"><code>${html}</code></pre>\n`;
};

/**
 * Renders one page.
 *
 * @param {string} source Markdown.
 * @param {(target: string) => string | null} linkTo Where a link leads in the site; `null`: nowhere, it stays text.
 * @returns {{ html: string, title: string, headings: { level: number, id: string, text: string }[] }}
 */
export function render(source, linkTo) {
  const tokens = markdown.parse(source, {});
  const headings = [];
  const used = new Map();
  nameCells(tokens);
  dropEmptyHeads(tokens);
  const out = [];
  for (const [index, token] of tokens.entries()) {
    styleToClass(token);
    if (token.type === 'html_block') token.content = token.content.replaceAll(/<!--[\s\S]*?-->/g, '');
    if (token.type === 'heading_open') {
      const text = plainText(tokens[index + 1].children);
      const id = idFor(text, used);
      token.attrSet('id', id);
      headings.push({ level: Number(token.tag.slice(1)), id, text });
    }
    if (token.type === 'list_item_open' && tokens[index + 2]?.type === 'inline') boxed(token, tokens[index + 2]);
    if (token.type === 'inline') relink(token.children ?? [], linkTo);
    out.push(token);
    if (token.type === 'heading_close' && token.tag !== 'h1') addAnchor(out, headings.at(-1));
  }
  const html = markdown.renderer.render(out, markdown.options, {});
  return { html, title: headings.find(({ level }) => level === 1)?.text ?? '', headings };
}

/** A point of a checklist is a box, as it is where the repository is read. */
function boxed(item, { children }) {
  const [text] = children;
  if (text?.type !== 'text' || !text.content.startsWith('[ ] ')) return;
  text.content = `☐ ${text.content.slice(4)}`;
  item.attrJoin('class', 'todo');
}

const raw = (content) => ({ type: 'html_block', content });

function addAnchor(out, { id, text }) {
  const close = out.pop();
  const link = `<a class="anchor" href="#${escapeHtml(id)}" aria-label="Link to “${escapeHtml(text)}”">#</a>`;
  out.push(raw(link), close);
}

/** Links and pictures as the site has them. What lies outside the site is named, not linked. */
function relink(children, linkTo) {
  let dropped = 0;
  for (const child of children) {
    if (child.type === 'image') child.attrSet('src', linkTo(child.attrGet('src')) ?? child.attrGet('src'));
    if (child.type === 'link_open') {
      const target = linkTo(child.attrGet('href'));
      if (target === null) {
        dropped += 1;
        child.tag = 'span';
        child.attrs = [];
      } else child.attrSet('href', target);
    }
    if (child.type === 'link_close' && dropped > 0) {
      dropped -= 1;
      child.tag = 'span';
    }
  }
}

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '..', '..');

/**
 * What a test does with a code block, as stated after its language:
 *
 * - `run`: JavaScript is run in Node, an HTTP request is sent. `with=order` gives it a `form`; `as=server` sends it
 *   forms; `shows` compares the values in its comments; `status=201` is the expected status of an answer. A shell
 *   command is run `in=clone`, the reader’s `shop` or `project` beside it, where a BFF is installed (`traces`), or
 *   beside a running BFF (`bff`); its output contains what `prints="…"` says.
 * - `check`: TypeScript has the right types; JSON fits the contract's schema that `check=name` names; a BFF accepts
 *   settings.
 * - `page`: a browser shows an element that checks. A style sheet names its class, `page="class"`.
 * - `build`: a project is built with it.
 * - `csp`: the policy of the pages.
 * - `skip="why"`: nothing, for a reason.
 *
 * A block after `<!-- file: … -->` is `quoted`: the file is run. Blocks in the language `text` are not run. With
 * `in=vue` and `file=src/Checkout.vue` it is that file in a project of Vue’s, which is type-checked, built and shown as
 * well (`test/packages/documented.e2e.ts`).
 */
const marks = ['run', 'check', 'page', 'build', 'csp', 'skip', 'quoted', 'text'] as const;
export type Mark = (typeof marks)[number];

/** A fenced block: ` ```language mark option=value `. */
export interface Block {
  /** `README.md`, or a path from the root. */
  readonly page: string;
  readonly line: number;
  readonly language: string;
  readonly mark: Mark | null;
  /** What follows the mark, or follows the language for `skip="why"`, `check=name` and `page="class"`. */
  readonly options: Readonly<Record<string, string>>;
  readonly content: string;
}

const FENCE = /^```([^\n]*)\n([\s\S]*?)^```$/gm;
const OPTION = /([\w-]+)(?:=(?:"([^"]*)"|(\S+)))?/g;

function blocksOf(page: string): Block[] {
  const text = readFileSync(join(root, page), 'utf8');
  return [...text.matchAll(FENCE)].map(({ 1: info = '', 2: content = '', index }) => {
    const before = text.slice(0, index);
    const [language = '', ...rest] = info.trim().split(/\s+/);
    const options: Record<string, string> = {};
    for (const [, name = '', quoted, plain] of rest.join(' ').matchAll(OPTION)) options[name] = quoted ?? plain ?? '';
    const quoted = /<!-- file: \S+ -->\s*$/.test(before);
    const mark = quoted ? 'quoted' : language === 'text' ? 'text' : marks.find((mark) => mark in options);
    return { page, line: before.split('\n').length, language, mark: mark ?? null, options, content };
  });
}

/** Every code block of the README and the documentation. */
export const blocks: readonly Block[] = [
  'README.md',
  ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md') && !name.startsWith('dist'))
    .map((name) => `docs/${name.replaceAll('\\', '/')}`),
].flatMap(blocksOf);

export const marked = (mark: Mark, ...languages: readonly string[]): readonly Block[] =>
  blocks.filter((block) => block.mark === mark && (languages.length === 0 || languages.includes(block.language)));

export const place = ({ page, line }: Block) => `${page}:${line}`;

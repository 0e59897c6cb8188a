import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { locales } from '../words/locales.ts';
import type { Messages } from './messages.ts';

/** A page per locale, with each sentence that the law asks for and the same word for word in English. */
const pages = new URL('../../../docs/translations/', import.meta.url);

const legal = ({ heading, outcome, warning, decision }: Messages): string[] => [
  ...Object.values(heading),
  ...Object.values(outcome),
  warning,
  decision.use,
  decision.continue,
];

const written = readdirSync(fileURLToPath(pages)).map((file) => file.replace(/\.md$/, ''));
const tags = written.filter((tag) => Object.hasOwn(locales, tag));

it('there is a page for every locale, and docs/translations.md leads to it', () => {
  const spoken = readdirSync(fileURLToPath(new URL('.', import.meta.url)))
    .map((file) => file.replace(/\.ts$/, ''))
    .filter((tag) => Object.hasOwn(locales, tag));
  expect(spoken.filter((tag) => !written.includes(tag))).toEqual([]);
  const list = readFileSync(new URL('../translations.md', pages), 'utf8');
  expect(tags.filter((tag) => !list.includes(`[${tag}](translations/${tag}.md)`))).toEqual([]);
});

it.each(tags)('the page on %s quotes the legal sentences as they are', async (tag) => {
  const module = await locales[tag]?.();
  const page = readFileSync(new URL(`${tag}.md`, pages), 'utf8');
  const missing = legal(module?.messages ?? never(tag)).filter((sentence) => !page.includes(sentence));
  expect(missing).toEqual([]);
});

function never(tag: string): never {
  throw new Error(`There is no locale ${tag}`);
}

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

const tags = readdirSync(fileURLToPath(pages))
  .map((file) => file.replace(/\.md$/, ''))
  .filter((tag) => Object.hasOwn(locales, tag));

it.each(tags)('the page on %s quotes the legal sentences as they are', async (tag) => {
  const module = await locales[tag]?.();
  const page = readFileSync(new URL(`${tag}.md`, pages), 'utf8');
  const missing = legal(module?.messages ?? never(tag)).filter((sentence) => !page.includes(sentence));
  expect(missing).toEqual([]);
});

function never(tag: string): never {
  throw new Error(`There is no locale ${tag}`);
}

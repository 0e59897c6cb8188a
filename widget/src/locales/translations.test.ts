import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { locales as assistLocales } from '../messages/assist/locales.ts';
import { locales } from '../messages/locales.ts';
import { flatten, formsOf } from '../testing/messages.ts';

/** A page per locale, with each legally required sentence and a word-for-word English translation. */
const pages = new URL('../../../docs/translations/', import.meta.url);

/** What the law requires, and what replaces it for a purpose, by the keys of the messages. */
const LEGAL =
  /^(heading|outcome)\.|^warning$|^decision\.(use|continue|used|continued|failed)$|^assist\.(payout|mandate|required)\.warning$/;

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

it.each(['ga', 'mt', 'is', 'ar', 'tr', 'et', 'lv', 'lt', 'uk'])(
  '%s is listed among those that most need a native reader',
  (tag) => {
    const [, list = ''] = readFileSync(new URL('../translations.md', pages), 'utf8').split(
      '## Not without a native reader',
    );
    expect(list).toMatch(new RegExp(`^\\| \\w+ \\| \\[${tag}\\]\\(translations/${tag}\\.md\\) \\| .+ \\|$`, 'm'));
  },
);

it.each(tags)('the page on %s quotes the legal sentences as they are, and no others', async (tag) => {
  const [first, second] = await Promise.all([locales[tag]?.(), assistLocales[tag]?.()]);
  const said = [...flatten({ ...first?.messages, assist: second?.messages ?? {} })]
    .filter(([key]) => LEGAL.test(key))
    .map(([key, message]) => `${key}: ${formsOf(message).join()}`);
  const page = readFileSync(new URL(`${tag}.md`, pages), 'utf8');
  const quoted = [...page.matchAll(/^\| `([\w.]+)` \| (.+?) \| .+ \|$/gm)].map(([, key, text]) => `${key}: ${text}`);
  expect(quoted.sort()).toEqual(said.sort());
});

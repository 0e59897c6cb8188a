/** `npm run new:locale <tag>`: a new language, in English words still, with the plural forms that it needs. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, tool } from './lib/run.mjs';
import { edit, format, refuse, writeEdits } from './lib/scaffold.mjs';

const [tag = ''] = process.argv.slice(2);
const canonical = (() => {
  try {
    return Intl.getCanonicalLocales(tag)[0];
  } catch {
    return undefined;
  }
})();
// A language, a script, a region: no extension, whose words would be the same.
if (!tag || canonical !== tag || new Intl.Locale(tag).baseName !== tag)
  refuse(`Usage: npm run new:locale <tag>, a BCP 47 tag such as ${canonical ?? 'ca'}`);
if (Intl.PluralRules.supportedLocalesOf(tag).length === 0) refuse(`Intl knows no plurals of ${tag}`);
const path = `widget/src/locales/${tag}.ts`;
if (tag === 'en' || existsSync(join(root, path)))
  refuse(`There is a locale of that tag: ${path.replace('en.ts', 'en')}`);

const built = await tool('tsc', ['-b', 'widget'], { capture: true });
if (built.code !== 0) refuse(built.output);
const { messages: english } = await import(join(root, 'widget', 'dist', 'locales', 'en', 'index.js'));

const categories = new Intl.PluralRules(tag).resolvedOptions().pluralCategories;
const isPlural = (value) => typeof value === 'object' && typeof value.other === 'string';
const withForms = (value) => {
  if (typeof value === 'string') return value;
  if (isPlural(value)) return Object.fromEntries(categories.map((it) => [it, value[it] ?? value.other]));
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withForms(inner)]));
};

// Registered in its place of the alphabet; a name that a new one is to stand before has to be there.
const list = 'widget/src/words/locales.ts';
const tags = [...readFileSync(join(root, list), 'utf8').matchAll(/^ {2}'?([\w-]+)'?: \(\) => import/gm)].map(
  ([, it]) => it,
);
if (tags.includes(tag)) refuse(`${list} has that tag already, for another locale`);
const key = (it) => (it.includes('-') ? `'${it}'` : it);
const entry = `  ${key(tag)}: () => import('../locales/${tag}.ts'),\n`;
const next = tags.find((it) => it > tag);
edit(list, next ? new RegExp(`^(?= {2}${key(next)}: )`, 'm') : /(?=^};$)/m, entry);

const text = JSON.stringify(withForms(english), null, 2);
writeEdits();
writeFileSync(
  join(root, path),
  `import type { Messages } from './messages.ts';\n\nexport const messages: Messages = ${text};\n`,
);
await format([path, list]);
console.log(`${path} is there, in English; the build refuses it until it is translated. Its tests name what is missing:
  npx vitest run widget/src/locales -t ${tag}
They name as well the page in docs/translations that gives its legal sentences word for word. The demo's switch is in
demo/src/page/switches.ts, and docs/translations.md says how many languages there are.`);

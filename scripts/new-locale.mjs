/**
 * `npm run new:locale <tag>`: adds a new language, with the English messages to translate and the plural forms that it
 * needs.
 */
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
// A language, a script, a region: no extensions, which would not change the messages.
if (!tag || canonical !== tag || new Intl.Locale(tag).baseName !== tag)
  refuse(`Usage: npm run new:locale <tag>, a BCP 47 tag such as ${canonical ?? 'ca'}`);
if (Intl.PluralRules.supportedLocalesOf(tag).length === 0) refuse(`Intl knows no plurals of ${tag}`);
const path = `widget/src/locales/${tag}.ts`;
if (tag === 'en' || existsSync(join(root, path)))
  refuse(`There is a locale of that tag: ${path.replace('en.ts', 'en')}`);

const built = await tool('tsc', ['-b', 'widget'], { capture: true });
if (built.code !== 0) refuse(built.output);
const locale = (path) => import(join(root, 'widget', 'dist', 'locales', path));
const { messages: english } = await locale('en/index.js');
const { messages: assistEnglish } = await locale('assist/en.js');

const CATEGORIES = ['zero', 'one', 'two', 'few', 'many', 'other'];
const categories = new Intl.PluralRules(tag).resolvedOptions().pluralCategories;
const isPlural = (value) =>
  typeof value === 'object' &&
  'other' in value &&
  Object.keys(value).every((category) => CATEGORIES.includes(category));
const withForms = (value) => {
  if (typeof value === 'string') return value;
  if (isPlural(value))
    return Object.fromEntries(categories.map((category) => [category, value[category] ?? value.other]));
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withForms(inner)]));
};

// Registered in alphabetical order; the entry that the new one goes before has to exist.
const list = 'widget/src/messages/locales.ts';
const assistPath = `widget/src/locales/assist/${tag}.ts`;
const assistList = 'widget/src/messages/assist/locales.ts';
const tags = [...readFileSync(join(root, list), 'utf8').matchAll(/^ {2}'?([\w-]+)'?: \(\) => import/gm)].map(
  ([, it]) => it,
);
if (tags.includes(tag)) refuse(`${list} has that tag already, for another locale`);
const key = (name) => (name.includes('-') ? `'${name}'` : name);
const next = tags.find((other) => other > tag);
const place = next ? new RegExp(`^(?= {2}${key(next)}: )`, 'm') : /(?=^};$)/m;
edit(list, place, `  ${key(tag)}: () => import('../locales/${tag}.ts'),\n`);
edit(assistList, place, `  ${key(tag)}: () => import('../../locales/assist/${tag}.ts'),\n`);

writeEdits();
const write = (file, type, messages) =>
  writeFileSync(
    join(root, file),
    `import type { ${type} } from './messages.ts';\n\nexport const messages: ${type} = ${JSON.stringify(messages, null, 2)};\n`,
  );
write(path, 'Messages', withForms(english));
write(assistPath, 'AssistMessages', withForms(assistEnglish));
await format([path, list, assistPath, assistList]);
console.log(`${path} and ${assistPath} are there, in English; the build refuses them until they are translated. Its tests name what is missing:
  npx vitest run widget/src/locales -t ${tag}
They name as well the page in docs/translations that gives its legal sentences word for word. The demo's switch is in
demo/src/page/switches.ts, and docs/translations.md says how many languages there are.`);

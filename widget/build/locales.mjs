/**
 * Part of the build: every locale has the messages that English has, in both of its parts. The compiler rejects a
 * missing message; this rejects a surplus one, a missing or unknown placeholder, and untranslated English. The finer
 * rules (plurals, punctuation, size) are tests: `src/locales/locales.test.ts`.
 */
import { readdir } from 'node:fs/promises';

/** The two parts of the messages: where each is, its English, and what other languages may share with that. */
const PARTS = [
  {
    folder: 'locales/',
    english: 'en/index.js',
    /** Names, and words that other languages share with English. */
    shared: ['label.iban', 'option.sortCode', 'option.personal', 'result.bank'],
    /** Values that some languages need although the English message does not (`src/locales/messages.ts`). */
    optional: { 'fault.digit_expected': ['{country}'], 'fault.letter_expected': ['{country}'] },
  },
  {
    folder: 'locales/assist/',
    english: 'en.js',
    shared: ['identifier.label.lei', 'identifier.label.duns', 'identifier.optional', 'own.result.bank'],
    optional: {},
  },
];

/** Build output of a language that was removed may still exist, so the sources decide which languages there are. */
const sources = new URL('../src/', import.meta.url);
const built = new URL('../dist/', import.meta.url);

const CATEGORIES = new Set(['zero', 'one', 'two', 'few', 'many', 'other']);
const isPlural = (value) => 'other' in value && Object.keys(value).every((key) => CATEGORIES.has(key));

function flatten(messages, path = '', flat = new Map()) {
  for (const [key, value] of Object.entries(messages)) {
    const name = path ? `${path}.${key}` : key;
    if (typeof value === 'string') flat.set(name, value);
    else if (isPlural(value)) flat.set(name, value.other);
    else flatten(value, name, flat);
  }
  return flat;
}

const placeholders = (message, ignored = []) =>
  [...new Set(message.match(/\{\w+\}/g) ?? [])]
    .filter((value) => !ignored.includes(value))
    .sort()
    .join(' ');

/** What a language lacks, has in excess, or has in English. */
function faultsOf(tag, messages, english, { shared, optional }) {
  const faults = [];
  for (const name of messages.keys()) if (!english.has(name)) faults.push(`${tag}: ${name} is no message`);
  for (const [name, original] of english) {
    const message = messages.get(name);
    if (message === undefined) faults.push(`${tag}: ${name} is missing`);
    else if (placeholders(message, optional[name]) !== placeholders(original)) {
      faults.push(
        `${tag}: ${name} has the values ${placeholders(message) || 'none'}, not ${placeholders(original) || 'none'}`,
      );
    } else if (message === original && !shared.includes(name) && !/^en\b/.test(tag)) {
      faults.push(`${tag}: ${name} is not translated`);
    }
  }
  return faults;
}

const tagsIn = async (folder) =>
  (await readdir(new URL(folder, sources))).flatMap((file) => /^([a-z]{2,3}(?:-\w+)*)\.ts$/.exec(file)?.[1] ?? []);
const messagesOf = async (path) => flatten((await import(new URL(path, built))).messages);

const faults = [];
const languages = await tagsIn(PARTS[0].folder);
for (const part of PARTS) {
  const english = await messagesOf(`${part.folder}${part.english}`);
  const tags = await tagsIn(part.folder);
  for (const tag of languages) {
    if (tags.includes(tag)) faults.push(...faultsOf(tag, await messagesOf(`${part.folder}${tag}.js`), english, part));
    else faults.push(`${tag}: there is no ${part.folder}${tag}.ts`);
  }
}
if (faults.length > 0) {
  process.stderr.write(`${faults.join('\n')}\n`);
  process.exit(1);
}

/**
 * Part of the build: every locale says what English says. The compiler refuses a missing message; this refuses a surplus
 * one, a placeholder that is missing or unknown, and English that nobody has translated. The finer rules of the craft
 * (plurals, punctuation, size) are tests: `src/locales/locales.test.ts`.
 */
import { readdir } from 'node:fs/promises';

const folder = new URL('../dist/locales/', import.meta.url);
/** What was built of a language that is gone again may still lie about: the sources say which there are. */
const sources = new URL('../src/locales/', import.meta.url);

/** Names, and words that other languages share with English. */
const SHARED = new Set(['label.iban', 'option.sortCode', 'option.personal', 'result.bank']);

/** Values that some languages need although English does without (`src/locales/messages.ts`). */
const OPTIONAL = { 'fault.digit_expected': ['{country}'], 'fault.letter_expected': ['{country}'] };

function flatten(messages, path = '', flat = new Map()) {
  for (const [key, value] of Object.entries(messages)) {
    const name = path ? `${path}.${key}` : key;
    const isPlural = typeof value === 'object' && 'other' in value;
    if (typeof value === 'string' || isPlural) flat.set(name, isPlural ? value.other : value);
    else flatten(value, name, flat);
  }
  return flat;
}

const placeholders = (message, ignored = []) =>
  [...new Set(message.match(/\{\w+\}/g) ?? [])]
    .filter((it) => !ignored.includes(it))
    .sort()
    .join(' ');

const english = flatten((await import(new URL('en/index.js', folder))).messages);
const faults = [];
for (const file of await readdir(sources)) {
  const [, tag] = /^([a-z]{2,3}(?:-\w+)*)\.ts$/.exec(file) ?? [];
  if (tag === undefined) continue;
  const messages = flatten((await import(new URL(`${tag}.js`, folder))).messages);
  for (const name of messages.keys()) if (!english.has(name)) faults.push(`${tag}: ${name} is no message`);
  for (const [name, original] of english) {
    const message = messages.get(name);
    if (message === undefined) faults.push(`${tag}: ${name} is missing`);
    else if (placeholders(message, OPTIONAL[name]) !== placeholders(original)) {
      faults.push(
        `${tag}: ${name} has the values ${placeholders(message) || 'none'}, not ${placeholders(original) || 'none'}`,
      );
    } else if (message === original && !SHARED.has(name) && !tag.startsWith('en-')) {
      faults.push(`${tag}: ${name} is not translated`);
    }
  }
}
if (faults.length > 0) {
  process.stderr.write(`${faults.join('\n')}\n`);
  process.exit(1);
}

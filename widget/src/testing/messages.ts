import { minify } from 'vite';
import type { Plural } from '../locales/messages.ts';

/** Every message by its place; a plural's forms stand together. */
export type Flat = Map<string, string | Plural>;

const isPlural = (value: object): value is Plural => 'other' in value && Object.keys(value).every(isCategory);
const isCategory = (key: string): boolean => /^(zero|one|two|few|many|other)$/.test(key);

export function flatten(messages: object, path = ''): Flat {
  const flat: Flat = new Map();
  for (const [key, value] of Object.entries(messages)) {
    const name = path ? `${path}.${key}` : key;
    if (typeof value === 'string' || isPlural(value)) flat.set(name, value);
    else for (const [inner, message] of flatten(value, name)) flat.set(inner, message);
  }
  return flat;
}

export const formsOf = (message: string | Plural = ''): string[] =>
  typeof message === 'string' ? [message] : Object.values(message);

export const placeholders = (message: string): Set<string> => new Set(message.match(/\{\w+\}/g));

/** How a message ends: as a sentence, as something that goes on, or as a label. */
export function ending(message: string): 'sentence' | 'going on' | 'label' {
  if (/\.$/.test(message)) return 'sentence';
  if (/…$/.test(message)) return 'going on';
  return 'label';
}

/** What quotes a language's message has, in their order; `undefined` where it has none. */
export const quotes = (form: string): string | undefined => form.match(/[«»“”„‟‹›‚‘]/g)?.join('');

/** As `build/cdn.mjs` writes a chunk, near enough to hold it against a budget. */
export async function chunkSize(messages: object): Promise<number> {
  const { code } = await minify('locale.js', `exports.messages=${JSON.stringify(messages)}`, {
    compress: true,
    codegen: { removeWhitespace: true },
  });
  const head = 'export default(require)=>{const exports={};';
  const tag = 'Object.defineProperty(exports,Symbol.toStringTag,{value:`Module`});';
  const chunk = new Blob([head, tag, code, '\nreturn exports}\n']);
  return (await new Response(chunk.stream().pipeThrough(new CompressionStream('gzip'))).arrayBuffer()).byteLength;
}

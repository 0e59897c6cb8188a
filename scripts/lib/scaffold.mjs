import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, tool } from './run.mjs';

/** Files as they are to be, by their path from the root. */
const edited = new Map();

/**
 * Replaces one place in a file. Throws where the place is not found exactly once, so that a scaffold that no longer fits
 * the code says so. Nothing is written before `writeEdits`: a scaffold that stops leaves everything as it was.
 * @param {string} path from the root
 * @param {RegExp} place without the flag `g`
 * @param {string} text as `String.replace` takes it
 */
export function edit(path, place, text) {
  const before = edited.get(path) ?? readFileSync(join(root, path), 'utf8');
  const found = before.match(new RegExp(place.source, `${place.flags}g`))?.length ?? 0;
  if (found !== 1)
    throw new Error(`${path}: ${place} was found ${found} times; the scaffold has to be brought up to date`);
  edited.set(path, before.replace(place, text));
}

/** Writes what was edited. */
export function writeEdits() {
  for (const [path, text] of edited) writeFileSync(join(root, path), text);
}

/** Formats what was written. */
export async function format(paths) {
  const { code, output } = await tool('biome', ['check', '--write', ...paths], { capture: true });
  if (code !== 0) throw new Error(output);
}

/** Ends with one line and no stack. */
export function refuse(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

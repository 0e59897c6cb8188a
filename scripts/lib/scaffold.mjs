import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, tool } from './run.mjs';

/** The new contents of files, by their path from the root. */
const edited = new Map();

/**
 * Replaces one place in a file. Throws unless the place is found exactly once, so that a scaffold that no longer fits
 * the code says so. Nothing is written before `writeEdits`: a scaffold that fails leaves everything unchanged.
 * @param {string} path From the root
 * @param {RegExp} place Without the flag `g`
 * @param {string} text As `String.replace` takes it
 */
export function edit(path, place, text) {
  const before = edited.get(path) ?? readFileSync(join(root, path), 'utf8');
  const found = before.match(new RegExp(place.source, `${place.flags}g`))?.length ?? 0;
  if (found !== 1)
    throw new Error(`${path}: ${place} was found ${found} times; the scaffold has to be brought up to date`);
  edited.set(path, before.replace(place, text));
}

/** Writes the edited files. */
export function writeEdits() {
  for (const [path, text] of edited) writeFileSync(join(root, path), text);
}

/** Formats the written files. */
export async function format(paths) {
  const { code, output } = await tool('biome', ['check', '--write', ...paths], { capture: true });
  if (code !== 0) throw new Error(output);
}

/** Exits with one line and no stack trace. */
export function refuse(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

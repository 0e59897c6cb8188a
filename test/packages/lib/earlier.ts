import { createHash } from 'node:crypto';
import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { WidgetSource } from '@payee-check/bff';
import { z } from 'zod';
import { root } from './commands.ts';

/** The version that is kept beside the current one. */
const EARLIER = '0.0.9';

const HASH = /sha384-[A-Za-z0-9+/]{64}/g;

/**
 * The widget's files as on a BFF that keeps an earlier version. The earlier version is a copy of the current one with
 * another version number and, in each of its files, different bytes and so a different hash.
 */
export async function keepEarlier(folder: string): Promise<WidgetSource> {
  const directory = join(root, 'widget', 'dist', 'cdn');
  const kept = join(folder, EARLIER);
  await cp(directory, kept, { recursive: true });
  const now = z.record(z.string(), z.string()).parse(JSON.parse(await readFile(join(kept, 'integrity.json'), 'utf8')));
  const nameOf = new Map(Object.entries(now).map(([name, hash]) => [hash, name]));
  const hashes: Record<string, string> = {};
  /** Changes a file after those that it refers to by hash. */
  async function change(name: string): Promise<string> {
    const known = hashes[name];
    if (known) return known;
    let code = `${await readFile(join(kept, name), 'utf8')}// ${EARLIER}\n`;
    for (const [hash] of code.matchAll(HASH)) code = code.replace(hash, await change(nameOf.get(hash) ?? ''));
    await writeFile(join(kept, name), code);
    const hash = `sha384-${createHash('sha384').update(code).digest('base64')}`;
    hashes[name] = hash;
    return hash;
  }
  for (const name of Object.keys(now)) await change(name);
  await writeFile(join(kept, 'integrity.json'), JSON.stringify(hashes));
  return { directory, version: '0.1.0', earlier: folder };
}

/** The tag that loads the earlier version. */
export const earlierScript = (bffUrl: string): string =>
  `<script type="module" src="${bffUrl}/widget/${EARLIER}/payee-check.js" crossorigin></script>`;

/** Whether the earlier version's part made the check, as an expression in the page. */
export const IS_EARLIERS = `performance.getEntriesByType('resource').some(({ name }) => name.includes('/widget/${EARLIER}/check.js'))`;

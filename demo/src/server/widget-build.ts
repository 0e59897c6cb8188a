import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const directory = fileURLToPath(new URL('../../../widget/dist/cdn', import.meta.url));

/**
 * The widget as it was just built, under a version that is unique to this build. A browser caches the files of a version,
 * and every build of a working copy has the same number: the page's hash would refuse cached files of an earlier build.
 */
export async function widgetBuild(): Promise<{ readonly directory: string; readonly version: string }> {
  const hashes = await readFile(`${directory}/integrity.json`);
  return { directory, version: `build-${createHash('sha256').update(hashes).digest('hex').slice(0, 16)}` };
}

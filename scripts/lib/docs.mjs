import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { filesIn, fingerprintOf } from './files.mjs';
import { root, tool } from './run.mjs';

const docs = join(root, 'docs');
const site = join(docs, 'dist');
const stamp = join(site, '.built-from');
/** Holds the id of the process that is building: VitePress has only one folder for intermediate files. */
const lock = join(docs, '.vitepress', '.lock');

const sources = () =>
  filesIn(docs).filter((file) => !/^(?:dist[/\\-]|\.vitepress[/\\]\.)/.test(file.slice(docs.length + 1)));

/** The hash of everything that goes into the site. */
function fingerprint() {
  const others = ['widget/dist/receipt.html', 'demo/public/icon.svg', 'package-lock.json'].map((path) =>
    join(root, path),
  );
  return fingerprintOf([...sources(), ...others.filter(existsSync)], process.env.DOCS_BASE ?? '');
}

/** `README.md` is the first page of its folder, on the site as in the repository. */
const outputOf = (file) => file.replace(/(^|\/)README\.md$/, '$1index.md').replace(/\.md$/, '.html');

const pagesOf = () =>
  sources()
    .map((file) => file.slice(docs.length + 1).replaceAll('\\', '/'))
    .filter((file) => file.endsWith('.md') && !file.startsWith('.') && !file.startsWith('examples/'))
    .map(outputOf);

function isRunning(pid) {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** Waits until no other process is building. */
async function takeTurn() {
  for (;;) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' });
      return;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      const holder = existsSync(lock) ? Number(readFileSync(lock, 'utf8')) : 0;
      if (holder > 0 && !isRunning(holder)) rmSync(lock, { force: true });
      else await pause(200);
    }
  }
}

/**
 * Builds the site if it is missing or older than its sources.
 *
 * @param {{ anew?: boolean }} [options] `anew`: build in any case.
 * @returns {Promise<{ site: string, built: boolean, pages: string[] }>} The pages, as paths from `site`.
 */
export async function ensureDocs({ anew = false } = {}) {
  const pages = pagesOf();
  const from = fingerprint();
  const isThere = () => existsSync(stamp) && readFileSync(stamp, 'utf8') === from;
  if (!anew && isThere()) return { site, built: false, pages };
  await takeTurn();
  // Next to the old one, which is served until the new one is complete.
  const next = join(docs, `dist-${process.pid}`);
  try {
    // Another process may have built it in the meantime.
    if (!anew && isThere()) return { site, built: false, pages };
    const { code, output } = await tool('vitepress', ['build', 'docs', '--outDir', next], { capture: true });
    if (code !== 0) throw new Error(`The documentation could not be built:\n${output}`);
    writeFileSync(join(next, '.built-from'), from);
    mkdirSync(site, { recursive: true });
    renameSync(site, `${next}-old`);
    renameSync(next, site);
  } finally {
    for (const folder of [next, `${next}-old`]) rmSync(folder, { recursive: true, force: true });
    rmSync(lock, { force: true });
  }
  return { site, built: true, pages };
}

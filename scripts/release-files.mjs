/**
 * `npm run release:files`: everything that a release consists of, in `release/`: the three tarballs, the widget's files
 * as a page loads them with their hashes, a bill of materials, and checksums. The same commit results in the same bytes
 * anywhere, so that anybody can rebuild and compare it.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, cpSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { filesIn } from './lib/files.mjs';
import { ensureDependencies, root, run } from './lib/run.mjs';

const packages = ['shared', 'widget', 'bff'];
const out = join(root, 'release');

async function step(name, command, args) {
  console.log(name);
  const { code, output } = await run(command, args, { capture: true });
  if (code !== 0) throw new Error(`${name} failed:\n${output}`);
  return output;
}

/** The time of the commit: the only time that is the same wherever it is built. */
function commitTime() {
  const seconds =
    process.env.SOURCE_DATE_EPOCH ??
    execFileSync('git', ['log', '-1', '--format=%ct'], { cwd: root, encoding: 'utf8' });
  return new Date(Number(seconds) * 1000).toISOString();
}

/** npm adds the time, a random number and the folder's name, none of which says anything about the materials. */
function reproducible(text) {
  const bill = JSON.parse(text);
  bill.metadata.timestamp = commitTime();
  bill.metadata.component.name = 'payee-check';
  delete bill.serialNumber;
  const hash = createHash('sha256').update(JSON.stringify(bill)).digest('hex');
  const uuid = [
    hash.slice(0, 8),
    hash.slice(8, 12),
    `5${hash.slice(13, 16)}`,
    `8${hash.slice(17, 20)}`,
    hash.slice(20, 32),
  ];
  return `${JSON.stringify({ ...bill, serialNumber: `urn:uuid:${uuid.join('-')}` }, null, 2)}\n`;
}

/** Relative to the folder, as in a list of checksums. */
const pathsIn = (folder) => filesIn(folder).map((file) => relative(folder, file).replaceAll('\\', '/'));

/** npm packs the modes of files, which depend on the umask of whoever cloned and built. */
function sameModes() {
  for (const file of packages.flatMap((name) => filesIn(join(root, name)))) {
    if (!file.includes('node_modules')) chmodSync(file, statSync(file).mode & 0o100 ? 0o755 : 0o644);
  }
}

const sha256 = (file) => createHash('sha256').update(readFileSync(file)).digest('hex');

try {
  await ensureDependencies();
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out);
  // Otherwise, output that an earlier build left of a removed file would be packed as well.
  for (const name of packages) rmSync(join(root, name, 'dist'), { recursive: true, force: true });
  await step('Building', 'npm', ['run', 'build:packages', '--silent']);
  sameModes();
  const workspaces = packages.flatMap((name) => ['-w', name]);
  await step('Packing', 'npm', ['pack', '--ignore-scripts', '--silent', '--pack-destination', out, ...workspaces]);

  const { version } = JSON.parse(readFileSync(join(root, 'widget', 'package.json'), 'utf8'));
  cpSync(join(root, 'widget', 'dist', 'cdn'), join(out, 'cdn', version), { recursive: true });
  const bill = await step('Listing materials', 'npm', ['run', 'sbom', '--silent']);
  writeFileSync(join(out, 'sbom.cdx.json'), reproducible(bill));

  const files = pathsIn(out);
  writeFileSync(join(out, 'SHA256SUMS'), files.map((file) => `${sha256(join(out, file))}  ${file}\n`).join(''));
  console.log(`\nrelease/ holds ${files.length} files; SHA256SUMS names them. To compare: sha256sum -c SHA256SUMS`);
} catch (error) {
  console.error(error.message);
  process.exit(1);
}

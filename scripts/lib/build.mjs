import { createHash } from 'node:crypto';
import { chmodSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesIn, fingerprintOf } from './files.mjs';
import { root, run, tool } from './run.mjs';

const workspaces = ['shared', 'widget', 'bff', 'demo'];
const quiet = { capture: true };

async function done(result) {
  const { code, output } = await result;
  if (code !== 0) throw new Error(`The build failed:\n${output}`);
}
const tsc = (types, ...projects) => done(tool('tsc', ['-b', ...(types ? [] : ['--noCheck']), ...projects], quiet));
/** A step that runs one of the build scripts. */
const script = (path) => () => done(run(process.execPath, [join(root, path)], quiet));

/**
 * What the packages contain besides their compiled sources: each part is built by itself, for some of the workspaces.
 */
const packageParts = {
  locales: { of: ['shared', 'widget'], make: script('widget/build/locales.mjs') },
  cdn: { of: ['shared', 'widget'], make: script('widget/build/cdn.mjs') },
  receiptPage: { of: ['shared', 'widget'], make: script('widget/build/receipt-page/build.mjs') },
  server: { of: ['shared', 'bff'], make: script('bff/build/server.mjs') },
};
const parts = { ...packageParts, demo: { of: workspaces, make: (types) => tsc(types, 'demo') } };

/** Everything that is released. */
export const packages = Object.keys(packageParts);

async function compile(types) {
  await tsc(types, 'shared', 'shared/tsconfig.command.json', 'widget', 'bff');
  // In a clone, npx runs these files themselves. npm also makes them executable when it packs.
  for (const file of ['shared/dist/command/main.js', 'bff/dist/serve.js']) chmodSync(join(root, file), 0o755);
}

/** The hash of what a build reads from a workspace. */
function inputs(workspace) {
  const sources = ['src', 'build'].flatMap((folder) => filesIn(join(root, workspace, folder)));
  const settings = ['', workspace].flatMap((name) =>
    readdirSync(join(root, name))
      .filter((file) => /^(?:package|package-lock|tsconfig.*)\.json$/.test(file))
      .map((file) => join(root, name, file)),
  );
  const files = [...sources, ...settings].filter((file) => !/\.test\.ts$/.test(file));
  return fingerprintOf(files, process.version);
}

/**
 * The hash of what a build has left there: a file that somebody removed, or that another build wrote, is noticed by its
 * size or its time.
 */
function outputs(workspace) {
  const hash = createHash('sha256');
  for (const file of filesIn(join(root, workspace, 'dist'))) {
    if (/\.tsbuildinfo/.test(file)) continue;
    const { size, mtimeMs } = statSync(file);
    hash.update(`${file.slice(root.length)} ${size} ${mtimeMs}\n`);
  }
  return hash.digest('hex');
}

/** The hash of each part, over everything that it is built from. */
function states() {
  const byWorkspace = new Map(workspaces.map((name) => [name, `${inputs(name)} ${outputs(name)}`]));
  return Object.fromEntries(
    Object.entries(parts).map(([name, part]) => [name, part.of.map((workspace) => byWorkspace.get(workspace)).join()]),
  );
}

const stampFile = join(root, 'node_modules', '.payee-check-build');

function readStamp() {
  try {
    return JSON.parse(readFileSync(stampFile, 'utf8'));
  } catch {
    return {};
  }
}

/**
 * Builds what is missing or older than its sources. Throws with the compiler's output if that fails.
 *
 * @param {readonly string[]} [wanted] Names of `parts`; all of them by default
 * @param {object} [options]
 * @param {boolean} [options.types] Check types, too. `npm run check` does that anyway, and without it a build takes
 * half as long
 * @param {(text: string) => void} [options.say] Called if there is something to build; standard output may be read as
 * an environment
 */
export async function build(wanted = Object.keys(parts), { types = false, say = console.error } = {}) {
  const stamp = readStamp();
  const before = states();
  const made = Object.keys(parts).filter((name) => stamp[name] === before[name]);
  const missing = wanted.filter((name) => !made.includes(name));
  if (missing.length === 0 && !types) return;
  say('Building …');
  await compile(types);
  await Promise.all(missing.map((name) => parts[name].make(types)));
  const after = Object.entries(states()).filter(([name]) => made.includes(name) || missing.includes(name));
  writeFileSync(stampFile, JSON.stringify(Object.fromEntries(after)));
}

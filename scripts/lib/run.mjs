import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's root. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/**
 * Runs a command in the root and resolves with its exit code and, with `capture`, what it printed.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ capture?: boolean, env?: Record<string, string> }} [options]
 * @returns {Promise<{ code: number, output: string }>}
 */
export function run(command, args, { capture = false, env = {} } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', capture ? 'pipe' : 'inherit', capture ? 'pipe' : 'inherit'],
    });
    let output = '';
    child.stdout?.on('data', (chunk) => {
      output += chunk;
    });
    child.stderr?.on('data', (chunk) => {
      output += chunk;
    });
    child.on('error', (error) => resolve({ code: 127, output: error.message }));
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

/** Runs one of the project's own tools from `node_modules/.bin`. */
export const tool = (name, args, options) => run(join(root, 'node_modules', '.bin', name), args, options);

/** The workspaces that run. What builds them is in their `devDependencies`, beside what builds everything in the root's. */
const STARTED = ['shared', 'widget', 'bff', 'demo'];

/** Says of which lock file the packages are that a start needs. npm's own account of what is installed goes with it. */
const stampFile = join(root, 'node_modules', '.payee-check-start');

const readOr = (file, otherwise) => (existsSync(file) ? readFileSync(file, 'utf8') : otherwise);

/** Is all of the lock file installed, by npm's account? What is optional may be for other machines. */
function hasAll(lock) {
  const account = JSON.parse(readOr(join(root, 'node_modules', '.package-lock.json'), '{}')).packages ?? {};
  return Object.entries(JSON.parse(lock).packages)
    .filter(
      ([path, { link, optional, devOptional }]) =>
        /(?:^|\/)node_modules\//.test(path) && !link && !optional && !devOptional,
    )
    .every(
      ([path, { version, integrity }]) => account[path]?.version === version && account[path].integrity === integrity,
    );
}

/**
 * Installs the dependencies where they are missing or older than the lock file. Throws if that fails.
 * @param {'all' | 'start'} [wanted] `start`: what `npm start` needs alone, which is a fifth of it
 */
export async function ensureDependencies(wanted = 'all') {
  const lock = readFileSync(join(root, 'package-lock.json'), 'utf8');
  const digest = createHash('sha256').update(lock).digest('hex');
  if (wanted === 'start' && readOr(stampFile, '') === digest) return;
  if (hasAll(lock)) return;
  // Whoever had more than a start needs has use for it again.
  const scope = existsSync(join(root, 'node_modules', '.bin', 'vitest')) ? 'all' : wanted;
  console.error(scope === 'all' ? 'Installing npm packages …' : 'Installing the npm packages that a start needs …');
  const only = scope === 'all' ? [] : STARTED.flatMap((name) => ['-w', name]);
  const npm = ['ci', '--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error', ...only];
  const { code, output } = await run('npm', npm, { capture: true });
  if (code !== 0) throw new Error(`npm ci failed:\n${output}`);
  writeFileSync(stampFile, digest);
}

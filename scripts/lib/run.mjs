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

/**
 * The workspaces that are run. Their own build tools are in their `devDependencies`; the tools that build everything
 * are in the root's.
 */
const STARTED = ['shared', 'widget', 'bff', 'demo'];

/**
 * The hash of the lock file from which the packages for a start were installed, kept next to npm's own record of what
 * is installed.
 */
const stampFile = join(root, 'node_modules', '.payee-check-start');

const readOr = (file, otherwise) => (existsSync(file) ? readFileSync(file, 'utf8') : otherwise);

/** According to npm's record, is everything in the lock file installed? Optional packages may be for other machines. */
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
 * Installs the dependencies if they are missing or older than the lock file. Throws if that fails.
 * @param {'all' | 'start'} [wanted] `start`: only what `npm start` needs, which is a fifth of all
 */
export async function ensureDependencies(wanted = 'all') {
  const lock = readFileSync(join(root, 'package-lock.json'), 'utf8');
  const digest = createHash('sha256').update(lock).digest('hex');
  if (wanted === 'start' && readOr(stampFile, '') === digest) return;
  if (hasAll(lock)) return;
  // If more than a start needs was installed before, it is still wanted.
  const scope = existsSync(join(root, 'node_modules', '.bin', 'vitest')) ? 'all' : wanted;
  console.error(scope === 'all' ? 'Installing npm packages …' : 'Installing the npm packages that a start needs …');
  const only = scope === 'all' ? [] : STARTED.flatMap((name) => ['-w', name]);
  const npm = ['ci', '--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error', ...only];
  const { code, output } = await run('npm', npm, { capture: true });
  if (code !== 0) throw new Error(`npm ci failed:\n${output}`);
  writeFileSync(stampFile, digest);
}

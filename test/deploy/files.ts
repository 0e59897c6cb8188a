import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The repository's root. */
export const root = join(import.meta.dirname, '../..');

export const read = (path: string): string => readFileSync(join(root, path), 'utf8');

/** Every file under a folder, as paths from the root. */
export function filesUnder(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1));
}

/** Runs one of the project's scripts and returns its output. */
export function runScript(script: string, args: readonly string[]): string {
  return execFileSync(process.execPath, [join(root, script), ...args], { encoding: 'utf8', stdio: 'pipe' });
}

/** Whether a program is installed. Tests that need it are reported as not run; in CI that is a failure. */
export function isPresent(program: string, debianPackage: string): boolean {
  try {
    execFileSync('which', [program], { stdio: 'ignore' });
    return true;
  } catch {
    const lacking = `Not checked with ${program} (Debian: ${debianPackage})`;
    if (process.env['CI'] === 'true') throw new Error(lacking);
    console.log(lacking);
    return false;
  }
}

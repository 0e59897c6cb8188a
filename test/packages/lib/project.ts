import { cp, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from './commands.ts';

/** Dependencies must not run scripts on installation; what is in npm's cache is not fetched again. */
const INSTALL = ['install', '--prefer-offline', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];

export interface Project {
  readonly folder: string;
  /** Runs one of the project's scripts. */
  script(name: string): Promise<string>;
}

/** A new project made from a template, with tarballs installed into it, outside the workspace. */
export async function makeProject(under: string, template: string, tarballs: readonly string[]): Promise<Project> {
  const folder = join(under, template);
  await mkdir(folder, { recursive: true });
  await cp(join(import.meta.dirname, '..', 'templates', template), folder, { recursive: true });
  await run('npm', [...INSTALL, ...tarballs], folder);
  return { folder, script: (name) => run('npm', ['run', '--silent', name], folder) };
}

import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { root, run } from './commands.ts';

/** In the order in which they need each other. */
export const PACKAGES = ['shared', 'widget', 'bff'] as const;
export type PackageName = (typeof PACKAGES)[number];

declare module 'vitest' {
  interface ProvidedContext {
    /** The packed packages, as absolute paths of `.tgz` files. */
    tarballs: Readonly<Record<PackageName, string>>;
  }
}

interface Packed {
  readonly filename: string;
}

/** Removes what was built from source that is gone: the compiler leaves it, and a fresh clone would not have it. */
async function prune(name: PackageName): Promise<void> {
  const dist = join(root, name, 'dist');
  for (const path of await readdir(dist, { recursive: true })) {
    const [, module] = /^(?!cdn\b|server\.js)(.+?)(?:\.d)?\.[jt]s(?:\.map)?$/.exec(path) ?? [];
    if (module && !existsSync(join(root, name, 'src', `${module}.ts`))) await rm(join(dist, path));
  }
}

/** Builds and packs the packages once, for all files. */
export default async function pack(project: TestProject): Promise<() => Promise<void>> {
  // A script is JavaScript without types, and is loaded by a path that is not written into the import.
  const script = join(root, 'scripts', 'lib', 'build.mjs');
  const { build }: { build(): Promise<void> } = await import(script);
  await build();
  await Promise.all(PACKAGES.map(prune));
  const folder = await mkdtemp(join(tmpdir(), 'payee-check-tarballs-'));
  const workspaces = PACKAGES.map((name) => `--workspace=${name}`);
  const output = await run('npm', [
    'pack',
    '--json',
    '--ignore-scripts',
    '--loglevel=silent',
    ...workspaces,
    '--pack-destination',
    folder,
  ]);
  const packed: readonly Packed[] = Object.values(JSON.parse(output));
  const tarballOf = (name: PackageName) => {
    const found = packed.find(({ filename }) => filename.startsWith(`payee-check-${name}-`));
    if (!found) throw new Error(`npm packed no ${name}:\n${output}`);
    return join(folder, found.filename);
  };
  project.provide('tarballs', { shared: tarballOf('shared'), widget: tarballOf('widget'), bff: tarballOf('bff') });
  return () => rm(folder, { recursive: true, force: true });
}

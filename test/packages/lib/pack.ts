import { existsSync } from 'node:fs';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import type { TestProject } from 'vitest/node';
import { root, run } from './commands.ts';

/** Each package comes after those it depends on. */
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

/** Output whose source has been removed: the compiler leaves it, but a fresh clone would not have it. */
function isLeftOver(name: PackageName, path: string): boolean {
  const [, module] = /^dist\/(?!cdn\b|server\.js|server-parts\b)(.+?)(?:\.d)?\.[jt]s(?:\.map)?$/.exec(path) ?? [];
  return module !== undefined && !existsSync(join(root, name, 'src', `${module}.ts`));
}

/** Copies what may be packed. The folder itself stays unchanged, since other tests run what was built there. */
async function copy(name: PackageName, to: string): Promise<string> {
  const from = join(root, name);
  const target = join(to, name);
  const isWanted = (source: string) => {
    const path = relative(from, source);
    return !/^(?:node_modules|\.cache)\b/.test(path) && !isLeftOver(name, path);
  };
  await cp(from, target, { recursive: true, filter: isWanted });
  return target;
}

/** Builds and packs the packages once, for all test files. */
export default async function pack(project: TestProject): Promise<() => Promise<void>> {
  // A script is JavaScript without types, and is loaded from a path that the compiler does not see.
  const script = join(root, 'scripts', 'lib', 'build.mjs');
  const { build }: { build(): Promise<void> } = await import(script);
  await build();
  const folder = await mkdtemp(join(tmpdir(), 'payee-check-tarballs-'));
  const copies = await Promise.all(PACKAGES.map((name) => copy(name, folder)));
  const output = await run('npm', [
    'pack',
    '--json',
    '--ignore-scripts',
    '--loglevel=silent',
    ...copies,
    '--pack-destination',
    folder,
  ]);
  const packed: readonly Packed[] = Object.values(JSON.parse(output));
  const tarballOf = (name: PackageName) => {
    const found = packed.find(({ filename }) => filename.startsWith(`payee-check-${name}-`));
    if (!found) throw new Error(`npm did not pack ${name}:\n${output}`);
    return join(folder, found.filename);
  };
  project.provide('tarballs', { shared: tarballOf('shared'), widget: tarballOf('widget'), bff: tarballOf('bff') });
  return () => rm(folder, { recursive: true, force: true });
}

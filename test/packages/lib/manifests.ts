import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { root } from './commands.ts';
import { PACKAGES, type PackageName } from './pack.ts';

const target = z.union([
  z.string(),
  z.object({ '@payee-check/source': z.string(), types: z.string(), default: z.string() }).strict(),
]);

const manifest = z.object({
  name: z.string(),
  version: z.string(),
  description: z.string().min(1),
  keywords: z.array(z.string()).min(3),
  license: z.literal('MIT'),
  repository: z.object({ type: z.literal('git'), url: z.string(), directory: z.string() }),
  publishConfig: z.object({ access: z.literal('public'), provenance: z.literal(true) }),
  type: z.literal('module'),
  sideEffects: z.union([z.literal(false), z.array(z.string())]),
  engines: z.object({ node: z.string() }),
  exports: z.record(z.string(), target),
  scripts: z.record(z.string(), z.string()).default({}),
  dependencies: z.record(z.string(), z.string()),
  peerDependencies: z.record(z.string(), z.string()).default({}),
});

export type Manifest = z.infer<typeof manifest>;

/** The fields of a package.json that each of our packages must have. */
export const readManifest = (name: PackageName): Manifest =>
  manifest.parse(JSON.parse(readFileSync(join(root, name, 'package.json'), 'utf8')));

export interface Entry {
  readonly package: PackageName;
  /** The name to import: `@payee-check/shared/iban`. */
  readonly specifier: string;
  /** The declarations, relative to the package's folder. */
  readonly types: string;
}

/** Every entry that a program can import. */
export const entries: readonly Entry[] = PACKAGES.flatMap((name) =>
  Object.entries(readManifest(name).exports).flatMap(([path, to]) =>
    typeof to === 'string'
      ? []
      : [{ package: name, specifier: `@payee-check/${name}${path.slice(1)}`, types: to.types }],
  ),
);

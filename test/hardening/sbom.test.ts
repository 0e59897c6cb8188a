import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { z } from 'zod';

const root = join(import.meta.dirname, '../..');
const manifest = z.object({ dependencies: z.record(z.string(), z.string()).default({}) });
const lock = z.object({
  packages: z.record(z.string(), z.object({ dependencies: z.record(z.string(), z.string()).default({}) })),
});
const sbom = z.object({
  bomFormat: z.literal('CycloneDX'),
  components: z.array(z.object({ name: z.string(), group: z.string().optional(), purl: z.string() })),
});

const json = (path: string): unknown => JSON.parse(readFileSync(join(root, path), 'utf8'));

/** What the packages need at run time, and what those need, from the lock file. */
function needed(): Set<string> {
  const { packages } = lock.parse(json('package-lock.json'));
  const found = new Set<string>();
  const visit = (dependencies: Readonly<Record<string, string>>) => {
    for (const name of Object.keys(dependencies)) {
      if (found.has(name)) continue;
      found.add(name);
      visit(packages[`node_modules/${name}`]?.dependencies ?? {});
    }
  };
  for (const part of ['bff', 'shared', 'widget']) visit(manifest.parse(json(`${part}/package.json`)).dependencies);
  return found;
}

it('names every package that runs in production', { timeout: 60_000 }, () => {
  const output = execFileSync('npm', ['run', '--silent', 'sbom'], { cwd: root, encoding: 'utf8', stdio: 'pipe' });
  const { components } = sbom.parse(JSON.parse(output));
  const named = new Set(components.map(({ purl }) => decodeURIComponent(purl).replace(/^pkg:npm\/(.+)@[^@]+$/, '$1')));
  const missing = [...needed()].filter((name) => !named.has(name) && !name.startsWith('@payee-check/'));
  expect(missing).toEqual([]);
  expect(needed().size).toBeGreaterThan(50);
});

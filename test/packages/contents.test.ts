import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { createPackageFromTarballData, type Package } from '@arethetypeswrong/core';
import { describe, expect, inject, it } from 'vitest';
import { z } from 'zod';
import { root } from './lib/commands.ts';
import { readManifest } from './lib/manifests.ts';
import { PACKAGES, type PackageName } from './lib/pack.ts';

const tarballs = inject('tarballs');
const manifests = { shared: readManifest('shared'), widget: readManifest('widget'), bff: readManifest('bff') };

function open(name: PackageName): { files: readonly string[]; read(path: string): string } {
  const packed: Package = createPackageFromTarballData(new Uint8Array(readFileSync(tarballs[name])));
  const folder = `/node_modules/@payee-check/${name}/`;
  return {
    files: packed.listFiles().map((path) => path.slice(folder.length)),
    read: (path) => packed.readFile(folder + path),
  };
}

describe.each(PACKAGES)('the tarball of %s', (name) => {
  const { files, read } = open(name);

  it('has the licence and a README of its own', () => {
    expect(read('LICENSE')).toBe(readFileSync(join(root, 'LICENSE'), 'utf8'));
    expect(read('README.md')).toContain(`# @payee-check/${name}`);
  });

  it('contains only built files, their source and what tools read', () => {
    const strangers = files.filter(
      (path) =>
        !/^(dist|src|versions)\//.test(path) &&
        !/^(package|custom-elements|(css|html)-custom-data)\.json$|^(LICENSE|README\.md)$/.test(path),
    );
    expect(strangers).toEqual([]);
  });

  it('contains no tests, no test helpers and no compiler state', () => {
    expect(files.filter((path) => /\.test\.|\/testing\/|tsbuildinfo|fixture/.test(path))).toEqual([]);
  });

  it('contains the source that each source map points to', () => {
    const maps = files.filter((path) => path.endsWith('.map'));
    expect(maps.length).toBeGreaterThan(0);
    for (const path of maps) {
      const { sources } = z.object({ sources: z.array(z.string()) }).parse(JSON.parse(read(path)));
      for (const source of sources) expect(files).toContain(posix.join(dirname(path), source));
    }
  });

  it('imports nothing that it does not declare', () => {
    const { dependencies, peerDependencies } = manifests[name];
    const optional = ['@opentelemetry/api', '@payee-check/widget'];
    const known = new Set([...Object.keys(dependencies), ...Object.keys(peerDependencies), ...optional]);
    const strangers = files
      .filter((path) => /^dist\/(?!cdn\/).*\.(js|d\.ts)$/.test(path))
      .flatMap((path) =>
        [
          ...read(path).matchAll(/(?:^(?:import|export)\b[^;'"]*?from |^import |\bimport\()["']([^."'][^"']*)["']/gm),
        ].map(([, specifier = '']) => ({ path, specifier, package: /^(@[^/]+\/)?[^/]+/.exec(specifier)?.[0] ?? '' })),
      )
      .filter(({ specifier, package: name }) => !specifier.startsWith('node:') && !known.has(name));
    expect(strangers).toEqual([]);
  });

  it('names no folder of the machine that packed it', () => {
    const text = files.filter((path) => /\.(js|json|ts|map)$/.test(path));
    expect(text.filter((path) => read(path).includes(root))).toEqual([]);
    // Scripts that build before packing do not run on the user's machine.
    const { scripts: _, ...manifest } = z.record(z.string(), z.unknown()).parse(JSON.parse(read('package.json')));
    expect(JSON.stringify(manifest)).not.toMatch(/"file:|\.\.\//);
  });

  it('runs no script when it is installed', () => {
    const { scripts = {} } = z
      .object({ scripts: z.record(z.string(), z.string()).optional() })
      .parse(JSON.parse(read('package.json')));
    expect(Object.keys(scripts).filter((script) => /^(pre|post)?(install|prepare)$/.test(script))).toEqual([]);
  });
});

describe('the three packages', () => {
  it('have the same version, and depend on each other in that version', () => {
    const [version] = new Set(PACKAGES.map((name) => manifests[name].version));
    expect(PACKAGES.map((name) => manifests[name].version)).toEqual([version, version, version]);
    expect(manifests.widget.dependencies['@payee-check/shared']).toBe(version);
    expect(manifests.bff.dependencies['@payee-check/shared']).toBe(version);
  });

  it('come from one repository, each from its own folder', () => {
    expect(new Set(PACKAGES.map((name) => manifests[name].repository.url)).size).toBe(1);
    for (const name of PACKAGES) expect(manifests[name].repository.directory).toBe(name);
  });
});

describe('the files that a page loads from the BFF', () => {
  const { files, read } = open('widget');
  const hashes = z.record(z.string(), z.string()).parse(JSON.parse(read('dist/cdn/integrity.json')));

  it('are listed with the hash that a page pins', () => {
    const scripts = files
      .filter((path) => /^dist\/cdn\/.*\.js$/.test(path))
      .map((path) => path.slice('dist/cdn/'.length));
    expect(Object.keys(hashes).sort()).toEqual(scripts.sort());
    for (const [file, hash] of Object.entries(hashes)) {
      expect(
        `sha384-${createHash('sha384')
          .update(read(`dist/cdn/${file}`))
          .digest('base64')}`,
      ).toBe(hash);
    }
  });

  it('come with the messages of their version, for `payee-check shown`', () => {
    expect(files).toContain('dist/cdn/shown.mjs');
    expect(files).toContain('dist/receipt.html');
  });
});

describe('the commands', () => {
  it.each(['shared', 'bff'] as const)(
    'of %s are also executable in a built clone, where npx runs the files themselves',
    (name) => {
      const { bin } = z
        .object({ bin: z.record(z.string(), z.string()) })
        .parse(JSON.parse(open(name).read('package.json')));
      for (const path of Object.values(bin)) expect(statSync(join(root, name, path)).mode & 0o111).toBe(0o111);
    },
  );
});

describe('the custom-elements manifest', () => {
  const { read, files } = open('widget');

  it('is where package.json says, and names modules that exist', () => {
    const { customElements } = z.object({ customElements: z.string() }).parse(JSON.parse(read('package.json')));
    const { modules } = z
      .object({ modules: z.array(z.object({ path: z.string() })).min(1) })
      .parse(JSON.parse(read(customElements)));
    for (const { path } of modules) expect(files).toContain(path);
  });
});

import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { providerName } from '@payee-check/shared/contract';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');

/**
 * The folders of the BFF from top to bottom, as listed in CONTRIBUTING. A module imports from its own folder and from
 * those below; folders on one line do not import from each other. Types count, too.
 */
const ORDER = [
  ['http', 'doctor'],
  ['config'],
  ['batches'],
  ['checks'],
  ['providers', 'callbacks'],
  ['outbound'],
  ['limits', 'audit'],
  ['receipts'],
  ['sessions', 'accounts', 'log', 'widget-files', 'participants', 'queue'],
  ['store'],
  ['domain', 'metrics', 'settings', 'secrets', 'time', 'tracing'],
];

const level = new Map(ORDER.flatMap((folders, index) => folders.map((folder) => [folder, index] as const)));
const source = join(root, 'bff', 'src');

/** Every import of one file of the BFF by another in a different folder, except in tests. */
function imports(): { readonly from: string; readonly to: string }[] {
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && !file.split(sep).includes('testing'),
  );
  return files.flatMap((file) =>
    [...readFileSync(join(source, file), 'utf8').matchAll(/(?:from|import)\s*\(?'(\.[^']+)'/g)].map(
      ([, path = '']) => ({
        from: file.replaceAll(sep, '/'),
        to: relative(source, resolve(source, dirname(file), path)).replaceAll(sep, '/'),
      }),
    ),
  );
}

/** `null` for the few modules above all folders, which put the parts together. */
const folderOf = (file: string): string | null => (file.includes('/') ? (file.split('/')[0] ?? null) : null);

describe('the folders of the BFF', () => {
  const found = imports();

  it('are all in the order', () => {
    const folders = new Set(found.map(({ from }) => folderOf(from)).filter((folder) => folder !== null));
    expect([...folders].filter((folder) => !level.has(folder))).toEqual([]);
  });

  it('only import downwards', () => {
    const upwards = found.filter(({ from, to }) => {
      const [above, below] = [folderOf(from), folderOf(to)];
      if (above === null || above === below) return false;
      return below === null || (level.get(above) ?? 0) >= (level.get(below) ?? 0);
    });
    expect(upwards.map(({ from, to }) => `${from} → ${to}`)).toEqual([]);
  });
});

describe('the packages', () => {
  it.each([
    ['shared', []],
    ['widget', ['shared']],
    ['bff', ['shared']],
  ])('%s imports from no package of ours but %j', (name, allowed) => {
    const files = readdirSync(join(root, name, 'src'), { recursive: true, encoding: 'utf8' }).filter(
      (file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && !file.split(sep).includes('testing'),
    );
    const used = files.flatMap((file) =>
      [...readFileSync(join(root, name, 'src', file), 'utf8').matchAll(/from '@payee-check\/(\w+)/g)].map(
        (match) => match[1],
      ),
    );
    expect([...new Set(used)].filter((other) => other !== undefined && ![name, ...allowed].includes(other))).toEqual(
      [],
    );
  });
});

describe('a file of shipped source', () => {
  it('is never over 350 lines, as CONTRIBUTING says', () => {
    const files = ['shared', 'widget', 'bff', 'demo'].flatMap((name) =>
      readdirSync(join(root, name, 'src'), { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && !file.split(sep).includes('testing'))
        .map((file) => join(root, name, 'src', file)),
    );
    const long = files.filter((file) => readFileSync(file, 'utf8').trimEnd().split('\n').length > 350);
    expect(long.map((file) => relative(root, file))).toEqual([]);
  });
});

describe('what has state', () => {
  it.each(['shared', 'bff', 'demo'])('is a closure in %s, where only errors are classes', (name) => {
    const files = readdirSync(join(root, name, 'src'), { recursive: true, encoding: 'utf8' }).filter(
      (file) => file.endsWith('.ts') && !file.endsWith('.test.ts'),
    );
    const classes = files.flatMap((file) =>
      [...readFileSync(join(root, name, 'src', file), 'utf8').matchAll(/^(?:export )?class .+/gm)].map(
        ([line]) => line,
      ),
    );
    expect(classes.filter((line) => !line.includes(' extends Error '))).toEqual([]);
  });

  it('is a class in the element', () => {
    const folder = join(root, 'widget', 'src');
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
      (file) => file.endsWith('.ts') && !/\btest(ing)?\b/.test(file),
    );
    // The client's factory is public, and a plain function like the BFF's.
    const factories = files.flatMap((file) =>
      [...readFileSync(join(folder, file), 'utf8').matchAll(/^export (?:async )?function create(\w+)/gm)].map(
        ([, made]) => made,
      ),
    );
    expect(factories).toEqual(['PayeeCheckClient']);
  });
});

describe('a provider', () => {
  it.each(providerName.options)('%s has the same parts as the others', (name) => {
    const parts = readdirSync(join(source, 'providers', name));
    for (const part of ['index', 'settings', 'client', 'schema', 'mapping', 'errors']) {
      expect(parts).toContain(`${part}.ts`);
    }
  });

  /** A provider's own folders, its tests and documentation, and generated files. */
  const isItsOwn = (file: string, name: string) =>
    ['providers', 'sandbox'].some((folder) => file.includes(`/${folder}/${name}/`)) ||
    /(^|\/)(test|testing|docs|etc|dist|node_modules|templates)\//.test(file) ||
    /\.test\.|\.md$/.test(file);

  const files = ['bff', 'shared', 'widget', 'demo', 'scripts'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .map((file) => `${folder}/${file.replaceAll(sep, '/')}`)
      .filter((file) => /\.(ts|mjs|json|html)$/.test(file) && !/\/(dist[^/]*|node_modules)\//.test(file)),
  );
  const naming = (name: string) =>
    files.filter(
      (file) => !isItsOwn(file, name) && new RegExp(`\\b${name}\\b`).test(readFileSync(join(root, file), 'utf8')),
    );
  const MOST = 5;

  it.each(providerName.options)('%s is named in few files', (name) => {
    expect(naming(name).length, naming(name).join(', ')).toBeLessThanOrEqual(MOST);
  });
});

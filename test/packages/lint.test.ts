import { readFileSync } from 'node:fs';
import { checkPackage, createPackageFromTarballData, type Problem } from '@arethetypeswrong/core';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { describe, expect, inject, it } from 'vitest';
import { PACKAGES } from './lib/pack.ts';

const tarballs = inject('tarballs');

/** ES modules only: resolution without `exports` (Node before 12.7) and `require` are not supported. */
const OURS = new Set(['node16-esm', 'bundler']);
const concernsUs = (problem: Problem) => !('resolutionKind' in problem) || OURS.has(problem.resolutionKind);

describe.each(PACKAGES)('%s', (name) => {
  const tarball = new Uint8Array(readFileSync(tarballs[name]));

  it('passes publint, including its suggestions', async () => {
    const { messages, pkg } = await publint({ pack: { tarball: tarball.buffer }, strict: true });
    expect(messages.map((message) => formatMessage(message, pkg, { color: false }))).toEqual([]);
  });

  it('resolves to its types, for a bundler and for Node’s modules', async () => {
    const result = await checkPackage(createPackageFromTarballData(tarball), {
      excludeEntrypoints: [/\.json$/, /\/cdn\//],
    });
    if (!result.types) throw new Error('No types found');
    expect(Object.keys(result.entrypoints).length).toBeGreaterThan(0);
    expect(result.problems.filter(concernsUs)).toEqual([]);
  });
});

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { apiReport } from './lib/api-report.ts';
import { root } from './lib/commands.ts';
import { entries } from './lib/manifests.ts';

const folder = join(root, 'etc', 'api');
const fileOf = (specifier: string) => `${specifier.replace('@payee-check/', '').replaceAll('/', '.')}.api.md`;

describe('the public surface', () => {
  it.each(entries)('of $specifier is as last reviewed; `npm run api` updates the record', async (entry) => {
    await expect(apiReport(entry)).toMatchFileSnapshot(join(folder, fileOf(entry.specifier)));
  });

  it('is recorded for every entry and for nothing else', () => {
    expect(readdirSync(folder).sort()).toEqual(entries.map(({ specifier }) => fileOf(specifier)).sort());
  });
});

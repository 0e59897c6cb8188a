import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { apiReport } from './lib/api-report.ts';
import { root } from './lib/commands.ts';
import { entries } from './lib/manifests.ts';

const folder = join(root, 'etc', 'api');
const fileOf = (specifier: string) => `${specifier.replace('@payee-check/', '').replaceAll('/', '.')}.api.md`;

describe('the public surface', () => {
  it.each(entries)('of $specifier is what was last reviewed; `npm run api` writes it anew', async (entry) => {
    await expect(apiReport(entry)).toMatchFileSnapshot(join(folder, fileOf(entry.specifier)));
  });

  it('is written down for entries that exist, and no others', () => {
    expect(readdirSync(folder).sort()).toEqual(entries.map(({ specifier }) => fileOf(specifier)).sort());
  });
});

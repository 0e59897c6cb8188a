import { join } from 'node:path';

// Scripts are JavaScript without types, and are loaded by a path that is not written into the import.
const scripts = join(import.meta.dirname, '../../scripts/lib');

/** Builds what is missing of the packages and the documentation, before a worker that needs them waits for it in a test. */
export default async function setUp(): Promise<void> {
  const { build }: { build(): Promise<void> } = await import(join(scripts, 'build.mjs'));
  await build();
  const { ensureDocs }: { ensureDocs(): Promise<unknown> } = await import(join(scripts, 'docs.mjs'));
  await ensureDocs();
}

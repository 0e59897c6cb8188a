import { join } from 'node:path';

// Scripts are JavaScript without types, and are loaded from a path that the compiler does not see.
const scripts = join(import.meta.dirname, '../../scripts/lib');

/** Builds what is missing of the packages and the documentation, so that no test has to wait for it. */
export default async function setUp(): Promise<void> {
  const { build }: { build(): Promise<void> } = await import(join(scripts, 'build.mjs'));
  await build();
  const { ensureDocs }: { ensureDocs(): Promise<unknown> } = await import(join(scripts, 'docs.mjs'));
  await ensureDocs();
}

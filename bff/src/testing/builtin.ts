import { syncBuiltinESMExports } from 'node:module';
import { afterAll } from 'vitest';

/** Has a function of one of Node's modules replaced wherever it is imported, until the tests of this file have ended. */
export function replaceEverywhere(replaced: { mockRestore(): void }): void {
  syncBuiltinESMExports();
  afterAll(() => {
    replaced.mockRestore();
    syncBuiltinESMExports();
  });
}

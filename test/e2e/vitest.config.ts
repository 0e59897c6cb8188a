import { defineConfig } from 'vitest/config';

/** End to end: the built packages, started as a newcomer starts them, driven in a real browser. */
export default defineConfig({
  test: {
    root: import.meta.dirname,
    include: ['**/*.e2e.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
    maxConcurrency: 50,
  },
});

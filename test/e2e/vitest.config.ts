import { defineConfig } from 'vitest/config';

/** End to end: the built packages, started as a newcomer starts them, driven in a real browser. */
export default defineConfig({
  test: {
    root: import.meta.dirname,
    include: ['**/*.e2e.ts'],
    globalSetup: './set-up.ts',
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // Vitest's default of one second is too short for a check while another worker uses the processors.
    expect: { poll: { timeout: 10_000 } },
    // A worker keeps its demo and its browser for all files that it runs (`demo.ts`).
    isolate: false,
    maxWorkers: 2,
    maxConcurrency: 50,
  },
});

import { defineConfig } from 'vitest/config';

/** Inside the workspace everything runs from source; a published package resolves to its built output. */
const conditions = ['@payee-check/source', 'node'];

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions, externalConditions: conditions } },
  test: {
    include: ['{shared,bff,demo,widget}/src/**/*.test.ts', 'test/**/*.test.ts'],
    exclude: ['**/node_modules/**', '**/dist/**', '**/*.browser.test.ts', 'test/packages/**'],
    environment: 'node',
    // A worker loads each module once: importing them anew for each file took more processor time than the tests.
    isolate: false,
    // Most of a test here is waiting for a socket: more workers than processors finish in less than half the time.
    maxWorkers: 3,
    testTimeout: 20_000,
    hookTimeout: 30_000,
    // A machine that runs several suites at once may be slow: what is waited for comes, or the test fails later.
    expect: { poll: { timeout: 10_000 } },
  },
});

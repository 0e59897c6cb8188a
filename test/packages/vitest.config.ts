import { defineConfig } from 'vitest/config';

const conditions = ['@payee-check/source', 'node'];

/**
 * What a user installs: the packed tarballs, inspected, and installed into projects. `*.test.ts` need little from npm
 * beyond what this repository has, and are part of `npm test`; `*.e2e.ts` install frameworks, take minutes, and run
 * with `npm run test:packages`.
 */
export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions, externalConditions: conditions } },
  test: {
    root: import.meta.dirname,
    include: ['*.test.ts', '*.e2e.ts'],
    globalSetup: './lib/pack.ts',
    testTimeout: 60_000,
    hookTimeout: 300_000,
    fileParallelism: false,
  },
});

/**
 * Runs one benchmark: `node test/bench/run.mjs iban`.
 *
 * It is bundled first, since Node 20 does not run TypeScript, with all packages left out of the bundle: what is
 * measured is what a user installs, built by `npm run build`.
 */

import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const here = path.dirname(fileURLToPath(import.meta.url));
const [name] = process.argv.slice(2);
if (name === undefined || !/^[a-z-]+$/.test(name)) throw new Error('name a benchmark: node test/bench/run.mjs iban');

const outDir = path.join(here, '../dist/bench');
await build({
  root: here,
  configFile: false,
  logLevel: 'warn',
  build: {
    ssr: path.join(here, `${name}.ts`),
    outDir,
    emptyOutDir: false,
    target: 'node20',
    minify: false,
    rolldownOptions: { external: (id) => !id.startsWith('.') && !path.isAbsolute(id) },
  },
});
const [code] = await once(
  fork(path.join(outDir, `${name}.js`), { execPath: process.env.BENCH_NODE ?? process.execPath }),
  'exit',
);
process.exitCode = code ?? 1;

/** `npm run check`: types, lint, format, dead code, size. Fast enough for every commit. */

import { checks } from './lib/checks.mjs';
import { ensureDependencies } from './lib/run.mjs';

await ensureDependencies();
let failed = 0;
for (const { name, run } of checks) {
  const started = Date.now();
  const { code, output } = await run();
  console.log(`${code === 0 ? 'ok    ' : 'FAILED'} ${name} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
  if (code !== 0) {
    failed += 1;
    console.log(output.trimEnd());
  }
}
process.exitCode = failed === 0 ? 0 : 1;

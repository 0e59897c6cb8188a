/** `npm run check`: types, lint, format, dead code, size. Fast enough for every commit. */

import { runChecks } from './lib/checks.mjs';
import { ensureDependencies } from './lib/run.mjs';

await ensureDependencies();
const { failed } = await runChecks();
process.exitCode = failed === 0 ? 0 : 1;

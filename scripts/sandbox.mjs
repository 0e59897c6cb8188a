/**
 * `npm run sandbox`: installs and builds what is missing, then starts the five providers by themselves.
 *
 * package.json calls it as `node -- scripts/sandbox.mjs`: Node 20 takes `--env-file` for its own wherever it stands, but for
 * what follows `--`.
 */
import { build, ensureDependencies } from './lib/run.mjs';

try {
  await ensureDependencies();
  // Standard output is the environment alone.
  console.error('Building …');
  await build();
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
await import('../demo/dist/sandbox-server.js');

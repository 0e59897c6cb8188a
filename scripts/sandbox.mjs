/**
 * `npm run sandbox`: installs and builds what is missing, then starts the five providers by themselves.
 *
 * package.json calls it as `node -- scripts/sandbox.mjs`: Node 20 takes `--env-file` for its own option anywhere on the
 * command line, except after `--`.
 */
import { build } from './lib/build.mjs';
import { ensureDependencies } from './lib/run.mjs';

try {
  await ensureDependencies('start');
  await build();
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
await import('../demo/dist/sandbox-server.js');

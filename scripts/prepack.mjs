/**
 * Runs before `npm pack` and `npm publish` of each package, so that a tarball contains the current sources, never an
 * older build or none. Reports on standard error, since `npm pack --json` uses standard output.
 */
import { build, packages } from './lib/build.mjs';
import { ensureDependencies } from './lib/run.mjs';

try {
  await ensureDependencies('start');
  await build(packages);
} catch (error) {
  console.error(error.message);
  process.exit(1);
}

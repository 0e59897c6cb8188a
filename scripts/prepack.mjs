/**
 * Runs before `npm pack` and `npm publish` of each package: a tarball holds what the sources say now, never an older build or
 * none. Says what it does on standard error, since `npm pack --json` answers on the other.
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

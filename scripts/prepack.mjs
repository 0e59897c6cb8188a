/**
 * Runs before `npm pack` and `npm publish` of each package: a tarball holds what the sources say now, never an older build or
 * none. Says what it does on standard error, since `npm pack --json` answers on the other.
 */
import { ensureDependencies, run } from './lib/run.mjs';

try {
  await ensureDependencies();
  const { code, output } = await run('npm', ['run', 'build:packages', '--silent'], { capture: true });
  if (code !== 0) throw new Error(`The build failed:\n${output}`);
} catch (error) {
  console.error(error.message);
  process.exit(1);
}

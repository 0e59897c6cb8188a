/**
 * `npm run build`: builds everything and checks its types. `--packages` leaves out the demo, which is not part of a
 * release.
 */
import { build, packages } from './lib/build.mjs';

try {
  await build(process.argv.includes('--packages') ? packages : undefined, { types: true });
} catch (error) {
  console.error(error.message);
  process.exit(1);
}

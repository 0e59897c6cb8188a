/** `npm run build`: everything, with its types checked. `--packages` leaves the demo out, which no release holds. */
import { build, packages } from './lib/build.mjs';

try {
  await build(process.argv.includes('--packages') ? packages : undefined, { types: true });
} catch (error) {
  console.error(error.message);
  process.exit(1);
}

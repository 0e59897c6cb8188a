/**
 * `npm start`: installs, builds, and starts the BFF, the sandbox and the demo page. `npm run dev` does so again on
 * every change.
 */
import { build } from './lib/build.mjs';
import { ensureDependencies } from './lib/run.mjs';

try {
  await ensureDependencies('start');
  await build(['demo', 'cdn', 'receiptPage']);
} catch (error) {
  console.error(error.message);
  process.exit(1);
}

const { docs } = await import('../demo/dist/start.js');
// With `npm run dev`, they are built when they are first requested, since each change of the widget would rebuild them.
if (!process.argv.includes('--without-docs')) await docs.prepare();

/** `npm start`: installs, builds, and starts the BFF, the sandbox and the demo page. `--watch` rebuilds on change. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { build } from './lib/build.mjs';
import { ensureDependencies, root } from './lib/run.mjs';

const watch = process.argv.includes('--watch');

try {
  await ensureDependencies('start');
  await build(['demo', 'cdn', 'receiptPage']);
} catch (error) {
  console.error(error.message);
  process.exit(1);
}

if (watch) {
  const stay = { cwd: root, stdio: 'inherit' };
  const bin = (name) => join(root, 'node_modules', '.bin', name);
  const children = [
    spawn(bin('tsc'), ['-b', '--watch', '--preserveWatchOutput'], stay),
    spawn('npm', ['run', 'watch', '--silent', '-w', 'widget'], stay),
    spawn(
      process.execPath,
      [...['shared', 'bff', 'demo'].map((name) => `--watch-path=${name}/dist`), 'demo/dist/start.js'],
      stay,
    ),
  ];
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.on(signal, () => {
      for (const child of children) child.kill(signal);
      process.exit(0);
    });
  }
} else {
  const { docs } = await import('../demo/dist/start.js');
  await docs.prepare();
}

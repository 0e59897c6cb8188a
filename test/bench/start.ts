/** How long until it serves: the BFF alone, and `npm start` from a built tree (installing nothing, building again). */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { bffEnvironment } from './lib/checks.ts';
import { median } from './lib/measure.ts';
import { node, root, serveBff } from './lib/processes.ts';
import { report } from './lib/report.ts';

const ROUNDS = 7;

const bff: number[] = [];
for (let round = 0; round < ROUNDS; round++) {
  const server = await serveBff(bffEnvironment('http://127.0.0.1:9'));
  bff.push(server.startedInMs);
  await server.stop();
}

/** The baseline: a Node process that does nothing. */
const empty: number[] = [];
for (let round = 0; round < ROUNDS; round++) {
  const startedAt = performance.now();
  await once(spawn(node, ['--eval', '0'], { stdio: 'ignore' }), 'exit');
  empty.push(performance.now() - startedAt);
}

/** Milliseconds until the page's address is printed. */
async function wholeStart(): Promise<number> {
  const startedAt = performance.now();
  const child = spawn('npm', ['start'], {
    cwd: root,
    env: { ...process.env, PORT: '0', DEMO_PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  });
  let printed = false;
  for await (const chunk of child.stdout) {
    printed = String(chunk).includes('Demo page');
    if (printed) break;
  }
  if (!printed) throw new Error('npm start exited without printing a page');
  const took = performance.now() - startedAt;
  // Including npm's own child.
  if (child.pid !== undefined) process.kill(-child.pid, 'SIGTERM');
  return took;
}
const whole = [await wholeStart(), await wholeStart(), await wholeStart()];

const row = (name: string, values: readonly number[]) => [
  name,
  Math.round(median(values)),
  Math.round(Math.min(...values)),
  values.length,
];
await report('start', [
  {
    title: 'Until it serves',
    head: ['', 'median ms', 'least ms', 'rounds'],
    rows: [
      row('the BFF, until /readyz answers', bff),
      row('Node itself, doing nothing', empty),
      row('npm start, from a built tree', whole),
    ],
  },
]);

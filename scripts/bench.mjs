/**
 * `npm run bench`: runs every benchmark in `test/bench`, one after another, each compared with its peers, and writes
 * the results as tables, as JSON in `test-results/bench`, and as charts in `docs/images`. Give names to run only those:
 * `npm run bench -- iban bff`.
 *
 * `--node 24` runs the servers on another version of Node, which npm installs. `--checks 1000000` makes `memory` a long
 * run. `--networks`, `--addresses` and `--seconds` are for `attack`. Fails if a goal is missed.
 */
import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from './lib/build.mjs';
import { ensureDependencies, root, run } from './lib/run.mjs';

const folder = join(root, 'test', 'bench');
const all = readdirSync(folder)
  .filter((file) => file.endsWith('.ts'))
  .map((file) => basename(file, '.ts'));
const option = { type: 'string' };
const { values, positionals } = parseArgs({
  options: { node: option, checks: option, networks: option, addresses: option, seconds: option },
  allowPositionals: true,
});
const unknown = positionals.filter((name) => !all.includes(name));
if (unknown.length > 0) throw new Error(`No such benchmark: ${unknown.join(', ')}. There are: ${all.join(', ')}`);

/** The path of a Node of that version. @param {string} version */
async function nodeOf(version) {
  if (!/^\d+(\.\d+){0,2}$/.test(version)) throw new Error(`--node takes a version such as 24, not ${version}`);
  const { code, output } = await run('npx', ['-y', '-p', `node@${version}`, 'which', 'node'], { capture: true });
  const found = output.split('\n').findLast((line) => line.startsWith('/'));
  if (code !== 0 || found === undefined) throw new Error(`npm did not install Node ${version}:\n${output}`);
  return found;
}

await ensureDependencies();
await build();
const env = {
  ...(values.node !== undefined && { BENCH_NODE: await nodeOf(values.node) }),
  ...(values.checks !== undefined && { BENCH_CHECKS: values.checks }),
  ...(values.networks !== undefined && { BENCH_NETWORKS: values.networks }),
  ...(values.addresses !== undefined && { BENCH_ADDRESSES: values.addresses }),
  ...(values.seconds !== undefined && { BENCH_SECONDS: values.seconds }),
};
for (const name of positionals.length > 0 ? positionals : all) {
  const { code } = await run(process.execPath, [join(folder, 'run.mjs'), name], { env });
  if (code !== 0) process.exitCode = 1;
}

/**
 * `npm run bench`: every benchmark of `test/bench`, one after another, each beside its peers, as tables. Names may be
 * given to run only those: `npm run bench -- iban`. A goal that is missed makes it fail.
 */
import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { build, ensureDependencies, root, run } from './lib/run.mjs';

const folder = join(root, 'test', 'bench');
const all = readdirSync(folder)
  .filter((file) => file.endsWith('.ts'))
  .map((file) => basename(file, '.ts'));
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !all.includes(name));
if (unknown.length > 0) throw new Error(`No such benchmark: ${unknown.join(', ')}. There are: ${all.join(', ')}`);

await ensureDependencies();
await build();
for (const name of wanted.length > 0 ? wanted : all) {
  const { code } = await run(process.execPath, [join(folder, 'run.mjs'), name]);
  if (code !== 0) process.exitCode = 1;
}

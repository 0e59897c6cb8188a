/**
 * Puts example files into the pages that quote them, so that what a reader copies is what a test ran.
 *
 *     node docs/quote.mjs            writes the quotes
 *     node docs/quote.mjs --check    fails where a quote differs from its file
 *
 * A quote is a fenced block after a line `<!-- file: path from this folder -->`.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const docs = import.meta.dirname;
const QUOTE = /(<!-- file: (\S+) -->\n\n```\w+\n)[\s\S]*?(^```$)/gm;

const quoted = (page) =>
  page.replace(QUOTE, (_, before, file, after) => before + readFileSync(join(docs, file), 'utf8') + after);

let stale = 0;
for (const name of readdirSync(docs, { recursive: true })) {
  if (!name.endsWith('.md') || name.startsWith('dist')) continue;
  const path = join(docs, name);
  const page = readFileSync(path, 'utf8');
  const current = quoted(page);
  if (current === page) continue;
  stale += 1;
  if (process.argv.includes('--check')) process.stderr.write(`${name} quotes a file that has changed\n`);
  else writeFileSync(path, current);
}
if (process.argv.includes('--check') && stale > 0) process.exitCode = 1;

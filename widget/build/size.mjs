/**
 * Prints the compressed size of what a page loads at first, and fails if that is more than 15 KiB; the same for the
 * code that reads pasted text, which is loaded on the first paste, while the payer waits: 2 KiB.
 */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const BUDGETS = { 'payee-check.js': 15 * 1024, 'paste.js': 2 * 1024 };

for (const [name, budget] of Object.entries(BUDGETS)) {
  const code = await readFile(fileURLToPath(new URL(`../dist/cdn/${name}`, import.meta.url)));
  if (/\bimport\b\s*[{*"'`\w]/.test(code.toString())) throw new Error(`${name} has a static import`);
  const size = gzipSync(code, { level: 9 }).length;
  process.stdout.write(`${name}: ${size} bytes gzip (${(size / 1024).toFixed(1)} KiB of ${budget / 1024})\n`);
  if (size > budget) process.exitCode = 1;
}

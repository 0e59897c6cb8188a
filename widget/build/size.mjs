/** Says what a page loads at first, compressed, and fails where that is more than 15 KiB. */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const BUDGET = 15 * 1024;

const entry = await readFile(fileURLToPath(new URL('../dist/cdn/payee-check.js', import.meta.url)));
if (/\bimport\b\s*[{*"'`\w]/.test(entry.toString())) throw new Error('The entry has a static import');
const size = gzipSync(entry, { level: 9 }).length;
process.stdout.write(`payee-check.js: ${size} bytes gzip (${(size / 1024).toFixed(1)} KiB of 15)\n`);
if (size > BUDGET) process.exitCode = 1;

/**
 * Says what `readPaymentDetails` adds to a page that has the rules of account numbers already, compressed, and fails
 * where that is more than 2 KiB: the element loads it at a paste.
 */
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';

const BUDGET = 2 * 1024;

const result = await build({
  configFile: false,
  logLevel: 'silent',
  build: {
    write: false,
    minify: true,
    target: 'es2022',
    modulePreload: false,
    rolldownOptions: {
      input: fileURLToPath(new URL('../src/payment-details/index.ts', import.meta.url)),
      preserveEntrySignatures: 'strict',
      external: /\/(?:iban|uk)\/[\w-]+\.ts$/,
    },
  },
});
const [{ output }] = [result].flat();
// What is imported is there already, in a bundle without a word.
const code = output.map((chunk) => chunk.code.replace(/^(?:import\{[^}]*\}from"[^"]*";)+/, '')).join('');
const size = gzipSync(code, { level: 9 }).length;
process.stdout.write(`payment-details: ${size} bytes gzip (${(size / 1024).toFixed(1)} KiB of 2)\n`);
if (size > BUDGET) process.exitCode = 1;

/**
 * Says what reading a pasted text adds to a page that has the rules of account numbers already, compressed, and fails
 * where that is more than its budget: accounts and name, which the element loads while a payer waits, 2 KiB; the whole of
 * `readPaymentDetails`, which reads a BIC too, 2.2.
 */
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';

const BUDGETS = { 'read.ts': 2048, 'index.ts': 2252 };

/** @param {string} file In `src/payment-details`. @returns {Promise<number>} bytes */
async function sizeOf(file) {
  const result = await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      minify: true,
      target: 'es2022',
      modulePreload: false,
      rolldownOptions: {
        input: fileURLToPath(new URL(`../src/payment-details/${file}`, import.meta.url)),
        preserveEntrySignatures: 'strict',
        external: /\/(?:iban|uk)\/[\w-]+\.ts$/,
      },
    },
  });
  const [{ output }] = [result].flat();
  // What is imported is there already, in a bundle without a word.
  const code = output.map((chunk) => chunk.code.replace(/^(?:import\{[^}]*\}from"[^"]*";)+/, '')).join('');
  return gzipSync(code, { level: 9 }).length;
}

for (const [file, budget] of Object.entries(BUDGETS)) {
  const size = await sizeOf(file);
  process.stdout.write(`payment-details/${file}: ${size} bytes gzip of ${budget}\n`);
  if (size > budget) process.exitCode = 1;
}

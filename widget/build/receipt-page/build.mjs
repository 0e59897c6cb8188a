/**
 * Builds `dist/receipt.html`: one file with everything in it, which says what a receipt proves. It can be opened from a
 * disk as well as from a server, and its policy lets it load nothing and send nothing.
 */
import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { template } from './template.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const source = resolve(root, 'src/receipt-page');

const { output } = await build({
  configFile: false,
  logLevel: 'warn',
  root,
  resolve: { conditions: ['@payee-check/source', 'module', 'browser', 'default'] },
  build: {
    write: false,
    target: ['safari16.4', 'chrome109', 'edge109', 'firefox115'],
    modulePreload: false,
    rollupOptions: {
      input: resolve(source, 'main.ts'),
      output: { format: 'es' },
      // package.json declares the modules free of side effects, but this one is all that the page does.
      treeshake: { moduleSideEffects: (id) => id.endsWith('receipt-page/main.ts') },
    },
  },
});
const [{ code }] = output.filter(({ type }) => type === 'chunk');
// Inlined in a page, neither may contain the end tag of its element.
const script = code.replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--');
const style = await readFile(resolve(source, 'receipt.css'), 'utf8');

const hash = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
const policy = [
  "default-src 'none'",
  `script-src ${hash(script)}`,
  `style-src ${hash(style)}`,
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');
const page = template({ policy, style, script });

await mkdir(resolve(root, 'dist'), { recursive: true });
await writeFile(resolve(root, 'dist/receipt.html'), page);
process.stdout.write(`receipt.html: ${Buffer.byteLength(page)} bytes\n`);

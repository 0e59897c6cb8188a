/**
 * Builds the files that a page loads from the BFF: `dist/cdn/payee-check.js`, one module without static imports, its
 * lazy parts, and `integrity.json` with the hash of each.
 *
 * Every `import()` in `src/chunks.ts` becomes a part: a file of its own that takes what it shares with the entry by
 * parameter, and whose hash stands in the entry (`src/cdn/load.ts`).
 */
import { createHash } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, minify } from 'vite';
import { minifyTemplates } from './minify-templates.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const source = resolve(root, 'src');
const out = resolve(root, 'dist/cdn');
const chunks = resolve(source, 'chunks.ts');

/** Modules that the entry shares with its parts, by their name in `src/cdn/kit.ts`. */
const shared = { lit: 'lit', [resolve(source, 'errors.ts')]: 'errors' };

/** Safari 16.4, Chrome and Edge 109, Firefox 115. */
const target = ['safari16.4', 'chrome109', 'edge109', 'firefox115'];

const IMPORT = /import\('(\.\/[\w/-]+)\.ts'\)/g;

async function bundle(input, format, plugins, define = {}) {
  const result = await build({
    configFile: false,
    root,
    logLevel: 'warn',
    define: { 'process.env.NODE_ENV': '"production"', ...define },
    resolve: { conditions: ['@payee-check/source', 'module', 'browser', 'production', 'import', 'default'] },
    plugins: [minifyTemplates(), ...plugins],
    build: {
      write: false,
      target,
      minify: true,
      modulePreload: false,
      lib: { entry: input, formats: [format], fileName: () => 'out.js' },
      rollupOptions: { output: { comments: false } },
    },
  });
  const [{ output }] = [result].flat();
  if (output.length !== 1) throw new Error(`${input} gave ${output.length} files`);
  // In a library Vite leaves the white space of ES modules alone.
  const minified = await minify('out.js', output[0].code, {
    module: true,
    compress: { target, passes: 3 },
    mangle: { toplevel: true },
    codegen: { removeWhitespace: true, legalComments: 'none' },
  });
  if (minified.errors.length > 0) throw new Error(`${input}: ${minified.errors[0].message}`);
  return minified.code;
}

/** In a part, what the entry shares with it is not bundled but asked for. */
const takeFromEntry = {
  name: 'take-from-entry',
  enforce: 'pre',
  async resolveId(id, importer) {
    if (!importer) return null;
    const path = id.startsWith('.') ? resolve(dirname(importer), id) : id;
    return shared[path] ? { id: shared[path], external: true } : null;
  },
};

async function buildPart(path) {
  const code = await bundle(`${path}.ts`, 'cjs', [takeFromEntry]);
  return `export default(require)=>{const exports={};${code.trim()}\nreturn exports}\n`;
}

/** In the entry, each `import()` loads a part with its hash checked. */
const loadParts = {
  name: 'load-parts',
  enforce: 'pre',
  transform(code, id) {
    if (id !== chunks) return null;
    return `import { load } from './cdn/load.ts';\n${code.replace(IMPORT, (_, path) => `load('${basename(path) === 'index' ? basename(dirname(path)) : basename(path)}')`)}`;
  },
};

const integrityOf = (code) => `sha384-${createHash('sha384').update(code).digest('base64')}`;

const files = new Map();
const text = await readFile(chunks, 'utf8');
for (const [, path] of text.matchAll(IMPORT)) {
  const name = basename(path) === 'index' ? basename(dirname(path)) : basename(path);
  files.set(name, await buildPart(resolve(source, path)));
}
const hashes = Object.fromEntries([...files].map(([name, code]) => [name, integrityOf(code)]));
files.set(
  'payee-check',
  await bundle(resolve(source, 'cdn/entry.ts'), 'es', [loadParts], { __PAYEE_CHECK_PARTS__: JSON.stringify(hashes) }),
);

await rm(out, { recursive: true, force: true });
await mkdir(out, { recursive: true });
const integrity = {};
for (const [name, code] of [...files].reverse()) {
  integrity[`${name}.js`] = integrityOf(code);
  await writeFile(resolve(out, `${name}.js`), code);
}
await writeFile(resolve(out, 'integrity.json'), `${JSON.stringify(integrity, null, 2)}\n`);

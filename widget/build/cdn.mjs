/**
 * Builds the files that a page loads from the BFF: `dist/cdn/payee-check.js`, one module without static imports, its
 * lazy parts, and `integrity.json` with the hash of each.
 *
 * Every `import()` in `src/chunks.ts` becomes a part: a file of its own that takes what it shares with the entry by
 * parameter, and whose hash stands in the entry (`src/cdn/load.ts`). The hashes of the languages stand in the part
 * that picks one.
 */
import { createHash } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, minify } from 'vite';
import { minifyTemplates } from './minify-templates.mjs';
import { trimLit } from './trim-lit.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const source = resolve(root, 'src');
/** `dist/cdn`, or the folder that is named. */
const out = resolve(root, process.argv[2] ?? 'dist/cdn');

/** Modules that the entry shares with its parts: what they take from these stands in `src/cdn/shared-modules.ts`. */
const shared = [
  'lit',
  '@payee-check/shared/iban/field',
  ...['cdn/load.ts', 'errors.ts', 'locales/en/fields.ts'].map((path) => resolve(source, path)),
];

/** Safari 16.4, Chrome and Edge 109, Firefox 115. */
const target = ['safari16.4', 'chrome109', 'edge109', 'firefox115'];

/** The modules that load others when they are needed, innermost first. */
const loaders = [
  'words/assist/locales.ts',
  'words/assist/load.ts',
  'words/locales.ts',
  'words/load.ts',
  'check/slips/load.ts',
  'check/paste/load.ts',
  'options/appearance.ts',
  'client/challenge/load.ts',
  'chunks.ts',
].map((path) => resolve(source, path));

const IMPORT = /import\('(\.[\w./-]+)\.ts'\)/g;

/** Lit's support of browsers that adopt no style sheets, which none of the targets is. */
const adoptSheets = {
  name: 'adopt-sheets',
  enforce: 'pre',
  resolveId: (id) => (/^(\.|@lit\/reactive-element)\/css-tag\.js$/.test(id) ? resolve(source, 'cdn/css-tag.ts') : null),
};

async function bundle(input, format, plugins) {
  const result = await build({
    configFile: false,
    root,
    logLevel: 'warn',
    define: { 'process.env.NODE_ENV': '"production"' },
    resolve: { conditions: ['@payee-check/source', 'module', 'browser', 'production', 'import', 'default'] },
    plugins: [adoptSheets, minifyTemplates(), trimLit(), ...plugins],
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
    return shared.includes(path) ? { id: basename(path), external: true } : null;
  },
};

const integrityOf = (code) => `sha384-${createHash('sha384').update(code).digest('base64')}`;

/** What a part is called: its file, or its folder where that is an index; a language's second part by both. */
function nameOf(path) {
  const file = basename(path);
  if (/[\\/]locales[\\/]assist[\\/]/.test(path)) return `${file}-assist`;
  return file === 'index' || file === 'define' ? basename(dirname(path)) : file;
}

/** Where other parts are loaded, each `import()` becomes a load with the hash checked. */
const loadParts = {
  name: 'load-parts',
  enforce: 'pre',
  transform(code, id) {
    if (!loaders.includes(id)) return null;
    const loads = code.replace(IMPORT, (_, path) => {
      const name = nameOf(resolve(dirname(id), path));
      return `load('${name}', '${integrityOf(files.get(name))}')`;
    });
    return `import { load } from '${resolve(source, 'cdn/load.ts')}';\n${loads}`;
  },
};

async function buildPart(path) {
  const code = await bundle(`${path}.ts`, 'cjs', [takeFromEntry, loadParts]);
  return `export default(require)=>{const exports={};${code.trim()}\nreturn exports}\n`;
}

const files = new Map();
for (const loader of loaders) {
  const text = await readFile(loader, 'utf8');
  for (const [, path] of text.matchAll(IMPORT)) {
    const file = resolve(dirname(loader), path);
    files.set(nameOf(file), await buildPart(file));
  }
}
// Nearly all of the entry runs before the first render: Chromium compiles it whole, and off the main thread, rather than
// each function when it is called first (https://v8.dev/blog/explicit-compile-hints).
files.set(
  'payee-check',
  `//# allFunctionsCalledOnLoad\n${await bundle(resolve(source, 'cdn/entry.ts'), 'es', [loadParts])}`,
);

await rm(out, { recursive: true, force: true });
await mkdir(out, { recursive: true });
const integrity = {};
for (const [name, code] of [...files].reverse()) {
  integrity[`${name}.js`] = integrityOf(code);
  await writeFile(resolve(out, `${name}.js`), code);
}
await writeFile(resolve(out, 'integrity.json'), `${JSON.stringify(integrity, null, 2)}\n`);
